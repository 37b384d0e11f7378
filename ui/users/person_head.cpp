// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/person_head.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/style/data_age.h"
#include "ui/style/make.h"
#include "ui/style/words.h"
#include "ui/users/user_words.h"

namespace rebate {

PersonHead::PersonHead(const Context& context, QWidget* parent) : QWidget(parent), context_(context) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addWidget(title_ = make::label({}, "title"));
  title_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  row->addWidget(level_ = make::label({}, "tag"), 0, Qt::AlignVCenter);
  row->addWidget(state_ = make::label({}, "tag"), 0, Qt::AlignVCenter);
  row->addWidget(phone_ = make::label({}, "muted"));
  addButton(row, UserAct::reveal);
  row->addStretch();
  addButton(row, UserAct::claim);
  addButton(row, UserAct::adjust);
  addButton(row, UserAct::freeze, "danger");
  addButton(row, UserAct::unfreeze);
  row->addWidget(more_ = new QToolButton);
  more_->setText(tr("More…"));
  more_->setObjectName(QStringLiteral("more"));
  more_->setAccessibleName(tr("More to do about this person"));
  more_->setPopupMode(QToolButton::InstantPopup);
  more_->setFocusPolicy(Qt::StrongFocus);
  more_->setMenu(new QMenu(more_));
  for (const auto act : {UserAct::withdraw, UserAct::changeLevel, UserAct::erase}) addAction(act);
  auto* window = more_->menu()->addAction(tr("Open in a window of its own"));
  connect(window, &QAction::triggered, this, &PersonHead::windowWanted);
  layout->addLayout(row);
  layout->addWidget(age_ = make::paragraph({}));
  layout->addWidget(whyNot_ = make::paragraph({}));
  age_->setVisible(false);
  whyNot_->setVisible(false);
}

void PersonHead::addButton(QHBoxLayout* row, UserAct act, const char* look) {
  if (!UserActs::offered(act, context_.workspace.facts())) return;
  auto* made = make::button(UserActs::name(act), look);
  buttons_[act] = made;
  row->addWidget(made);
  connect(made, &QPushButton::clicked, this, [this, act] { Q_EMIT wanted(act); });
}

void PersonHead::addAction(UserAct act) {
  if (!UserActs::offered(act, context_.workspace.facts())) return;
  auto* made = more_->menu()->addAction(UserActs::name(act));
  actions_[act] = made;
  connect(made, &QAction::triggered, this, [this, act] { Q_EMIT wanted(act); });
}

QPushButton* PersonHead::button(UserAct act) const {
  const auto found = buttons_.find(act);
  return found == buttons_.end() ? nullptr : found->second;
}

QAction* PersonHead::action(UserAct act) const {
  const auto found = actions_.find(act);
  return found == actions_.end() ? nullptr : found->second;
}

void PersonHead::show(const User& user, const PersonalData& masks, const std::optional<RuleSet>& rules) {
  user_ = user;
  rules_ = rules;
  make::setText(title_, UserWords::title(user));
  make::setText(level_, shareOf(user));
  make::setText(state_, UserWords::state(user.state));
  make::setProperty(state_, "tone", user.state == UserState::active ? "ok" : "bad");
  make::setText(phone_, qs(masks.phone));
  phone_->setVisible(!masks.phone.empty());
  phone_->setAccessibleName(tr("Phone, hidden in part: %1").arg(phone_->text()));
  setAccessibleName(title_->text());
  refresh();
}

/// "Silver · 50 %": platforms may give different shares, then from the lowest to the highest.
QString PersonHead::shareOf(const User& user) const {
  auto level = Words::level(user.level);
  level[0] = level[0].toUpper();
  if (!rules_) return level;
  BasisPoints low = kWhole, high{0};
  for (const auto platform : {Platform::taobao, Platform::jd, Platform::pdd}) {
    low = std::min(low, rules_->shareOf(platform, user.level));
    high = std::max(high, rules_->shareOf(platform, user.level));
  }
  return low == high ? QStringLiteral("%1 · %2").arg(level, percent(low))
                     : QStringLiteral("%1 · %2–%3").arg(level, percent(low), percent(high));
}

void PersonHead::refresh() {
  if (!user_) return;
  const auto& facts = context_.workspace.facts();
  const auto now = context_.clock.wall();
  DataAge::show(age_, facts, now);
  const bool frozen = user_->state == UserState::frozen;
  for (const auto& [act, shown] : buttons_) {
    const auto why = UserActs::whyNot(act, *user_, facts, now);
    shown->setEnabled(why.isEmpty());
    shown->setToolTip(why);
    shown->setAccessibleDescription(why);
    if (act == UserAct::freeze) shown->setVisible(!frozen);
    if (act == UserAct::unfreeze) shown->setVisible(frozen);
  }
  for (const auto& [act, shown] : actions_) {
    const auto why = UserActs::whyNot(act, *user_, facts, now);
    shown->setEnabled(why.isEmpty());
    shown->setText(why.isEmpty() ? UserActs::name(act) : QStringLiteral("%1 — %2").arg(UserActs::name(act), why));
  }
  showWhyNot();
}

/// One line for all buttons that cannot be pressed now, each reason once.
void PersonHead::showWhyNot() {
  QStringList reasons;
  for (const auto& [act, shown] : buttons_) {
    const auto why = UserActs::whyNot(act, *user_, context_.workspace.facts(), context_.clock.wall());
    if (!why.isEmpty() && !shown->isHidden() && !reasons.contains(why)) reasons << why;
  }
  make::setText(whyNot_, reasons.join(QLatin1Char(' ')));
  whyNot_->setVisible(!reasons.isEmpty());
}

}  // namespace rebate
