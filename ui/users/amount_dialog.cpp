// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/amount_dialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/style/make.h"
#include "ui/style/words.h"
#include "ui/users/reason_field.h"
#include "ui/users/user_words.h"

namespace rebate {
namespace {

constexpr Fen kLargestAdjustment{10'000'000};  // resources/api/region.openapi.yaml

}  // namespace

AmountDialog::AmountDialog(const Context& context, UserAct act, const User& user, const std::optional<RuleSet>& rules,
                           QWidget* parent)
    : ActDialog(context, act, user, parent), what_(act), rules_(rules) {
  explain(adjusts() ? tr("Finance decides. A minus takes from the balance, never below zero.")
                    : tr("The amount is set aside at once and paid after review. It was asked for by you, so somebody "
                         "else reviews it and pays it out."));
  amount_ = new QLineEdit;
  amount_->setObjectName(QStringLiteral("amount"));
  amount_->setAccessibleName(adjusts() ? tr("Change of the balance in yuan") : tr("Amount in yuan"));
  amount_->setPlaceholderText(adjusts() ? tr("¥, such as 5.00 or -5.00") : tr("¥, such as 50.00"));
  amount_->setMaxLength(16);
  if (!adjusts()) amount_->setText(qs(formatYuan(user.balance)));
  body()->addWidget(amount_);
  body()->addWidget(becomes_ = make::paragraph({}));
  if (adjusts())
    addReason({tr("Rebate was missing"), tr("Compensation for a delay"), tr("Credited twice"), tr("Promotion")});
  connect(amount_, &QLineEdit::textChanged, this, [this] {
    make::setText(becomes_, becomes());
    refresh();
  });
  make::setText(becomes_, becomes());
  refresh();
  amount_->setFocus();
  amount_->selectAll();
}

std::optional<Fen> AmountDialog::typed() const {
  auto text = amount_->text().trimmed();
  text.remove(QChar(0xa5)).remove(QLatin1Char(',')).remove(QLatin1Char(' '));
  text.replace(QChar(0x2212), QLatin1Char('-'));
  if (text.startsWith(QLatin1Char('+'))) text.remove(0, 1);
  const auto fen = parseYuan(text.toStdString());
  return fen && fen->value != 0 ? std::optional(*fen) : std::nullopt;
}

QString AmountDialog::becomes() const {
  const auto amount = typed();
  if (!amount) return tr("Balance %1").arg(yuan(user().balance));
  const Fen after{user().balance.value + (adjusts() ? amount->value : -amount->value)};
  return tr("Balance %1 → %2").arg(yuan(user().balance), yuan(after));
}

Command AmountDialog::wish() const {
  const auto amount = typed().value_or(Fen{});
  if (adjusts()) return ProposeAdjustment{user().id, amount, reason()->reason()};
  return RequestWithdrawal{user().id, amount};
}

QString AmountDialog::verb() const {
  const auto amount = typed();
  if (adjusts()) return amount ? tr("Propose %1").arg(UserWords::signedYuan(*amount)) : tr("Propose");
  return amount ? tr("Request %1").arg(yuan(*amount)) : tr("Request");
}

QString AmountDialog::missing() const {
  const auto amount = typed();
  if (!amount) return tr("Write an amount with at most two decimals.");
  if (adjusts()) {
    if (amount->value > kLargestAdjustment.value || amount->value < -kLargestAdjustment.value)
      return tr("At most %1 either way.").arg(yuan(kLargestAdjustment));
    if (amount->value < 0 && user().balance.value + amount->value < 0) return tr("It takes more than the balance.");
    return reason()->reason().empty() ? tr("A reason is needed.") : QString();
  }
  if (amount->value < 0) return tr("Write an amount with at most two decimals.");
  if (amount->value > user().balance.value) return tr("Only %1 is free.").arg(yuan(user().balance));
  if (rules_ && *amount < rules_->minimumWithdrawal)
    return tr("The smallest withdrawal is %1.").arg(yuan(rules_->minimumWithdrawal));
  return {};
}

QString AmountDialog::done() const {
  return adjusts() ? tr("Proposed: finance decides.") : tr("Requested: it is reviewed next.");
}

}  // namespace rebate
