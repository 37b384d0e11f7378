// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "domain/alert.h"
#include "domain/result.h"
#include "ports/subscription.h"

namespace rebate {

/// By fingerprint: the labels that Alertmanager groups the alert by.
using AlertGroups = std::map<std::string, Labels>;

/// One Alertmanager. Each call has a deadline of its own and ends with its subscription; answers come later, never
/// from within the call. Errc::unavailable (nobody answers, or not what is expected), unanswered (of a write).
class AlertSource {
 public:
  virtual ~AlertSource() = default;
  virtual Subscription alerts(std::function<void(Result<std::vector<Alert>>)> answer) = 0;
  virtual Subscription groups(std::function<void(Result<AlertGroups>)> answer) = 0;
  /// Also expired ones, for as long as it keeps them; `source` is empty.
  virtual Subscription silences(std::function<void(Result<std::vector<Silence>>)> answer) = 0;
  virtual Subscription version(std::function<void(Result<std::string>)> answer) = 0;
  /// Its id, source and state are Alertmanager's to give. The answer is the id.
  virtual Subscription silence(const Silence& wish, std::function<void(Result<std::string>)> answer) = 0;
  virtual Subscription expire(const std::string& id, std::function<void(Outcome)> answer) = 0;
};

/// One for each address, made when a region first names it.
using MakeAlertSource = std::function<std::unique_ptr<AlertSource>(const std::string& address)>;

}  // namespace rebate
