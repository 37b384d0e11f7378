// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_line.h"

#include <QStatusBar>
#include <QStringList>

#include "ui/style/data_age.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {

QString StatusWords::freshness(const WorkspaceFacts& facts, Millis wall) {
  if (facts.snapshotOf > 0)
    return tr("Fetching a copy: %1 of %2 rows").arg(count(facts.snapshotRows), count(facts.snapshotOf));
  const auto age = DataAge::note(facts, wall);
  if (DataAge::isOffline(facts)) return age.isEmpty() || facts.sealed ? tr("Offline") : tr("Offline · %1").arg(age);
  if (!age.isEmpty()) return tr("Behind · %1").arg(age);
  return facts.cursor.seq > 0 ? tr("Live · change %1").arg(count(facts.cursor.seq)) : tr("Live");
}

QString StatusWords::cache(const WorkspaceFacts& facts) {
  if (facts.sealed) return tr("Cache sealed");
  if (facts.readOnly) return tr("In memory only · %1 rebates").arg(count(facts.cached.total()));
  if (facts.vault != VaultState::ready) return tr("Cache closed");
  return tr("Cache encrypted · %1 rebates · %2 users").arg(count(facts.cached.total()), count(facts.cached.users));
}

QString StatusWords::audit(const WorkspaceFacts& facts) {
  std::size_t same = 0;
  std::string witnessed;
  for (const auto& head : facts.auditHeads) {
    // One that is newer goes on from what was witnessed, as far as is known.
    same += head.verdict == AuditVerdict::same || head.verdict == AuditVerdict::ahead ? 1 : 0;
    if (!head.witnessedHash.empty()) witnessed = head.witnessedHash;
  }
  if (witnessed.empty() || DataAge::isOffline(facts)) return {};
  return tr("Audit head %1 same on %2 of %3 regions")
      .arg(shortHash(witnessed), QString::number(same), QString::number(facts.regions.size()));
}

QString StatusWords::target(const WorkspaceFacts& facts) {
  switch (facts.target.state) {
    case WriteState::writing:
      return tr("Writing to %1 · epoch %2").arg(qs(facts.target.region)).arg(facts.target.epoch);
    case WriteState::noLeader:
      return tr("No write leader · epoch %1 ended").arg(facts.target.epoch);
    case WriteState::disagreement:
      return tr("Writes locked: the regions disagree about the leader");
    case WriteState::offline:
      return tr("Not writing: no region answers");
  }
  return {};
}

QString StatusWords::outbox(const WorkspaceFacts& facts) {
  QStringList said;
  if (facts.outbox.waiting > 0) said << tr("%1 waiting").arg(count(facts.outbox.waiting));
  if (facts.outbox.attention > 0) said << tr("%n need(s) you", nullptr, static_cast<int>(facts.outbox.attention));
  return said.join(QStringLiteral(" · "));
}

StatusLine::StatusLine(QStatusBar* bar) {
  bar->setSizeGripEnabled(false);
  bar->setContentsMargins(14, 0, 14, 0);
  bar->addWidget(freshness_ = make::elided({}, "muted"));
  bar->addWidget(cache_ = make::elided({}, "muted"));
  bar->addWidget(audit_ = make::elided({}, "muted"));
  bar->addPermanentWidget(outbox_ = make::elided({}, "muted"));
  bar->addPermanentWidget(target_ = make::elided({}, "muted"));
  for (auto* part : {freshness_, cache_, audit_, outbox_, target_}) part->setContentsMargins(4, 3, 10, 3);
}

void StatusLine::refresh(const WorkspaceFacts& facts, Millis wall) {
  make::setText(freshness_, StatusWords::freshness(facts, wall));
  make::setText(cache_, StatusWords::cache(facts));
  make::setText(audit_, StatusWords::audit(facts));
  make::setText(outbox_, StatusWords::outbox(facts));
  make::setText(target_, StatusWords::target(facts));
  outbox_->setVisible(!outbox_->text().isEmpty());
  audit_->setVisible(!audit_->text().isEmpty());
  bool alarming = false;
  for (const auto& head : facts.auditHeads) alarming = alarming || isAlarming(head.verdict);
  make::setProperty(audit_, "tone", alarming ? "bad" : "unknown");
  const char* tone = facts.target.state == WriteState::writing ? "unknown" : "warning";
  make::setProperty(target_, "tone", tone);
  make::setProperty(freshness_, "tone", DataAge::isOffline(facts) ? "warning" : "unknown");
  make::setProperty(outbox_, "tone", facts.outbox.attention > 0 ? "warning" : "unknown");
}

}  // namespace rebate
