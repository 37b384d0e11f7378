// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "domain/time.h"

namespace rebate {

/// What somebody wrote to an incident, for everybody. Kept in the clear and for ever: nothing personal belongs here.
struct IncidentNote {
  std::int64_t seq = 0;     ///< they are numbered as they come; gaps are possible
  std::string id;           ///< minted by who writes it
  std::string fingerprint;  ///< of the alert, as Alertmanager or whoever evaluated it says
  std::string alert;        ///< its name
  std::string region;       ///< whom it is about; empty: nobody in particular
  std::string text;
  std::string author;
  Millis at = 0;
  bool operator==(const IncidentNote&) const = default;
};

inline constexpr std::size_t kLongestIncidentNote = 2'000;  ///< characters (code points)
inline constexpr std::size_t kLongestFingerprint = 128;     ///< bytes
inline constexpr std::size_t kLongestAlertName = 200;       ///< bytes

}  // namespace rebate
