// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "domain/alert.h"
#include "ports/history.h"

namespace rebate {

/// Silences on what only this desktop knows, kept in its history.
class LocalSilences {
 public:
  void load(History* history, Millis now);  ///< null: in memory only, and nothing from before
  Outcome add(Silence silence);
  Outcome expire(const std::string& id, Millis now);  ///< Errc::notFound
  void drop(Millis now);                              ///< those that are over
  const std::vector<Silence>& all() const { return silences_; }
  bool isOf(const History* history) const { return history_ == history; }

 private:
  Outcome keep(const Silence& silence);

  History* history_ = nullptr;
  std::vector<Silence> silences_;
};

}  // namespace rebate
