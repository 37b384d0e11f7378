// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/withdrawals/review_box.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QShortcut>
#include <QVBoxLayout>

#include "ui/style/data_age.h"
#include "ui/style/make.h"
#include "ui/style/words.h"
#include "ui/withdrawals/reviewable.h"
#include "ui/withdrawals/withdrawal_words.h"

namespace rebate {

ReviewBox::ReviewBox(const Context& context, QWidget* parent) : QWidget(parent), context_(context) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(9);
  layout->addWidget(make::section(tr("Decision")));
  layout->addWidget(situation_ = make::paragraph({}));
  layout->addWidget(reason_ = new QLineEdit);
  reason_->setObjectName(QStringLiteral("reason"));
  reason_->setPlaceholderText(tr("Reason (required to reject or cancel)"));
  reason_->setAccessibleName(tr("Reason of the decision"));
  reviews_ = new QWidget;
  auto* row = new QHBoxLayout(reviews_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  const auto add = [&](const char* name, const char* look, auto action) {
    auto* made = make::button({}, look);
    made->setObjectName(QLatin1String(name));
    connect(made, &QPushButton::clicked, this, action);
    row->addWidget(made);
    return made;
  };
  approve_ = add("approve", "primary", [this] { choose(ReviewVerdict::approve); });
  reject_ = add("reject", "danger", [this] { choose(ReviewVerdict::reject); });
  cancel_ = add("cancelIt", nullptr, [this] { choose(ReviewVerdict::cancel); });
  row->addStretch();
  for (const auto* key : {"A", "R", "C"})
    row->addWidget(make::label(QString::fromLatin1(key), "key"), 0, Qt::AlignVCenter);
  layout->addWidget(reviews_);
  layout->addWidget(query_ = make::button(tr("Ask the provider now")), 0, Qt::AlignLeft);
  query_->setObjectName(QStringLiteral("query"));
  connect(query_, &QPushButton::clicked, this, &ReviewBox::ask);
  layout->addWidget(said_ = make::paragraph({}));
  said_->setVisible(false);
  connect(reason_, &QLineEdit::returnPressed, this, [this] {
    if (wanted_) choose(*wanted_);
  });
  auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), reason_, nullptr, nullptr, Qt::WidgetShortcut);
  escape->setWhatsThis(tr("Leave the reason"));
  connect(escape, &QShortcut::activated, this, &ReviewBox::abandon);
}

void ReviewBox::show(const WithdrawalRow& row, bool pending) {
  const bool another = !row_ || row_->withdrawal.id != row.withdrawal.id;
  if (another) reason_->clear();
  if (another) movedOnAt_.reset();
  if (another || row_->withdrawal.version != row.withdrawal.version) {
    askedAgain_.reset();
    const bool movedMeanwhile = !another && wanted_.has_value();
    wanted_.reset();
    say(movedMeanwhile ? Words::error({Errc::moved, {}, {}}) : QString(), movedMeanwhile ? "warning" : "muted");
  }
  row_ = row;
  pending_ = pending;
  refresh();
}

QString ReviewBox::situation() const {
  const auto& w = row_->withdrawal;
  const auto why =
      Reviewable::review(w, ReviewVerdict::approve, context_.workspace.facts(), pending_, context_.clock.wall());
  if (!why.isEmpty()) return why;
  const auto bound = tr("Bound to version %1; if anything changes, this decision lapses.").arg(w.version);
  if (w.reviewers < 2) return bound;
  return (w.firstReviewer.empty() ? tr("Approval 1 of 2: a second person follows you.")
                                  : tr("Approval 2 of 2, after %1.").arg(qs(w.firstReviewer))) +
         QLatin1Char(' ') + bound;
}

void ReviewBox::refresh() {
  if (!row_) return;
  const auto& w = row_->withdrawal;
  const auto& facts = context_.workspace.facts();
  const bool withProvider = w.state == WithdrawalState::unknown || w.state == WithdrawalState::paid;
  const bool reviews = facts.who && allows(facts.who->role, Permission::reviewWithdrawals);
  query_->setVisible(withProvider && reviews);
  reviews_->setVisible(isOpen(w) && w.state != WithdrawalState::unknown && reviews);
  reason_->setVisible(reviews_->isVisibleTo(this));
  const auto askNot = Reviewable::query(w, facts, pending_);
  if (withProvider && reviews)
    make::setText(situation_, !askNot.isEmpty() ? askNot
                              : w.state == WithdrawalState::unknown
                                  ? tr("It can only be asked about. It is never sent a second time.")
                                  : tr("Ask again should the user say that nothing arrived."));
  else
    make::setText(situation_, situation());
  query_->setEnabled(askNot.isEmpty() && !sending_);
  query_->setToolTip(askNot);
  query_->setAccessibleDescription(askNot);
  const auto again = [&](ReviewVerdict verdict, const QString& text) {
    return askedAgain_ == verdict ? tr("%1 anyway").arg(text) : text;
  };
  for (const auto& [button, verdict] : {std::pair{reject_, ReviewVerdict::reject}, {cancel_, ReviewVerdict::cancel}})
    setButton(button, verdict, again(verdict, WithdrawalWords::verdict(verdict)));
  setButton(approve_, ReviewVerdict::approve, again(ReviewVerdict::approve, WithdrawalWords::approve(w.amount)));
  reason_->setEnabled(reject_->isEnabled());
}

