// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failovers/record_words.h"

#include <QStringList>

#include "ui/overview/phase_bar.h"

namespace rebate {
namespace {

const QString kDot = QStringLiteral(" · ");
constexpr Millis kInSeconds = 10 * 60'000;  // longer ones in minutes and hours

/// "warning 2 of 3" → "warning", "2 of 3"
std::pair<std::string, std::string> split(const std::string& said) {
  const auto blank = said.find(' ');
  if (blank == std::string::npos) return {said, {}};
  return {said.substr(0, blank), said.substr(blank + 1)};
}

}  // namespace

QString RecordWords::kind(FailoverKind kind) {
  switch (kind) {
    case FailoverKind::failover:
      return tr("failover");
    case FailoverKind::switchover:
      return tr("switchover");
  }
  return {};
}

QString RecordWords::leaders(const FailoverRecord& record) {
  return tr("%1 → %2").arg(qs(record.measured.lost), qs(record.measured.successor));
}

QString RecordWords::recovery(const FailoverRecord& record) {
  const auto took = record.recovery();
  if (!took) return tr("not known");
  return *took < kInSeconds ? Words::seconds(*took) : Words::age(*took);
}

QString RecordWords::phases(const FailoverRecord& record) {
  if (!record.measuredHere || !record.measured.reroutedAt) return tr("not measured here");
  QStringList said;
  for (const auto& span : phasesOf(record.measured, *record.measured.reroutedAt))
    said << QString::number(static_cast<double>(span.span) / 1'000, 'f', 1);
  return said.join(kDot);
}

QString RecordWords::decisions(const FailoverRecord& record) {
  if (!record.decisions) return record.measuredHere ? tr("being looked up") : tr("not known");
  return tr("%1 / %2").arg(count(record.decisions->lost), count(record.decisions->doubled));
}

QString RecordWords::decisionsLong(const FailoverRecord& record) {
  if (!record.decisions) return tr("Only whoever watched the failover can tell what became of their decisions.");
  return tr("%n decision(s) of this desktop had been acknowledged around it; each was looked up.", nullptr,
            static_cast<int>(record.decisions->checked));
}

QString RecordWords::note(const FailoverRecord& record, Millis budget) {
  QStringList said;
  if (record.recovery().value_or(0) > budget) said << tr("over budget %1").arg(Words::seconds(budget));
  if (!record.askedBy.empty())
    said << (record.decidedBy.empty() ? qs(record.askedBy)
                                      : tr("%1 + %2").arg(qs(record.askedBy), qs(record.decidedBy)));
  if (!record.note.empty()) said << qs(record.note);
  return said.join(kDot);
}

QString RecordWords::observer(const LeaderClaim& claim) {
  switch (claim.observer) {
    case LeaderClaim::Observer::region:
      return tr("%1 gateway").arg(qs(claim.name));
    case LeaderClaim::Observer::member:
      return tr("%1 database").arg(qs(claim.name));
    case LeaderClaim::Observer::peer:
      return tr("%1, as %2 heard it").arg(qs(claim.name), qs(claim.through));
  }
  return {};
}

QString RecordWords::verdict(const LeaderClaim& claim) {
  switch (claim.verdict) {
    case ClaimVerdict::agrees:
      return tr("agrees");
    case ClaimVerdict::disagrees:
      return claim.leader.empty() ? tr("knows no leader") : tr("DISAGREES");
    case ClaimVerdict::outdated:
      return claim.timeline ? tr("OUTDATED: still at %1").arg(*claim.timeline) : tr("OUTDATED");
    case ClaimVerdict::unknown:
      return claim.age < 0 ? tr("unknown: never heard") : tr("unknown: does not answer");
  }
  return {};
}

QString RecordWords::agreement(const LeaderAgreement& agreement) {
  if (agreement.reachable == 0) return tr("No observer can be reached: who leads is unknown");
  if (agreement.leader.empty()) return tr("None of %1 reachable observers knows a leader").arg(agreement.reachable);
  return tr("%1 of %2 reachable observers agree on %3")
      .arg(agreement.agree)
      .arg(agreement.reachable)
      .arg(qs(agreement.leader));
}

QString RecordWords::tag(const RecordEvent& event) {
  switch (event.kind) {
    case EventKind::link:
      return tr("link");
    case EventKind::breaker:
      return tr("breaker");
    case EventKind::leader:
      return tr("leader");
    case EventKind::part:
      return tr("part");
    case EventKind::member:
      return tr("database");
    case EventKind::failover:
      if (event.subject == "lost") return tr("lost");
      if (event.subject == "detect") return tr("detect");
      if (event.subject == "elect") return tr("elect");
      if (event.subject == "promote") return tr("promote");
      if (event.subject == "first_write") return tr("first write");
      return tr("reroute");
    case EventKind::pause:
      return tr("pause");
    case EventKind::maintenance:
      return tr("maintenance");
    case EventKind::switchover:
      return tr("switchover");
    case EventKind::alert:
      return tr("alert");
  }
  return {};
}

QString RecordWords::event(const RecordEvent& event) {
  const auto region = qs(event.region);
  switch (event.kind) {
    case EventKind::link:
      if (event.after == "live") return tr("%1 answers again").arg(region);
      if (event.after == "lagging") return tr("%1 lags behind").arg(region);
      if (event.after == "refused") return tr("%1 refused us").arg(region);
      if (event.after == "needs_sign_in") return tr("%1 needs a sign-in").arg(region);
      return tr("%1 does not answer").arg(region);
    case EventKind::breaker:
      return event.after == "open" ? tr("breaker to %1 opened").arg(region) : tr("breaker to %1 closed").arg(region);
    case EventKind::leader:
      return tr("%1 says %2 leads instead of %3, epoch %4")
          .arg(region, qs(event.after), qs(event.before), qs(event.subject));
    case EventKind::part: {
      const auto [status, fact] = split(event.after);
      const auto word = status == "ok"        ? tr("ok")
                        : status == "warning" ? tr("warning")
                        : status == "bad"     ? tr("bad")
                                              : tr("unknown");
      const auto part = event.subject == "gateway"     ? Words::part(PartKind::gateway)
                        : event.subject == "instances" ? Words::part(PartKind::instances)
                        : event.subject == "database"  ? Words::part(PartKind::database)
                        : event.subject == "queue"     ? Words::part(PartKind::queue)
                        : event.subject == "feed"      ? Words::part(PartKind::feed)
                                                       : Words::part(PartKind::readCache);
      return fact.empty() ? tr("%1 of %2: %3").arg(part, region, word)
                          : tr("%1 of %2: %3, %4").arg(part, region, word, Words::fact(fact));
    }
    case EventKind::member: {
      const auto [role, timeline] = split(event.after);
      return timeline.empty() ? tr("%1 is %2").arg(qs(event.subject), Words::fact(role))
                              : tr("%1 is %2 on timeline %3").arg(qs(event.subject), Words::fact(role), qs(timeline));
    }
    case EventKind::failover:
      if (event.subject == "lost") return tr("last sign of life of %1").arg(region);
      if (event.subject == "detect") return tr("%1 is taken for lost").arg(region);
      if (event.subject == "elect") return tr("%1 claims epoch %2").arg(region, qs(event.after));
      if (event.subject == "promote") return tr("%1 leads in epoch %2").arg(region, qs(event.after));
      if (event.subject == "first_write") return tr("first write of epoch %1").arg(qs(event.after));
      return tr("decisions go to %1").arg(region);
    case EventKind::pause:
      return event.after.empty() ? tr("failover works by itself again")
                                 : tr("failover paused by %1").arg(qs(event.subject));
    case EventKind::maintenance:
      return event.after.empty() ? tr("maintenance of %1 ended").arg(region)
                                 : tr("maintenance of %1 by %2").arg(region, qs(event.subject));
    case EventKind::switchover:
      for (int i = 0; i <= static_cast<int>(SwitchoverState::lapsed); ++i)
        if (const auto state = static_cast<SwitchoverState>(i); name(state) == event.after)
          return event.subject.empty()
                     ? tr("%1 → %2 %3").arg(qs(event.before), region, order(state))
                     : tr("%1 → %2 %3, %4").arg(qs(event.before), region, order(state), qs(event.subject));
      return tr("%1 → %2").arg(qs(event.before), region);
    case EventKind::alert:
      return event.after.empty() ? tr("%1 resolved").arg(qs(event.subject)) : tr("%1 fires").arg(qs(event.subject));
  }
  return {};
}

}  // namespace rebate
