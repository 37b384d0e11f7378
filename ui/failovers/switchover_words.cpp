// SPDX-License-Identifier: GPL-3.0-or-later
// RecordWords: what is said of a switchover.
#include "ui/failovers/record_words.h"

namespace rebate {

QString RecordWords::order(SwitchoverState state) {
  switch (state) {
    case SwitchoverState::asked:
      return tr("asked for");
    case SwitchoverState::approved:
      return tr("approved");
    case SwitchoverState::running:
      return tr("running");
    case SwitchoverState::done:
      return tr("done");
    case SwitchoverState::refused:
      return tr("refused");
    case SwitchoverState::rejected:
      return tr("rejected");
    case SwitchoverState::cancelled:
      return tr("cancelled");
    case SwitchoverState::lapsed:
      return tr("lapsed");
  }
  return {};
}

QString RecordWords::check(const PreflightCheck& check, const Preflight& preflight) {
  const auto good = check.status == Status::ok;
  const auto value = check.value ? count(*check.value) : QString();
  const auto limit = check.limit ? count(*check.limit) : QString();
  const auto fact = check.text.empty() ? Words::status(check.status) : Words::fact(check.text);
  if (check.check == "candidate")
    return good ? tr("Candidate %1 answers: %2").arg(qs(preflight.to), fact)
                : tr("Candidate %1: %2").arg(qs(preflight.to), fact);
  if (check.check == "timeline")
    return value.isEmpty() ? tr("Timeline: %1").arg(fact) : tr("On timeline %1").arg(value);
  if (check.check == "lag")
    return value.isEmpty()   ? tr("Lag: %1").arg(fact)
           : limit.isEmpty() ? tr("Lag %1 bytes").arg(value)
                             : tr("Lag %1 bytes, limit %2").arg(value, limit);
  if (check.check == "sync") return tr("Synchronous standby: %1").arg(fact);
  if (check.check == "pause") return good ? tr("Failover is not paused") : tr("Failover is paused");
  if (check.check == "maintenance") return good ? tr("No maintenance window") : tr("Maintenance window: %1").arg(fact);
  if (check.check == "instances")
    return value.isEmpty() || limit.isEmpty() ? tr("Instances: %1").arg(fact)
                                              : tr("%1 of %2 instances ready").arg(value, limit);
  if (check.check == "payouts")
    return good ? tr("No unfinished payout") : tr("Unfinished payouts: %1").arg(value.isEmpty() ? fact : value);
  if (check.check == "settled")
    return good ? tr("The last change of leader has settled") : tr("The leader changed a moment ago");
  if (check.check == "open") return good ? tr("No other switchover is open") : tr("Another switchover is open");
  return tr("%1: %2").arg(qs(check.check), fact);
}

QString RecordWords::refusal(const std::string& check) {
  if (check.empty()) return {};
  if (check == "approval") return tr("nobody approved in time");
  if (check == "leader") return tr("the leader changed meanwhile");
  if (check == "schedule") return tr("its time had passed");
  return tr("the preflight said no: %1").arg(qs(check));
}

}  // namespace rebate