void ReviewBox::setButton(QPushButton* button, ReviewVerdict verdict, const QString& text) {
  const auto why =
      Reviewable::review(row_->withdrawal, verdict, context_.workspace.facts(), pending_, context_.clock.wall());
  button->setText(text);
  button->setEnabled(why.isEmpty() && !sending_);
  button->setToolTip(why);
  button->setAccessibleName(text);
  button->setAccessibleDescription(why);
}

void ReviewBox::movedOn() {
  movedOnAt_ = context_.clock.monotonic();
}

/// Nobody has read it in so short a time: the second half of a double click, or a second press, was meant for the one
/// before.
bool ReviewBox::unread() const {
  constexpr Millis kUnread = 400;
  return movedOnAt_ && context_.clock.monotonic() - *movedOnAt_ < kUnread;
}

void ReviewBox::choose(ReviewVerdict verdict) {
  if (!row_ || sending_ || unread()) return;
  const auto& w = row_->withdrawal;
  const auto& facts = context_.workspace.facts();
  const auto now = context_.clock.wall();
  const auto why = Reviewable::review(w, verdict, facts, pending_, now);
  if (!why.isEmpty()) return say(why, "warning");
  if (verdict != ReviewVerdict::approve && reason_->text().trimmed().isEmpty()) {
    wanted_ = verdict;
    reason_->setFocus(Qt::ShortcutFocusReason);
    return say(verdict == ReviewVerdict::reject ? tr("Write a reason, then press Enter to reject.")
                                                : tr("Write a reason, then press Enter to cancel it."),
               "warning");
  }
  const auto age = DataAge::of(facts, now).value_or(0);
  if (age > Reviewable::kAskAgainAfter && askedAgain_ != verdict) {
    askedAgain_ = verdict;
    say(tr("You decide on what was true %1 ago. Decide anyway? It is checked again before it counts.")
            .arg(Words::age(age)),
        "warning");
    return refresh();
  }
  send(ReviewWithdrawal{w.id, w.userId, w.amount, verdict, w.version, w.contentHash,
                        reason_->text().trimmed().toStdString()});
}

void ReviewBox::ask() {
  if (!row_ || sending_) return;
  const auto why = Reviewable::query(row_->withdrawal, context_.workspace.facts(), pending_);
  if (!why.isEmpty()) return say(why, "warning");
  send(QueryWithdrawal{row_->withdrawal.id});
}

void ReviewBox::send(const Command& wish) {
  // A button that is disabled passes the focus on to whatever comes next in the window.
  const QPointer<QWidget> focused(isAncestorOf(window()->focusWidget()) ? window()->focusWidget() : nullptr);
  sending_ = true;
  wanted_.reset();
  askedAgain_.reset();
  refresh();
  const QPointer<ReviewBox> self(this);
  context_.workspace.command(wish, factsOf(*row_),
                             [self, about = row_->withdrawal.id, focused](const Result<OutboxItem>& answer) {
                               if (!self) return;
                               self->answered(answer, about);
                               if (!answer && focused) focused->setFocus();
                             });
}

void ReviewBox::answered(const Result<OutboxItem>& answer, const std::string& about) {
  sending_ = false;
  if (answer && row_ && row_->withdrawal.id == about) {
    pending_ = true;
    reason_->clear();
  }
  refresh();
  if (!answer) return say(Words::error(answer.error()), "bad");
  Q_EMIT done(qs(answer->decision.id));
}

void ReviewBox::abandon() {
  wanted_.reset();
  askedAgain_.reset();
  reason_->clear();
  say({}, "muted");
  refresh();
  Q_EMIT abandoned();
}

void ReviewBox::say(const QString& text, const char* tone) {
  said_->setText(text);
  make::setProperty(said_, "tone", tone);
  said_->setVisible(!text.isEmpty());
}

}  // namespace rebate
