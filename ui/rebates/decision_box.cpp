// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/decision_box.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/rebates/decidable.h"
#include "ui/rebates/reasons.h"
#include "ui/style/data_age.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {

DecisionBox::DecisionBox(const Context& context, QWidget* parent) : QWidget(parent), context_(context) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(9);
  layout->addWidget(make::section(tr("Decision")));
  layout->addWidget(situation_ = make::paragraph({}));
  layout->addWidget(said_ = make::paragraph({}));  // above the buttons: they stay where they are
  said_->setVisible(false);
  auto* reasonRow = new QHBoxLayout;
  reasonRow->setSpacing(8);
  reasonRow->addWidget(reason_ = new QLineEdit, 1);
  reasonRow->addWidget(templates_ = new QToolButton);
  layout->addLayout(reasonRow);
  templates_->setText(tr("Reasons"));
  templates_->setObjectName(QStringLiteral("templates"));
  templates_->setAccessibleName(tr("Reasons you write often"));
  templates_->setPopupMode(QToolButton::InstantPopup);
  templates_->setMenu(new QMenu(templates_));
  connect(templates_->menu(), &QMenu::aboutToShow, this, &DecisionBox::showTemplates);
  reason_->installEventFilter(this);
  reason_->setPlaceholderText(tr("Reason (required to reject or hold)"));
  reason_->setAccessibleName(tr("Reason of the decision"));
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addWidget(approve_ = make::button({}, "primary"));
  row->addWidget(hold_ = make::button(tr("Hold")));
  row->addWidget(reject_ = make::button(tr("Reject"), "danger"));
  row->addStretch();
  auto* keys = new QHBoxLayout;
  keys->setSpacing(3);
  for (const auto* key : {"A", "H", "R"})
    keys->addWidget(make::label(QString::fromLatin1(key), "key"), 0, Qt::AlignVCenter);
  row->addLayout(keys);
  layout->addLayout(row);
  approve_->setObjectName(QStringLiteral("approve"));
  hold_->setObjectName(QStringLiteral("hold"));
  reject_->setObjectName(QStringLiteral("reject"));
  reason_->setObjectName(QStringLiteral("reason"));
  connect(approve_, &QPushButton::clicked, this, [this] { choose(Action::approve); });
  connect(hold_, &QPushButton::clicked, this, [this] { choose(Action::hold); });
  connect(reject_, &QPushButton::clicked, this, [this] { choose(Action::reject); });
  connect(reason_, &QLineEdit::returnPressed, this, [this] {
    if (wanted_) choose(*wanted_);
  });
  auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), reason_, nullptr, nullptr, Qt::WidgetShortcut);
  escape->setWhatsThis(tr("Leave the reason"));
  connect(escape, &QShortcut::activated, this, &DecisionBox::abandon);
}

void DecisionBox::show(const Rebate& rebate, bool pending) {
  const bool another = !rebate_ || rebate_->id != rebate.id;
  if (another) reason_->clear();
  if (another) movedOnAt_.reset();
  if (another || rebate_->version != rebate.version) {
    askedAgain_.reset();
    approveOnceCompared_ = false;
    comparison_ = comparisonOf(rebate);
    const bool movedMeanwhile = !another && wanted_.has_value();
    wanted_.reset();
    say(movedMeanwhile ? Words::error({Errc::moved, {}, {}}) : QString(), movedMeanwhile ? "warning" : "muted");
  }
  rebate_ = rebate;
  pending_ = pending;
  refresh();
}

void DecisionBox::refresh() {
  if (!rebate_) return;
  const auto& facts = context_.workspace.facts();
  const auto now = context_.clock.wall();
  const auto blocked = Decidable::whyNot(*rebate_, Action::reject, facts, pending_, now);
  make::setText(situation_, blocked.isEmpty() ? Decidable::situation(*rebate_, facts) : blocked);
  const auto approve = Words::approve(rebate_->split.user);
  setButton(approve_, Action::approve, askedAgain_ == Action::approve ? tr("%1 anyway").arg(approve) : approve);
  setButton(hold_, Action::hold, askedAgain_ == Action::hold ? tr("Hold anyway") : tr("Hold"));
  setButton(reject_, Action::reject, askedAgain_ == Action::reject ? tr("Reject anyway") : tr("Reject"));
  reason_->setEnabled(blocked.isEmpty());
  templates_->setEnabled(blocked.isEmpty());
}

/// A key pressed before the answer was here counts once both sides agree.
void DecisionBox::compare(const Comparison& comparison) {
  comparison_ = comparison;
  refresh();
  if (comparison.state == Comparison::State::asking) return;
  const bool wished = std::exchange(approveOnceCompared_, false);
  if (!wished) return;
  say({}, "muted");
  choose(Action::approve);
}

QString DecisionBox::whyNot(Action action) const {
  const auto why = Decidable::whyNot(*rebate_, action, context_.workspace.facts(), pending_, context_.clock.wall());
  if (!why.isEmpty() || action != Action::approve || comparison_.mayApprove()) return why;
  switch (comparison_.state) {
    case Comparison::State::asking:
      return tr("The booking is being compared with the region.");
    case Comparison::State::differs:
      return tr("This desktop and the region would book different amounts.");
    case Comparison::State::failed:
      return tr("The booking could not be compared with the region.");
    case Comparison::State::notNeeded:
    case Comparison::State::equal:
    case Comparison::State::notCompared:
      break;
  }
  return {};
}

