// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/bills_panel.h"

#include <QComboBox>
#include <QDate>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/admin/admin_export.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr int kPage = 100, kMostAtOnce = 500;
constexpr Platform kPlatforms[] = {Platform::taobao, Platform::jd, Platform::pdd};

}  // namespace

BillsPanel::BillsPanel(const Context& context, QWidget* parent) : AdminPanel(context, tr("Bills"), parent) {
  table_ = addTable(tr("Bills of the platforms"),
                    {tr("Platform"), tr("Month"), tr("Their total ¥"), tr("Our sum ¥"), tr("Difference ¥"), tr("Lines"),
                     tr("Missing"), tr("Entered by"), tr("State")},
                    QStringLiteral("bills"));
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] { lookAtBill(); });
  offerExport([this] { return AdminExport::bills(context_.workspace, this); });
  buildConfirmation();
  if (may(Permission::settleBills)) buildEntry();
  lookAtBill();
}

void BillsPanel::buildConfirmation() {
  auto* card = make::frame("card");
  auto* layout = new QVBoxLayout(card);
  layout->setContentsMargins(12, 12, 12, 12);
  layout->setSpacing(8);
  layout->addWidget(bill_ = make::label({}, "title"));
  layout->addWidget(why_ = make::paragraph({}));
  why_->setObjectName(QStringLiteral("whyNot"));
  auto* row = new QHBoxLayout;
  row->addWidget(reason_ = new QLineEdit, 1);
  reason_->setAccessibleName(tr("Why the bill is right although it differs"));
  reason_->setPlaceholderText(reason_->accessibleName());
  reason_->setMaxLength(160);
  reason_->setObjectName(QStringLiteral("reason"));
  row->addWidget(confirm_ = make::button(tr("Confirm"), "primary"));
  confirm_->setObjectName(QStringLiteral("confirm"));
  layout->addLayout(row);
  body_->addWidget(card);
  connect(reason_, &QLineEdit::textChanged, this, [this] { lookAtBill(); });
  connect(confirm_, &QPushButton::clicked, this, &BillsPanel::confirm);
}

void BillsPanel::buildEntry() {
  auto* card = make::frame("card");
  auto* layout = new QVBoxLayout(card);
  layout->setContentsMargins(12, 12, 12, 12);
  layout->setSpacing(8);
  layout->addWidget(make::label(tr("Enter a bill"), "title"));
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  const auto add = [row](auto* field, const char* object, const QString& what) {
    field->setObjectName(QLatin1String(object));
    field->setAccessibleName(what);
    row->addWidget(make::label(what, "muted"));
    row->addWidget(field);
    return field;
  };
  platform_ = add(new QComboBox, "platform", tr("Platform"));
  for (const auto platform : kPlatforms) platform_->addItem(Words::platform(platform));
  month_ =
      add(new QLineEdit(QDate::currentDate().addMonths(-1).toString(QStringLiteral("yyyy-MM"))), "month", tr("Month"));
  total_ = add(new QLineEdit, "total", tr("Total, ¥"));
  total_->setAlignment(Qt::AlignRight);
  lines_ = add(new QSpinBox, "lines", tr("Lines"));
  lines_->setButtonSymbols(QAbstractSpinBox::NoButtons);
  lines_->setRange(0, 100'000'000);
  row->addWidget(enter_ = make::button(tr("Enter")));
  enter_->setObjectName(QStringLiteral("enter"));
  row->addStretch();
  layout->addLayout(row);
  layout->addWidget(wrong_ = make::paragraph({}));
  body_->addWidget(card);
  for (auto* field : {month_, total_}) connect(field, &QLineEdit::textChanged, this, &BillsPanel::lookAtEntry);
  connect(enter_, &QPushButton::clicked, this, &BillsPanel::enter);
  lookAtEntry();
}

