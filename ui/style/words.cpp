// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/words.h"

namespace rebate {

QString Words::state(RebateState state) {
  switch (state) {
    case RebateState::estimated:
      return tr("Estimated");
    case RebateState::waiting:
      return tr("Waiting");
    case RebateState::awaitingApproval:
      return tr("Awaiting");
    case RebateState::held:
      return tr("Held");
    case RebateState::credited:
      return tr("Credited");
    case RebateState::rejected:
      return tr("Rejected");
    case RebateState::voided:
      return tr("Void");
    case RebateState::clawedBack:
      return tr("Clawed back");
  }
  return {};
}

QString Words::reason(Reason reason) {
  switch (reason) {
    case Reason::none:
      return {};
    case Reason::attributionConflict:
      return tr("two users claim this order");
    case Reason::unattributed:
      return tr("no user found for this order");
    case Reason::unknownStatus:
      return tr("the platform sent a status that is not known");
    case Reason::refundOpen:
      return tr("a refund is open");
    case Reason::punished:
      return tr("frozen by the platform as a punishment");
    case Reason::billOpen:
      return tr("the platform's bill is not confirmed yet");
    case Reason::heldByOperator:
      return tr("held by an operator");
    case Reason::closedUpstream:
      return tr("closed by the platform");
    case Reason::nothingDue:
      return tr("nothing is left after the platform fee");
    case Reason::rejectedByOperator:
      return tr("rejected by an operator");
  }
  return {};
}

QString Words::platform(Platform platform) {
  switch (platform) {
    case Platform::taobao:
      return tr("Taobao");
    case Platform::jd:
      return tr("JD");
    case Platform::pdd:
      return tr("PDD");
  }
  return {};
}

QString Words::level(Level level) {
  switch (level) {
    case Level::bronze:
      return tr("bronze");
    case Level::silver:
      return tr("silver");
    case Level::gold:
      return tr("gold");
  }
  return {};
}

QString Words::upstream(UpstreamState state) {
  switch (state) {
    case UpstreamState::paid:
      return tr("paid");
    case UpstreamState::received:
      return tr("received");
    case UpstreamState::settled:
      return tr("settled");
    case UpstreamState::closed:
      return tr("closed");
    case UpstreamState::unknown:
      return tr("unknown status");
  }
  return {};
}

QString Words::action(Action action) {
  switch (action) {
    case Action::approve:
      return tr("Approve");
    case Action::hold:
      return tr("Hold");
    case Action::reject:
      return tr("Reject");
  }
  return {};
}

QString Words::approve(Fen amount) {
  return tr("Approve %1").arg(yuan(amount));
}

QString Words::role(Role role) {
  switch (role) {
    case Role::support:
      return tr("Support");
    case Role::finance:
      return tr("Finance");
    case Role::incident:
      return tr("Incident monitor");
    case Role::admin:
      return tr("Administrator");
    case Role::auditor:
      return tr("Auditor");
  }
  return {};
}

QString Words::outbox(OutboxState state) {
  switch (state) {
    case OutboxState::queued:
      return tr("Waiting");
    case OutboxState::sending:
      return tr("Sending");
    case OutboxState::unknown:
      return tr("No answer yet");
    case OutboxState::applied:
      return tr("Applied");
    case OutboxState::conflict:
      return tr("Conflict");
    case OutboxState::rejected:
      return tr("Refused");
    case OutboxState::expired:
      return tr("Expired");
    case OutboxState::cancelled:
      return tr("Withdrawn");
    case OutboxState::parked:
      return tr("Waits for you");
  }
  return {};
}

QString Words::status(Status status) {
  switch (status) {
    case Status::ok:
      return tr("ok");
    case Status::warning:
      return tr("warning");
    case Status::bad:
      return tr("bad");
    case Status::unknown:
      return tr("unknown");
  }
  return {};
}

QString Words::place(RegionPlace place) {
  switch (place) {
    case RegionPlace::leader:
      return tr("Leader");
    case RegionPlace::replica:
      return tr("Replica");
    case RegionPlace::candidate:
      return tr("Candidate");
    case RegionPlace::formerLeader:
      return tr("Led when last heard");
    case RegionPlace::unknown:
      return tr("Unknown");
  }
  return {};
}

QString Words::part(PartKind kind) {
  switch (kind) {
    case PartKind::gateway:
      return tr("Gateway");
    case PartKind::instances:
      return tr("Service instances");
    case PartKind::database:
      return tr("Database");
    case PartKind::queue:
      return tr("Queue");
    case PartKind::feed:
      return tr("Order feed");
    case PartKind::readCache:
      return tr("Cache");
    case PartKind::monitoring:
      return tr("Monitoring");
  }
  return {};
}

QString Words::fact(const std::string& term) {
  if (term == "leader") return tr("leader");
  if (term == "replica") return tr("replica");
  if (term == "ledger-stopped") return tr("crediting stopped");
  if (term == "failover-paused") return tr("no leader, failover paused");
  if (term == "closed") return tr("breaker closed");
  if (term == "open") return tr("breaker open");
  if (term == "half_open" || term == "half-open") return tr("breaker half open");
  if (term == "ready") return tr("ready");
  if (term == "idle") return tr("idle");
  if (term == "standby") return tr("standby");
  if (term == "in process") return tr("in process");
  if (term == "follower") return tr("follower");
  if (term == "consuming") return tr("consuming");
  if (term == "pulled_by_leader") return tr("pulled by the leader");
  if (term == "up") return tr("up");
  if (term == "down") return tr("down");
  if (term == "unreachable") return tr("does not answer");
  if (term == "no-instance") return tr("no instance ready");
  if (term == "no-quorum") return tr("no quorum");
  if (term == "dead-letters") return tr("dead letters wait");
  if (term == "held") return tr("held, crediting stopped");
  if (term == "sync_standby" || term == "quorum_standby") return tr("synchronous replica");
  if (term == "standby_leader") return tr("standby leader");
  if (term == "loading") return tr("loading");
  if (term == "prometheus-unreachable") return tr("Prometheus does not answer");
  if (term == "alertmanager-unreachable") return tr("Alertmanager does not answer");
  return qs(term);
}

QString Words::phase(FailoverPhase phase) {
  switch (phase) {
    case FailoverPhase::detect:
      return tr("detect");
    case FailoverPhase::elect:
      return tr("elect");
    case FailoverPhase::promote:
      return tr("promote");
    case FailoverPhase::reroute:
      return tr("reroute");
    case FailoverPhase::done:
      return tr("recovered");
  }
  return {};
}

QString Words::proposer(const std::string& name) {
  return name == "feed" ? tr("feed") : qs(name);
}

}  // namespace rebate
