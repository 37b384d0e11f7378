// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/alert.h"
#include "domain/result.h"
#include "domain/threshold.h"
#include "ports/subscription.h"

namespace rebate {

/// firing: somebody is needed. acknowledged: somebody has it, by a silence on exactly its labels. suppressed: another
/// silence, or something worse, keeps it quiet.
enum class Standing { firing, acknowledged, suppressed };

/// A threshold of this desktop that fires: for the sentence about it.
struct Judgement {
  Watch watch = Watch::nothingAnswers;
  std::int64_t value = 0;
  std::int64_t limit = 0;
  std::int64_t of = 0;  ///< instances configured
  bool operator==(const Judgement&) const = default;
};

struct AlertView {
  Alert alert;
  Standing standing = Standing::firing;
  bool stale = false;                  ///< who said so does not answer any more: it may be over, or worse
  std::vector<std::string> sources;    ///< addresses of Alertmanagers; empty: this desktop
  Labels group;                        ///< that Alertmanager groups it by
  std::optional<Silence> silence;      ///< what keeps it quiet longest, when that is known
  std::optional<Judgement> judgement;  ///< of this desktop
  const std::string& id() const { return alert.fingerprint; }
  bool operator==(const AlertView&) const = default;
};

/// An Alertmanager as it answers. `status` is the worse of what it said and how old that is.
struct AlertSourceView {
  std::string address;
  std::vector<std::string> regions;  ///< that name it
  Status status = Status::unknown;
  Millis heardAt = 0;  ///< UNIX ms of this desktop's clock; 0: never
  std::string version;
  std::optional<Error> trouble;
  bool operator==(const AlertSourceView&) const = default;
};

/// Alerts from the regions' Alertmanagers and from thresholds evaluated here, and what is silenced of them.
struct AlertFacts {
  bool watching = false;          ///< somebody is inside
  std::vector<AlertView> alerts;  ///< worst first, then newest
  std::vector<Silence> silences;  ///< pending and active, soonest to end first
  std::vector<AlertSourceView> sources;
  std::vector<Threshold> thresholds = usualThresholds();
  Millis clockAhead = 0;  ///< add it to this desktop's clock to compare with moments here
  bool operator==(const AlertFacts&) const = default;
};

/// Called on the UI thread, at most once a frame.
class AlertListener {
 public:
  virtual ~AlertListener() = default;
  virtual void alertFactsChanged() = 0;
};

class AlertDesk {
 public:
  using Answer = std::function<void(Outcome)>;

  virtual ~AlertDesk() = default;
  virtual const AlertFacts& facts() const = 0;
  virtual Subscription listen(AlertListener& listener) = 0;
  /// A silence on exactly this alert, wherever it was seen, in the name of who is inside. Errc::notFound (it is over),
  /// invalid ("reason", "span"), unavailable, unanswered, storage.
  virtual void acknowledge(const std::string& fingerprint, const std::string& reason, Millis span, Answer answer) = 0;
  virtual void silence(const SilenceWish& wish, Answer answer) = 0;
  virtual void expire(const Silence& silence, Answer answer) = 0;
  /// Kept with what else is this person's.
  virtual void setThresholds(const std::vector<Threshold>& thresholds, Answer answer) = 0;
};

}  // namespace rebate
