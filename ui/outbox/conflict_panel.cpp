// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/conflict_panel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <set>

#include "ui/outbox/command_words.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {

ConflictPanel::ConflictPanel(QWidget* parent) : QFrame(parent) {
  setObjectName(QStringLiteral("conflictPanel"));
  setProperty("look", QStringLiteral("card"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 12, 12, 12);
  layout->setSpacing(8);
  auto* head = new QHBoxLayout;
  head->addWidget(title_ = make::label({}, "title"));
  head->addStretch();
  head->addWidget(versions_ = make::label({}, "muted"));
  layout->addLayout(head);
  auto* below = new QHBoxLayout;
  below->addWidget(why_ = make::label({}));
  why_->setObjectName(QStringLiteral("why"));
  below->addStretch();
  below->addWidget(times_ = make::label({}, "muted"));
  times_->setObjectName(QStringLiteral("times"));
  layout->addLayout(below);
  grid_ = new QGridLayout;
  grid_->setHorizontalSpacing(18);
  grid_->setVerticalSpacing(0);
  for (int column = 0; column < 4; ++column) grid_->setColumnStretch(column, 1);
  layout->addLayout(grid_);
  auto* row = new QHBoxLayout;
  row->setSpacing(10);
  row->addWidget(release_ = make::button(tr("Send it after all"), "primary"));
  row->addWidget(drop_ = make::button(tr("Drop mine, keep region's"), "primary"));
  row->addWidget(again_ = make::button({}));
  row->addWidget(make::label(tr("Nothing is lost: your decision stays on record on this desktop."), "muted"));
  row->addStretch();
  layout->addLayout(row);
  release_->setObjectName(QStringLiteral("release"));
  release_->setAccessibleName(release_->text());
  drop_->setObjectName(QStringLiteral("drop"));
  again_->setObjectName(QStringLiteral("decideAgain"));
  connect(drop_, &QPushButton::clicked, this, [this] { Q_EMIT dropWanted(qs(item_->decision.id)); });
  connect(release_, &QPushButton::clicked, this, [this] { Q_EMIT releaseWanted(qs(item_->decision.id)); });
  connect(again_, &QPushButton::clicked, this, [this] {
    if (item_->command) return Q_EMIT placeWanted(CommandWords::place(*item_->command));
    Q_EMIT decideAgainWanted(qs(item_->decision.rebateId));
  });
}

void ConflictPanel::show(const OutboxItem& item) {
  if (item_ == item) return;
  item_ = item;
  const auto kind = item.state == OutboxState::conflict ? tr("Conflict") : Words::outbox(item.state);
  if (item.command)
    title_->setText(tr("%1: %2 %3").arg(kind, CommandWords::action(*item.command), CommandWords::on(*item.command)));
  else
    title_->setText(tr("%1: %2 %3").arg(kind, Words::action(item.decision.action), yuan(item.decision.amount)));
  versions_->setVisible(!item.command);
  versions_->setText(
      item.now
          ? tr("decided on version %1, the region is at version %2").arg(item.decision.version).arg(item.now->version)
          : tr("decided on version %1").arg(item.decision.version));
  // Only the row's own facts: what it waits for is said elsewhere.
  make::setText(why_, CommandWords::why(item, WorkspaceFacts{}));
  make::setText(times_, times());
  showButtons();
  clearLines();
  if (item.command)
    showFacts();
  else
    showFields();
}

QString ConflictPanel::times() const {
  const auto& item = *item_;
  QStringList parts;
  if (item.seenAt > 0) parts << tr("as of %1").arg(dayTime(item.seenAt));
  parts << tr("decided %1").arg(dayTime(item.decision.decidedAt));
  if (item.expiresAt > 0) parts << tr("to be sent before %1").arg(dayTime(item.expiresAt));
  return parts.join(QStringLiteral(" · "));
}

/// What most people will want comes first and stands out.
void ConflictPanel::showButtons() {
  const auto state = item_->state;
  release_->setVisible(state == OutboxState::parked);
  drop_->setText(state == OutboxState::conflict ? tr("Drop mine, keep region's") : tr("Put aside"));
  if (item_->command)
    again_->setText(CommandWords::again(*item_->command));
  else if (state == OutboxState::expired)
    again_->setText(tr("Decide again"));
  else
    again_->setText(item_->now ? tr("Decide again on version %1").arg(item_->now->version) : tr("Look at the rebate"));
  make::setProperty(drop_, "look", state == OutboxState::conflict ? "primary" : "");
  make::setProperty(again_, "look", state == OutboxState::expired || state == OutboxState::rejected ? "primary" : "");
  for (auto* button : {drop_, again_}) button->setAccessibleName(button->text());
}

void ConflictPanel::showFields() {
  const auto& seen = item_->seen;
  const auto& now = item_->now;
  addLine(tr("Field"), tr("When you decided"), tr("Your decision"), tr("Now"), false);
  const auto compare = [&](const QString& field, const QString& mine, auto wordsOf, bool always) {
    const auto was = wordsOf(seen);
    const auto is = now ? wordsOf(*now) : tr("not told");
    if (always || (now && was != is)) addLine(field, was, mine.isNull() ? was : mine, is, now && was != is);
  };
  const auto amount = [](Fen Rebate::*part) { return [part](const Rebate& r) { return money(r.*part); }; };
  compare(
      tr("refund"), {}, [](const Rebate& r) { return r.refundOpen ? tr("open") : tr("none"); }, false);
  compare(
      tr("upstream"), {}, [](const Rebate& r) { return Words::upstream(r.upstream); }, false);
  compare(
      tr("user"), {}, [](const Rebate& r) { return qs(r.userId); }, false);
  compare(tr("paid ¥"), {}, amount(&Rebate::paid), false);
  compare(tr("commission ¥"), {}, amount(&Rebate::income), false);
  compare(
      tr("rebate ¥"), money(item_->decision.amount), [](const Rebate& r) { return money(r.split.user); }, true);
  compare(
      tr("state"), Words::action(item_->decision.action), [](const Rebate& r) { return Words::state(r.state); }, true);
  compare(
      tr("decided by"), qs(item_->person),
      [](const Rebate& r) { return r.decidedBy.empty() ? tr("nobody") : qs(r.decidedBy); }, false);
  compare(
      tr("reason"), qs(item_->decision.reason), [](const Rebate& r) { return qs(r.note); }, false);
  compare(
      tr("version"), QString::number(item_->decision.version),
      [](const Rebate& r) { return QString::number(r.version); }, true);
}

/// What moved, and what was wanted of it; the rest is as it was.
void ConflictPanel::showFacts() {
  const auto wanted = CommandWords::wanted(*item_->command);
  const auto& seen = item_->factsSeen;
  const auto& now = item_->factsNow;
  addLine(tr("Field"), tr("When you decided"), tr("Your decision"), tr("Now"), false);
  const auto told = [](const Facts& facts, const std::string& member) {
    const auto fact = facts.find(member);
    return fact == facts.end() ? QString() : CommandWords::value(member, fact->second);
  };
  std::set<std::string> members;
  for (const auto& [member, text] : wanted) members.insert(member);
  for (const auto& [member, text] : seen)
    if (const auto is = now.find(member); is != now.end() && is->second != text) members.insert(member);
  for (const auto& member : members) {
    const auto was = told(seen, member), mine = told(wanted, member);
    const auto is = now.contains(member) ? told(now, member) : tr("not told");
    const bool moved = seen.contains(member) && now.contains(member) && was != is;
    addLine(CommandWords::member(member), was.isEmpty() ? tr("not told") : was, mine.isEmpty() ? was : mine, is, moved);
  }
  if (const auto& reason = item_->decision.reason; !reason.empty())
    addLine(tr("reason"), {}, qs(reason), told(now, "reason"), false);
}

void ConflictPanel::addLine(const QString& field, const QString& seen, const QString& mine, const QString& now,
                            bool moved) {
  const bool head = lines_ == 0;
  const QString cells[] = {field, seen, mine, now};
  for (int column = 0; column < 4; ++column) {
    auto* cell = make::label(cells[column], head ? "muted" : nullptr);
    if (column > 0) cell->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    if (column == 3 && moved) cell->setProperty("tone", QStringLiteral("warning"));
    cell->setMinimumHeight(29);
    cell->setContentsMargins(8, 0, 8, 0);
    grid_->addWidget(cell, 2 * lines_, column);
  }
  auto* rule = make::frame("rule");
  rule->setFixedHeight(1);
  grid_->addWidget(rule, 2 * lines_ + 1, 0, 1, 4);
  ++lines_;
}

void ConflictPanel::clearLines() {
  while (auto* item = grid_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  lines_ = 0;
}

}  // namespace rebate
