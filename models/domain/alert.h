// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/region.h"
#include "domain/result.h"
#include "domain/time.h"

namespace rebate {

using Labels = std::map<std::string, std::string>;

/// Known severities; `other`: a word we do not know, shown as it came and never dropped.
enum class Severity { critical, warning, info, other };
Severity severityFrom(std::string_view word);

/// One thing that fires, identified by its fingerprint, whichever Alertmanagers say so.
struct Alert {
  std::string fingerprint;
  Labels labels;
  Labels annotations;
  Millis startsAt = 0;                   ///< UNIX ms, by the clock of whoever says so
  Millis updatedAt = 0;                  ///< likewise
  bool suppressed = false;               ///< as Alertmanager says: silenced, or inhibited by something worse
  std::vector<std::string> silencedBy;   ///< ids of silences
  std::vector<std::string> inhibitedBy;  ///< fingerprints of what is worse
  bool operator==(const Alert&) const = default;
};

/// Empty where there is no such label.
std::string labelOf(const Alert& alert, const std::string& name);
std::string nameOf(const Alert& alert);
/// Empty: of no region in particular, or of all.
std::string regionOf(const Alert& alert);
std::string severityWordOf(const Alert& alert);
Severity severityOf(const Alert& alert);
/// How the severity looks: critical is bad, warning is warning, info is ok, an unknown word is unknown.
Status statusOf(Severity severity);
std::string runbookOf(const Alert& alert);  ///< an address or words; empty: none

struct Matcher {
  std::string name;
  std::string value;
  bool equal = true;   ///< false: everything but this
  bool regex = false;  ///< the whole value fits the expression
  bool operator==(const Matcher&) const = default;
};

enum class SilenceState { pending, active, expired };

/// Keeps from notifying what all its matchers fit.
struct Silence {
  std::string id;
  std::string source;  ///< the Alertmanager that has it; empty: this desktop
  std::vector<Matcher> matchers;
  Millis startsAt = 0, endsAt = 0;  ///< UNIX ms
  std::string owner;
  std::string comment;
  SilenceState state = SilenceState::active;
  bool operator==(const Silence&) const = default;
};

/// Matchers that fit these labels and no others: what an acknowledgement is made of.
std::vector<Matcher> exactly(const Labels& labels);
bool isExactly(const std::vector<Matcher>& matchers, const Labels& labels);
/// Expressions are Alertmanager's business: one never fits here.
bool fits(const std::vector<Matcher>& matchers, const Labels& labels);
inline constexpr Millis kLongestSilence = 30LL * 24 * 3'600'000;
inline constexpr std::size_t kLongestSilenceComment = 500;  ///< bytes

struct SilenceWish {
  std::string source;  ///< empty: this desktop, where expressions cannot be matched
  std::vector<Matcher> matchers;
  Millis span = 3'600'000;
  std::string comment;
};
/// Errc::invalid with the member's name: "matchers" (none, one without a name, or one that would fit everything),
/// "regex" (here), "span", "comment" (1 to 500 bytes).
Outcome check(const SilenceWish& wish);

/// `name="value"`, as Alertmanager writes it.
std::string textOf(const Matcher& matcher);

}  // namespace rebate
