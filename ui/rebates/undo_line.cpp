// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/undo_line.h"

#include <QHBoxLayout>
#include <QPointer>
#include <QTimer>
#include <algorithm>

#include "ui/rebates/decision_words.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr int kCountEvery = 200;  // ms: a second is not seen to last two

}  // namespace

UndoLine::UndoLine(const Context& context, QWidget* parent)
    : QWidget(parent), context_(context), countDown_(new QTimer(this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  row->addWidget(said_ = make::paragraph({}), 1);
  row->addWidget(undo_ = make::button(tr("Undo (Ctrl+Z)")), 0, Qt::AlignVCenter);
  said_->setObjectName(QStringLiteral("lastDecision"));
  undo_->setObjectName(QStringLiteral("undo"));
  undo_->setToolTip(tr("Take the decision back before it is sent"));
  undo_->setAccessibleName(tr("Undo the last decision"));
  connect(undo_, &QPushButton::clicked, this, &UndoLine::undo);
  connect(countDown_, &QTimer::timeout, this, &UndoLine::refresh);
  setVisible(false);
}

void UndoLine::follow(const std::string& decisionId) {
  followed_ = decisionId;
}

Millis UndoLine::heldFor(const OutboxItem& item) const {
  return DecisionWords::heldFor(item, context_.clock.wall());
}

const OutboxItem* UndoLine::newestHeld() const {
  const auto found = std::find_if(items_.begin(), items_.end(), [&](const auto& item) { return heldFor(item) > 0; });
  return found == items_.end() ? nullptr : &*found;
}

void UndoLine::show(const std::vector<OutboxItem>& items) {
  items_.clear();
  for (const auto& item : items)
    if (item.decision.id == followed_ || heldFor(item) > 0) items_.push_back(item);
  refresh();
}

void UndoLine::refresh() {
  const auto* held = newestHeld();
  const auto followed =
      std::find_if(items_.begin(), items_.end(), [&](const OutboxItem& item) { return item.decision.id == followed_; });
  const auto* shown = held ? held : followed == items_.end() ? nullptr : &*followed;
  if (held && !countDown_->isActive()) countDown_->start(kCountEvery);
  if (!held) countDown_->stop();
  const bool hadFocus = undo_->hasFocus();
  undo_->setVisible(held != nullptr);
  if (hadFocus && !held) Q_EMIT focusGivenUp();  // not on to whatever comes next in the window
  setVisible(shown != nullptr);
  if (!shown) return;
  const auto text = held ? DecisionWords::heldBack(*held, heldFor(*held))
                         : DecisionWords::outcome(*shown, context_.workspace.facts());
  make::setText(said_, text);
  make::setProperty(said_, "tone", DecisionWords::tone(shown->state));
}

void UndoLine::undo() {
  const auto* held = newestHeld();
  if (!held) return;
  followed_ = held->decision.id;
  const QPointer<UndoLine> self(this);
  context_.workspace.cancel(held->decision.id, [self](const Outcome& outcome) {
    if (!self || outcome) return;  // that it was taken back comes with the outbox' news
    make::setText(self->said_, tr("Too late to take it back: it was sent."));
    make::setProperty(self->said_, "tone", "warning");
  });
}

QString UndoLine::text() const {
  return isVisibleTo(parentWidget()) ? said_->text() : QString();
}

}  // namespace rebate