void BillsPanel::refresh() {
  // As much as was there, so that nobody loses the bill they look at.
  askFor<BillsRead>({{}, std::clamp(static_cast<int>(bills_.size()), kPage, kMostAtOnce)}, [this](BillSlice slice) {
    bills_ = std::move(slice.bills);
    next_ = slice.next;
    fill();
  });
}

void BillsPanel::readMore() {
  askFor<BillsRead>({next_, kPage}, [this, after = next_](BillSlice slice) {
    if (after != next_) return;  // it was read anew meanwhile
    bills_.insert(bills_.end(), slice.bills.begin(), slice.bills.end());
    next_ = slice.next;
    fill();
  });
}

void BillsPanel::fill() {
  std::vector<QStringList> rows;
  for (const auto& bill : bills_)
    rows.push_back({Words::platform(bill.platform), qs(bill.month), money(bill.total), money(bill.ours),
                    money(bill.difference), count(bill.lines), count(bill.linesMissing), qs(bill.enteredBy),
                    AdminExport::billState(bill.state)});
  fillTable(table_, rows, {2, 3, 4, 5, 6});
  offerMore(table_, !next_.empty(),
            next_.empty() ? QString() : tr("the newest %1").arg(count(static_cast<std::int64_t>(bills_.size()))));
  lookAtBill();
}

const Bill* BillsPanel::chosen() const {
  const auto row = static_cast<std::size_t>(table_->currentIndex().row());
  return table_->currentIndex().isValid() && row < bills_.size() ? &bills_[row] : nullptr;
}

QString BillsPanel::whyNot(const Bill& bill) const {
  const auto& who = context_.workspace.facts().who;
  if (bill.state == BillState::confirmed)
    return tr("Confirmed by %1, %2.").arg(qs(bill.confirmedBy), dayTime(bill.confirmedAt));
  if (bill.state == BillState::superseded) return tr("Another bill of the same month took its place.");
  if (!may(Permission::settleBills)) return tr("Finance confirms bills.");
  if (who && who->name == bill.enteredBy) return tr("You entered it: somebody else confirms it.");
  if (bill.difference.value != 0 && reason_->text().trimmed().isEmpty())
    return tr("It differs from our sum by %1: say why it is right.").arg(yuan(bill.difference));
  return {};
}

void BillsPanel::lookAtBill() {
  const auto* bill = chosen();
  make::setText(bill_, bill ? tr("%1, %2: %3").arg(Words::platform(bill->platform), qs(bill->month), yuan(bill->total))
                            : tr("No bill was entered yet."));
  const auto why = bill ? whyNot(*bill) : QString();
  make::setText(why_, why);
  why_->setVisible(!why.isEmpty());
  const bool open = bill && bill->state == BillState::open && may(Permission::settleBills);
  reason_->setVisible(open);
  confirm_->setVisible(open);
  confirm_->setEnabled(open && why.isEmpty());
}

void BillsPanel::lookAtEntry() {
  const bool month = QDate::fromString(month_->text(), QStringLiteral("yyyy-MM")).isValid();
  const auto total = parseYuan(total_->text().trimmed().toStdString());
  enter_->setEnabled(month && total && total->value >= 0);
  make::setText(wrong_, month ? tr("Income before the platform's fee, as its bill says; another person confirms it.")
                              : tr("A month such as 2026-05."));
}

void BillsPanel::enter() {
  const auto total = parseYuan(total_->text().trimmed().toStdString());
  if (!total) return;
  keep(EnterBill{kPlatforms[platform_->currentIndex()], month_->text().toStdString(), *total, lines_->value()}, {},
       [this] { total_->clear(); });
}

void BillsPanel::confirm() {
  const auto* bill = chosen();
  if (bill == nullptr) return;
  keep(ConfirmBill{bill->id, bill->ours, reason_->text().trimmed().toStdString()},
       {{"ours_fen", std::to_string(bill->ours.value)}, {"total_fen", std::to_string(bill->total.value)}},
       [this] { reason_->clear(); });
}

}  // namespace rebate
