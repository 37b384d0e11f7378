// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/withdrawals/withdrawal_drawer.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/style/data_age.h"
#include "ui/style/make.h"
#include "ui/style/words.h"
#include "ui/withdrawals/review_box.h"
#include "ui/withdrawals/withdrawal_words.h"

namespace rebate {

WithdrawalDrawer::WithdrawalDrawer(const Context& context, QWidget* parent) : DrawerFrame(parent), context_(context) {
  auto* whole = inside();
  whole->addWidget(none_ = make::paragraph(tr("Select a withdrawal to see who did what with it.")));
  whole->addWidget(body_ = new QWidget);
  whole->addStretch();
  auto* layout = new QVBoxLayout(body_);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  auto* head = new QHBoxLayout;
  head->addWidget(title_ = make::elided({}, "title"), 1);
  head->addWidget(version_ = make::label({}, "tag"));
  layout->addLayout(head);
  auto* line = new QHBoxLayout;
  line->addWidget(id_ = make::mono({}), 1);
  id_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  line->addWidget(state_ = make::label({}, "muted"));
  layout->addLayout(line);
  layout->addWidget(age_ = make::paragraph({}));
  layout->addWidget(next_ = make::paragraph({}));
  layout->addSpacing(4);
  layout->addWidget(make::section(tr("The user's money")));
  layout->addWidget(money_ = make::paragraph({}, nullptr));
  layout->addWidget(user_ = make::button(tr("Show the user")), 0, Qt::AlignLeft);
  connect(user_, &QPushButton::clicked, this, [this] {
    if (row_) Q_EMIT userWanted(qs(row_->withdrawal.userId));
  });
  layout->addSpacing(4);
  layout->addWidget(make::section(tr("Who did what")));
  stepPlace_ = new QVBoxLayout;
  layout->addLayout(stepPlace_);
  foot()->addWidget(review_ = new ReviewBox(context));  // always in view, whatever is above it
  clear();
}

void WithdrawalDrawer::clear() {
  row_.reset();
  body_->setVisible(false);
  showFoot(false);
  none_->setVisible(true);
}

void WithdrawalDrawer::show(const WithdrawalRow& row, bool pending) {
  const bool same = row_ && *row_ == row;
  row_ = row;
  none_->setVisible(false);
  body_->setVisible(true);
  showFoot(true);
  if (!same) {
    showHead();
    showMoney();
    showHistory();
  }
  review_->show(row, pending);
  factsChanged();
}

void WithdrawalDrawer::showHead() {
  const auto& w = row_->withdrawal;
  const auto who = (qs(w.userId) + QLatin1Char(' ') + qs(row_->userMask)).trimmed();
  make::setText(title_, tr("%1 to %2").arg(yuan(w.amount), who));
  make::setText(version_, tr("version %1").arg(w.version));
  make::setText(id_, qs(w.id));
  make::setText(state_, WithdrawalWords::state(w));
  make::setProperty(state_, "tone", WithdrawalWords::tone(stageOf(w)));
  setAccessibleName(title_->text());
}

void WithdrawalDrawer::showMoney() {
  const auto& row = *row_;
  QStringList said;
  if (row.balance)
    said << tr("Balance %1 besides.").arg(yuan(*row.balance))
         << tr("%1 frozen for open withdrawals%2.")
                .arg(yuan(row.frozen), isOpen(row.withdrawal) ? tr(", this one among them") : QString());
  else
    said << tr("The copy on this desktop does not know this user's balance.");
  if (row.userState == UserState::frozen) said << tr("The user is frozen: nothing is paid out to them.");
  if (row.userState == UserState::erased) said << tr("The user was erased.");
  make::setText(money_, said.join(QLatin1Char(' ')));
}

void WithdrawalDrawer::addStep(const QString& when, const QString& what) {
  const int row = stepRows_->rowCount();
  stepRows_->addWidget(make::mono(when), row, 0, Qt::AlignTop);
  auto* text = make::paragraph(what, nullptr);
  stepRows_->addWidget(text, row, 1);
}

/// The moments the withdrawal itself keeps; approvals in between are in the user's timeline.
void WithdrawalDrawer::showHistory() {
  delete steps_;
  stepPlace_->addWidget(steps_ = new QWidget);
  stepRows_ = new QGridLayout(steps_);
  stepRows_->setContentsMargins(0, 0, 0, 0);
  stepRows_->setHorizontalSpacing(12);
  stepRows_->setVerticalSpacing(6);
  stepRows_->setColumnStretch(1, 1);
  const auto& w = row_->withdrawal;
  const QString between(QChar(0x00B7));
  addStep(dayTime(w.requestedAt), tr("Asked for by %1").arg(qs(w.requestedBy)));
  if (!w.firstReviewer.empty()) addStep(between, tr("Approved by %1, first of two").arg(qs(w.firstReviewer)));
  if (!w.reviewer.empty())
    addStep(between, w.reviewers > 1 ? tr("Approved by %1, second of two").arg(qs(w.reviewer))
                                     : tr("Approved by %1").arg(qs(w.reviewer)));
  if (!w.payoutId.empty()) addStep(between, tr("Put into payout %1 by %2").arg(qs(w.payoutId), qs(w.payer)));
  if (w.sentAt != 0)
    addStep(dayTime(w.sentAt), tr("Sent to the provider, who takes it until %1").arg(clockTime(w.validTill)));
  const auto state = WithdrawalWords::state(w);
  if (w.settledAt != 0) addStep(dayTime(w.settledAt), w.note.empty() ? state : tr("%1: “%2”").arg(state, qs(w.note)));
  steps_->show();  // at once: it came into a layout that is in view already
}

void WithdrawalDrawer::factsChanged() {
  if (!row_) return;
  const auto& facts = context_.workspace.facts();
  DataAge::show(age_, facts, context_.clock.wall());
  make::setText(next_, WithdrawalWords::whatNow(*row_, context_.clock.wall() + facts.clockAhead));
  user_->setVisible(facts.who && allows(facts.who->role, Permission::readUsers));
  review_->refresh();
}

}  // namespace rebate
