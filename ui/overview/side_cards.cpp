// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/side_cards.h"

#include <QHBoxLayout>
#include <QStringList>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/failovers/record_words.h"
#include "ui/overview/phase_bar.h"
#include "ui/style/make.h"

namespace rebate {
namespace {

constexpr std::size_t kMostLines = 6;

QVBoxLayout* cardLayout(QFrame* card) {
  card->setProperty("look", QStringLiteral("card"));
  auto* layout = new QVBoxLayout(card);
  layout->setContentsMargins(12, 11, 12, 12);
  layout->setSpacing(7);
  return layout;
}

}  // namespace

TimelineCard::TimelineCard(QWidget* parent) : QFrame(parent) {
  auto* layout = cardLayout(this);
  layout->addWidget(title_ = make::section(tr("Failovers of this run")));
  layout->addWidget(none_ = make::paragraph(tr("None. The write leader has not changed since this window opened.")));
  lines_ = new QVBoxLayout;
  lines_->setSpacing(0);
  layout->addLayout(lines_);
  layout->addStretch();
}

void TimelineCard::show(const std::vector<Failover>& failovers) {
  if (failovers == shown_ && events_.empty()) return;
  shown_ = failovers;
  events_.clear();
  clear();
  make::setText(title_, tr("Failovers of this run").toUpper());
  for (const auto& failover : failovers) {
    if (static_cast<std::size_t>(lines_->count()) == kMostLines) break;
    lines_->addWidget(line(failover));
  }
  none_->setVisible(failovers.empty());
}

void TimelineCard::clear() {
  while (auto* item = lines_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
}

void TimelineCard::show(const std::vector<RecordEvent>& events) {
  std::vector<RecordEvent> newest(events.begin(),
                                  events.begin() + static_cast<std::ptrdiff_t>(std::min(kMostLines, events.size())));
  if (newest == events_) return;
  events_ = std::move(newest);
  clear();
  make::setText(title_, tr("Timeline").toUpper());
  for (const auto& event : events_) lines_->addWidget(line(event));
  none_->setVisible(events_.empty());
}

QWidget* TimelineCard::line(const RecordEvent& event) const {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 6, 0, 6);
  layout->setSpacing(12);
  layout->addWidget(make::mono(clockTime(event.at)));
  layout->addWidget(make::label(RecordWords::tag(event), "tag"));
  auto* words = make::elided(RecordWords::event(event), "plain");
  layout->addWidget(words, 1);
  return row;
}

QWidget* TimelineCard::line(const Failover& failover) const {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 6, 0, 6);
  layout->setSpacing(12);
  const auto phase = failover.phase();
  layout->addWidget(make::mono(clockTime(failover.lostAt)));
  layout->addWidget(make::label(Words::phase(phase), "tag"));
  QString text;
  if (phase == FailoverPhase::done) {
    QStringList phases;
    for (const auto& span : phasesOf(failover, *failover.reroutedAt))
      phases << Words::phase(span.phase) + QLatin1Char(' ') + Words::seconds(span.span);
    text = tr("%1 → %2 in %3 · epoch %4")
               .arg(qs(failover.lost), qs(failover.successor), Words::seconds(*failover.reroutedAt - failover.lostAt),
                    QString::number(failover.epochAfter));
    row->setToolTip(phases.join(QStringLiteral(", ")));
    layout->addWidget(make::label(text));
  } else {
    layout->addWidget(make::label(tr("%1 lost, no successor yet").arg(qs(failover.lost))));
  }
  layout->addStretch();
  return row;
}

AtRiskCard::AtRiskCard(QWidget* parent) : QFrame(parent) {
  auto* layout = cardLayout(this);
  layout->addWidget(make::section(tr("At risk now")));
  layout->addWidget(approvals_ = make::label({}, "figure"));
  layout->addWidget(approvalsWhy_ = make::paragraph({}));
  layout->addSpacing(4);
  layout->addWidget(outbox_ = make::label({}, "figure"));
  layout->addWidget(outboxWhy_ = make::paragraph({}));
  layout->addStretch();
}

void AtRiskCard::show(const WorkspaceFacts& facts) {
  const auto found = facts.cached.rebates.find(RebateState::awaitingApproval);
  const auto awaiting = found == facts.cached.rebates.end() ? 0 : found->second;
  const bool readsRebates = facts.who && allows(facts.who->role, Permission::readRebates);
  const bool known = !facts.sealed && facts.fetchedAt > 0;  // "none" would be a guess
  make::setText(approvals_,
                known ? tr("%n approval(s)", nullptr, static_cast<int>(awaiting)) : tr("Approvals unknown"));
  QStringList why;
  if (!known)
    why << (facts.sealed   ? tr("The copy is sealed.")
            : readsRebates ? tr("Nothing was fetched yet.")
                           : tr("Your role reads no rebates."));
  else if (facts.cached.awaitingAmount && awaiting > 0)
    why << tr("%1 for users wait for a decision.").arg(yuan(*facts.cached.awaitingAmount));
  else if (awaiting > 0)
    why << tr("They wait for a decision.");
  else
    why << tr("Nothing waits for a decision.");
  switch (facts.target.state) {
    case WriteState::writing:
      break;
    case WriteState::noLeader:
      why << tr("No write leader: decisions are kept until one is known.");
      break;
    case WriteState::disagreement:
      why << tr("The regions disagree about the leader: writes are locked.");
      break;
    case WriteState::offline:
      why << tr("Offline: decisions are kept on this desktop.");
      break;
  }
  make::setText(approvalsWhy_, why.join(QLatin1Char(' ')));
  make::setText(outbox_, tr("%1 in outbox").arg(count(facts.outbox.notSettled())));
  make::setText(outboxWhy_, facts.outbox.attention > 0 ? tr("%n decision(s) need you: see the outbox.", nullptr,
                                                            static_cast<int>(facts.outbox.attention))
                            : facts.outbox.waiting > 0 ? tr("Kept on this desktop, sent in order.")
                                                       : tr("Every decision has reached a region."));
}

}  // namespace rebate
