// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/withdrawals/payout_dialog.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <memory>

#include "ui/delegates/cell_delegates.h"
#include "ui/style/data_age.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/table_setup.h"
#include "ui/style/words.h"
#include "ui/withdrawals/reviewable.h"

namespace rebate {

Fen PayoutPick::total() const {
  Fen sum;
  for (const auto& row : taken) sum.value += row.withdrawal.amount.value;
  return sum;
}

std::size_t PayoutPick::users() const {
  std::set<std::string> users;
  for (const auto& row : taken) users.insert(row.withdrawal.userId);
  return users.size();
}

PayoutPick pickForPayout(const std::vector<WithdrawalRow>& rows, const std::set<std::string>& pending,
                         const WorkspaceFacts& facts, std::size_t most) {
  PayoutPick pick;
  for (const auto& row : rows) {
    if (pick.taken.size() == most) break;
    const auto why = Reviewable::payOut(row, facts, pending.contains(row.withdrawal.id));
    if (why.isEmpty())
      pick.taken.push_back(row);
    else
      pick.left.emplace_back(row, why);
  }
  return pick;
}

PayoutDialog::PayoutDialog(const Context& context, std::vector<std::string> selected, std::set<std::string> pending,
                           QWidget* parent)
    : QDialog(parent), context_(context), selected_(std::move(selected)), pending_(std::move(pending)) {
  setWindowTitle(tr("Build a payout batch"));
  setModal(true);
  resize(820, 560);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 16, 16, 16);
  layout->setSpacing(12);
  layout->addWidget(make::paragraph(tr(
      "Reviewed withdrawals go to the payout provider together. Each is sent once in its life; who approved one last "
      "does not pay it out.")));
  layout->addWidget(buildChoice());
  layout->addWidget(summary_ = make::label({}, "title"));
  table_ = new QTableWidget(0, 4);
  table_->setHorizontalHeaderLabels({tr("Withdrawal"), tr("User"), tr("Amount ¥"), tr("In this batch")});
  table_->setAccessibleName(tr("What goes into the batch, and what does not"));
  setUpTable(table_);
  table_->horizontalHeader()->setStretchLastSection(true);
  constexpr int kWidths[] = {170, 160, 110};
  setWidths(table_, kWidths);
  table_->setItemDelegate(new PlainDelegate(table_));
  table_->setItemDelegateForColumn(2, new TabularDelegate(table_));
  layout->addWidget(table_, 1);
  layout->addWidget(said_ = make::paragraph({}));
  auto* buttons = new QHBoxLayout;
  buttons->addStretch();
  auto* close = make::button(tr("Close"));
  connect(close, &QPushButton::clicked, this, &QDialog::reject);
  buttons->addWidget(close);
  buttons->addWidget(pay_ = make::button({}, "primary"));
  pay_->setObjectName(QStringLiteral("payOut"));
  pay_->setAutoDefault(false);  // Enter in the number is not a payout
  close->setAutoDefault(false);
  connect(pay_, &QPushButton::clicked, this, &PayoutDialog::pay);
  layout->addLayout(buttons);
  read();
}

QWidget* PayoutDialog::buildChoice() {
  auto* part = new QWidget;
  auto* row = new QHBoxLayout(part);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  row->addWidget(chosen_ = new QRadioButton(tr("The %n selected", nullptr, static_cast<int>(selected_.size()))));
  row->addSpacing(16);
  row->addWidget(following_ = new QRadioButton(tr("The longest waiting, at most")));
  row->addWidget(number_ = new QSpinBox);
  row->addStretch();
  number_->setRange(1, kMost);
  number_->setValue(100);
  number_->setAccessibleName(tr("How many at most"));
  chosen_->setVisible(!selected_.empty());
  (selected_.empty() ? following_ : chosen_)->setChecked(true);
  connect(number_, &QSpinBox::valueChanged, this, [this] {
    following_->setChecked(true);
    choose();
  });
  connect(following_, &QRadioButton::toggled, this, &PayoutDialog::choose);
  return part;
}

