// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/withdrawals/request_dialog.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/style/make.h"
#include "ui/style/words.h"
#include "ui/withdrawals/reviewable.h"

namespace rebate {

RequestDialog::RequestDialog(const Context& context, const std::string& userId, QWidget* parent)
    : QDialog(parent), context_(context) {
  setWindowTitle(tr("Request a withdrawal"));
  setModal(true);
  setMinimumWidth(460);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 16, 16, 16);
  layout->setSpacing(12);
  layout->addWidget(make::paragraph(
      tr("On behalf of a user. The amount is frozen in their balance; finance reviews it and pays it out.")));
  auto* form = new QFormLayout;
  form->addRow(tr("User id"), user_ = new QLineEdit(qs(userId)));
  form->addRow(QString(), who_ = make::paragraph({}));
  form->addRow(tr("Amount ¥"), amount_ = new QLineEdit);
  user_->setAccessibleName(tr("User id"));
  amount_->setAccessibleName(tr("Amount in yuan"));
  amount_->setPlaceholderText(QStringLiteral("0.00"));
  layout->addLayout(form);
  layout->addWidget(said_ = make::paragraph({}));
  auto* buttons = new QHBoxLayout;
  buttons->addStretch();
  auto* close = make::button(tr("Close"));
  connect(close, &QPushButton::clicked, this, &QDialog::reject);
  buttons->addWidget(close);
  buttons->addWidget(request_ = make::button({}, "primary"));
  request_->setDefault(true);
  connect(request_, &QPushButton::clicked, this, &RequestDialog::request);
  layout->addLayout(buttons);
  connect(user_, &QLineEdit::textChanged, this, &RequestDialog::look);
  connect(amount_, &QLineEdit::textChanged, this, &RequestDialog::look);
  if (!userId.empty()) amount_->setFocus();
  look();
}

void RequestDialog::look() {
  const auto id = user_->text().trimmed().toStdString();
  auto* cache = context_.workspace.cache();
  const auto read = cache && !id.empty() ? cache->user(id) : Result<std::optional<User>>(std::nullopt);
  found_ = read ? *read : std::nullopt;
  const auto amount = parseYuan(amount_->text().trimmed().remove(QLatin1Char(',')).toStdString());
  make::setText(who_, found_ ? tr("%1, balance %2").arg(qs(found_->mask), yuan(found_->balance))
                      : id.empty()
                          ? tr("Find it on the users' page.")
                          : tr("Not in the copy on this desktop. The region knows whether there is such a user."));
  QString why = Reviewable::request(context_.workspace.facts(), context_.clock.wall());
  if (why.isEmpty() && found_ && found_->state != UserState::active)
    why = tr("The user is frozen or erased: nothing is paid out to them.");
  if (why.isEmpty() && amount && found_ && *amount > found_->balance) why = tr("That is more than the balance.");
  if (why.isEmpty() && !amount && !amount_->text().trimmed().isEmpty())
    why = tr("An amount in yuan, such as 120 or 120.50.");
  const bool whole = !id.empty() && amount && amount->value > 0;
  const auto text = whole ? tr("Request %1").arg(yuan(*amount)) : tr("Request");
  request_->setText(text);
  request_->setAccessibleName(text);
  request_->setEnabled(whole && why.isEmpty() && !sending_);
  say(why, "warning");
}

void RequestDialog::request() {
  const auto amount = parseYuan(amount_->text().trimmed().remove(QLatin1Char(',')).toStdString());
  if (!amount || sending_) return;
  sending_ = true;
  request_->setEnabled(false);
  Facts seen;
  if (found_)
    seen = {{"balance_fen", std::to_string(found_->balance.value)},
            {"frozen_fen", std::to_string(found_->frozen.value)},
            {"state", std::string(name(found_->state))}};
  const QPointer<RequestDialog> self(this);
  context_.workspace.command(RequestWithdrawal{user_->text().trimmed().toStdString(), *amount}, seen,
                             [self](const Result<OutboxItem>& answer) {
                               if (!self) return;
                               self->sending_ = false;
                               if (!answer) {
                                 self->look();
                                 return self->say(Words::error(answer.error()), "bad");
                               }
                               Q_EMIT self->requested(qs(answer->decision.id));
                               self->accept();
                             });
}

void RequestDialog::say(const QString& text, const char* tone) {
  said_->setText(text);
  make::setProperty(said_, "tone", tone);
  said_->setVisible(!text.isEmpty());
}

}  // namespace rebate