void DecisionBox::takeFocus() {
  for (auto* button : {approve_, hold_, reject_})
    if (button->isEnabled()) return button->setFocus(Qt::OtherFocusReason);
}

void DecisionBox::setButton(QPushButton* button, Action action, const QString& text) {
  const auto why = whyNot(action);
  button->setText(text);
  button->setEnabled(why.isEmpty() && !sending_);
  button->setToolTip(why);
  button->setAccessibleName(text);
  button->setAccessibleDescription(why);
}

void DecisionBox::choose(Action action) {
  if (!rebate_ || sending_ || unread()) return;
  const auto& facts = context_.workspace.facts();
  const auto now = context_.clock.wall();
  if (action == Action::approve && awaitsComparison()) return;
  approveOnceCompared_ = false;
  const auto why = whyNot(action);
  if (!why.isEmpty()) return say(why, "warning");
  if (action != Action::approve && reason_->text().trimmed().isEmpty()) return askForReason(action);
  const auto age = DataAge::of(facts, now).value_or(0);
  if (age > Decidable::kAskAgainAfter && askedAgain_ != action) {
    askedAgain_ = action;
    say(tr("You decide on what was true %1 ago. Decide anyway? It is checked again before it counts.")
            .arg(Words::age(age)),
        "warning");
    return refresh();
  }
  send(action);
}

void DecisionBox::movedOn() {
  movedOnAt_ = context_.clock.monotonic();
}

/// Nobody has read it in so short a time: the second half of a double click, or a second press, was meant for the one
/// before.
bool DecisionBox::unread() const {
  constexpr Millis kUnread = 400;
  return movedOnAt_ && context_.clock.monotonic() - *movedOnAt_ < kUnread;
}

/// Only what could be approved otherwise waits.
bool DecisionBox::awaitsComparison() {
  const auto& facts = context_.workspace.facts();
  if (comparison_.state != Comparison::State::asking) return false;
  if (!Decidable::whyNot(*rebate_, Action::approve, facts, pending_, context_.clock.wall()).isEmpty()) return false;
  approveOnceCompared_ = true;
  say(tr("Comparing with the region; it is approved as soon as both agree."), "muted");
  return true;
}

void DecisionBox::askForReason(Action action) {
  wanted_ = action;
  reason_->setFocus(Qt::ShortcutFocusReason);
  QStringList lines{action == Action::hold ? tr("Write a reason, then press Enter to hold.")
                                           : tr("Write a reason, then press Enter to reject.")};
  int number = 0;
  for (const auto& reason : Reasons::of(context_.workspace.facts().preferences, action))
    lines << QStringLiteral("%1  %2").arg(++number).arg(reason);
  say(lines.join(QLatin1Char('\n')), "warning");
}

void DecisionBox::showTemplates() {
  auto* menu = templates_->menu();
  menu->clear();
  const auto& preferences = context_.workspace.facts().preferences;
  for (const auto action : {Action::hold, Action::reject}) {
    menu->addSection(Words::action(action));
    for (const auto& reason : Reasons::of(preferences, action))
      menu->addAction(reason, reason_, [this, reason] { reason_->setText(reason); });
    menu->addAction(action == Action::hold ? tr("Edit the reasons to hold…") : tr("Edit the reasons to reject…"), this,
                    [this, action] { Reasons::edit(context_, action, this); });
  }
}

/// 1 to 9 choose a reason while one is asked for and none is begun.
void DecisionBox::chooseTemplate(int number) {
  const auto reasons = Reasons::of(context_.workspace.facts().preferences, *wanted_);
  if (number <= reasons.size()) reason_->setText(reasons.at(number - 1));
}

bool DecisionBox::eventFilter(QObject* watched, QEvent* event) {
  if (watched == reason_ && event->type() == QEvent::KeyPress && wanted_ && reason_->text().isEmpty()) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key >= Qt::Key_1 && key <= Qt::Key_9) {
      chooseTemplate(key - Qt::Key_0);
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void DecisionBox::send(Action action) {
  // A button that is disabled passes the focus on to whatever comes next in the window.
  const QPointer<QWidget> focused(isAncestorOf(window()->focusWidget()) ? window()->focusWidget() : nullptr);
  sending_ = true;
  wanted_.reset();
  askedAgain_.reset();
  refresh();
  const QPointer<DecisionBox> self(this);
  const auto id = rebate_->id;
  context_.workspace.decide(*rebate_, action, reason_->text().trimmed().toStdString(),
                            [self, id, focused](Result<OutboxItem> answer) {
                              if (!self) return;
                              self->sending_ = false;
                              if (!answer) {
                                self->refresh();
                                if (focused) focused->setFocus();
                                return self->say(Words::error(answer.error()), "bad");
                              }
                              if (self->rebate_ && self->rebate_->id == id) {
                                self->pending_ = true;
                                self->reason_->clear();
                              }
                              self->refresh();
                              Q_EMIT self->decided(qs(answer->decision.id));
                            });
}

void DecisionBox::abandon() {
  wanted_.reset();
  askedAgain_.reset();
  approveOnceCompared_ = false;
  reason_->clear();
  say({}, "muted");
  refresh();
  Q_EMIT abandoned();
}

void DecisionBox::say(const QString& text, const char* tone) {
  said_->setText(text);
  make::setProperty(said_, "tone", tone);
  said_->setVisible(!text.isEmpty());
}

}  // namespace rebate