void PayoutDialog::read() {
  make::setText(summary_, tr("Reading what is reviewed…"));
  pay_->setEnabled(false);
  pay_->setText(tr("Pay out"));
  auto* desk = context_.workspace.desk();
  if (!desk) return say(tr("The copy on this desktop is not open."), "warning");
  using Rows = Result<std::vector<WithdrawalRow>>;
  const auto answer = std::make_shared<std::optional<Rows>>();
  const QPointer<PayoutDialog> self(this);
  desk->ask(
      [answer](CacheReader& reader) {
        constexpr int kTries = 20;  // a table's interrupt may hit this read
        for (int i = 0; i < kTries && (!*answer || (!**answer && (*answer)->error().code == Errc::cancelled)); ++i)
          answer->emplace(
              reader.withdrawals({{WithdrawalStage::reviewed}, "", RebateOrder::newest, true}, {}, kMost * 2));
      },
      [self, answer] {
        if (self && *answer) self->take(**std::move(answer));
      },
      0);
}

void PayoutDialog::take(Result<std::vector<WithdrawalRow>> rows) {
  if (!rows) return say(Words::error(rows.error()), "bad");
  rows_ = *std::move(rows);
  choose();
}

void PayoutDialog::choose() {
  const auto& facts = context_.workspace.facts();
  auto rows = rows_;
  auto most = static_cast<std::size_t>(number_->value());
  if (chosen_->isChecked()) {
    std::erase_if(rows, [&](const WithdrawalRow& row) {
      return std::find(selected_.begin(), selected_.end(), row.withdrawal.id) == selected_.end();
    });
    most = kMost;
  }
  pick_ = pickForPayout(rows, pending_, facts, most);
  fill();
  const auto why = Reviewable::buildPayout(facts, context_.clock.wall());
  const int taken = static_cast<int>(pick_.taken.size());
  make::setText(summary_, taken == 0 ? tr("Nothing here may be paid out by you.")
                                     : tr("%1 in %2 to %3")
                                           .arg(yuan(pick_.total()), tr("%n withdrawal(s)", nullptr, taken),
                                                tr("%n user(s)", nullptr, static_cast<int>(pick_.users()))));
  const auto text = taken == 0 ? tr("Pay out") : tr("Pay out %1").arg(yuan(pick_.total()));
  pay_->setText(text);
  pay_->setAccessibleName(text);
  pay_->setEnabled(taken > 0 && why.isEmpty() && !sending_);
  const auto age = DataAge::of(facts, context_.clock.wall()).value_or(0);
  if (!why.isEmpty())
    say(why, "warning");
  else if (age > Reviewable::kAskAgainAfter)
    say(tr("This is what was true %1 ago. Each is checked again before it counts.").arg(Words::age(age)), "warning");
  else
    say({}, "muted");
}

void PayoutDialog::fill() {
  table_->setRowCount(static_cast<int>(pick_.taken.size() + pick_.left.size()));
  int at = 0;
  const auto add = [&](const WithdrawalRow& row, const QString& why) {
    const QString cells[] = {qs(row.withdrawal.id), qs(row.withdrawal.userId) + QLatin1Char(' ') + qs(row.userMask),
                             money(row.withdrawal.amount), why.isEmpty() ? tr("Yes") : why};
    for (int column = 0; column < 4; ++column) {
      auto* item = new QTableWidgetItem(cells[column]);
      if (column == 0) item->setFont(monoFont());
      if (column == 2) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
      if (!why.isEmpty()) item->setForeground(context_.look.tokens().muted);
      item->setToolTip(column == 3 ? why : QString());
      table_->setItem(at, column, item);
    }
    ++at;
  };
  for (const auto& [row, why] : pick_.left) add(row, why);  // few, and what a person has to see
  for (const auto& row : pick_.taken) add(row, {});
}

void PayoutDialog::pay() {
  if (sending_ || pick_.taken.empty()) return;
  sending_ = true;
  pay_->setEnabled(false);
  BuildPayout wish;
  wish.total = pick_.total();
  for (const auto& row : pick_.taken) wish.withdrawalIds.push_back(row.withdrawal.id);
  const Facts seen{{"items", std::to_string(pick_.taken.size())}, {"total_fen", std::to_string(wish.total.value)}};
  const QPointer<PayoutDialog> self(this);
  context_.workspace.command(wish, seen, [self](const Result<OutboxItem>& answer) {
    if (!self) return;
    self->sending_ = false;
    if (!answer) {
      self->choose();
      return self->say(Words::error(answer.error()), "bad");
    }
    Q_EMIT self->built(qs(answer->decision.id));
    self->accept();
  });
}

void PayoutDialog::say(const QString& text, const char* tone) {
  said_->setText(text);
  make::setProperty(said_, "tone", tone);
  said_->setVisible(!text.isEmpty());
}

}  // namespace rebate
