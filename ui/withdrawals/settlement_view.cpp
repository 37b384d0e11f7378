// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/withdrawals/settlement_view.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/delegates/cell_delegates.h"
#include "ui/style/empty_state.h"
#include "ui/style/make.h"
#include "ui/style/table_setup.h"
#include "ui/style/words.h"
#include "ui/withdrawals/received_days_dress.h"
#include "ui/withdrawals/settlement_words.h"
#include "ui/withdrawals/withdrawal_words.h"

namespace rebate {
namespace {

constexpr int kThis = 0, kNext = 1;

}  // namespace

SettlementView::SettlementView(const SettlementSource& source, const Context& context, QWidget* parent)
    : QWidget(parent), source_(source), context_(context) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  layout->addWidget(age_ = make::label({}, "muted"));
  body_ = new QWidget;
  auto* columns = new QHBoxLayout(body_);
  columns->setContentsMargins(0, 0, 0, 0);
  columns->setSpacing(12);
  columns->addWidget(buildFigures(), 3);
  columns->addWidget(buildDays(), 2);
  layout->addWidget(body_, 1);
  layout->addWidget(empty_ = new EmptyState(context.look), 1);
  connect(&source, &SettlementSource::changed, this, &SettlementView::refresh);
  refresh();
}

QWidget* SettlementView::buildFigures() {
  auto* card = make::frame("card");
  auto* outer = new QVBoxLayout(card);
  outer->setContentsMargins(1, 1, 1, 1);
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setAccessibleName(tr("Figures of the settlement day"));
  outer->addWidget(scroll);
  auto* inside = new QWidget;
  inside->setObjectName(QStringLiteral("drawer"));
  scroll->setWidget(inside);
  auto* grid = new QGridLayout(inside);
  grid->setContentsMargins(12, 12, 12, 12);
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(4);
  grid->setColumnStretch(0, 1);
  thisHead_ = addSection(grid, {});
  thisDue_ = addLine(grid, tr("Due from networks on the 20th"), SettlementWords::due());
  thisPayable_ = addLine(grid, tr("Payable to users on the 24th"), SettlementWords::payable());
  nextHead_ = addSection(grid, {});
  nextDue_ = addLine(grid, tr("Due from networks on the 20th"), SettlementWords::due());
  nextPayable_ = addLine(grid, tr("Payable to users on the 24th"), SettlementWords::payable());
  addSection(grid, tr("On the way"));
  overdue_ = addLine(grid, tr("Received earlier, not settled"), SettlementWords::overdue());
  approving_ = addLine(grid, tr("Settled, not credited yet"), SettlementWords::approving());
  addSection(grid, tr("At risk"));
  advance_ = addLine(grid, tr("Advanced, not yet collected"), SettlementWords::advance());
  refunds_ = addLine(grid, tr("Credited, with a refund still open"), SettlementWords::exposure());
  below_ = addLine(grid, tr("Balances below zero"), SettlementWords::exposure());
  lines_ = {&thisDue_, &thisPayable_, &nextDue_, &nextPayable_, &overdue_, &approving_, &advance_, &refunds_, &below_};
  grid->setRowStretch(grid->rowCount(), 1);
  return card;
}

QLabel* SettlementView::addSection(QGridLayout* grid, const QString& text) {
  const int row = grid->rowCount();
  if (row > 1) grid->setRowMinimumHeight(row, 34);
  auto* head = make::section(text);
  grid->addWidget(head, row, 0, 1, 2, Qt::AlignBottom);
  return head;
}

/// The definition stands under each figure's name: whoever reads a sum must not have to guess what is in it.
SettlementView::Line SettlementView::addLine(QGridLayout* grid, const QString& name, const QString& definition) {
  const int row = grid->rowCount();
  Line line{make::label(name), make::label({}, "strong"), make::paragraph({}, nullptr)};
  line.name->setToolTip(definition);
  line.figure->setToolTip(definition);
  grid->addWidget(line.name, row, 0);
  grid->addWidget(line.figure, row, 1, Qt::AlignRight);
  grid->addWidget(line.detail, row + 1, 0, 1, 2);
  grid->addWidget(make::paragraph(definition), row + 2, 0, 1, 2);
  grid->setRowMinimumHeight(row + 3, 6);
  return line;
}

QWidget* SettlementView::buildDays() {
  auto* card = make::frame("card");
  auto* layout = new QVBoxLayout(card);
  layout->setContentsMargins(7, 9, 7, 7);
  layout->setSpacing(8);
  auto* head = new QHBoxLayout;
  head->setContentsMargins(5, 0, 5, 0);
  head->addWidget(daysHead_ = make::label({}, "strong"), 1);
  months_ = new QButtonGroup(this);
  for (const int id : {kThis, kNext}) {
    auto* chip = make::button({}, "chip");
    chip->setCheckable(true);
    months_->addButton(chip, id);
    head->addWidget(chip);
  }
  months_->button(kThis)->setChecked(true);
  connect(months_, &QButtonGroup::idClicked, this, &SettlementView::showDays);
  layout->addLayout(head);
  table_ = new QTableView;
  auto* dress = new ReceivedDaysDress(table_);
  dress->setSourceModel(&days_);
  table_->setModel(dress);
  setUpTable(table_);
  table_->setAccessibleName(tr("Days of the settlement"));
  table_->setItemDelegate(new TabularDelegate(table_));
  table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  layout->addWidget(table_, 1);
  return card;
}

void SettlementView::say(Line& line, const QString& figure, const QString& detail) {
  make::setText(line.figure, figure);
  make::setText(line.detail, detail);
  line.detail->setVisible(!detail.isEmpty());
  line.figure->setAccessibleName(line.name->text() + QLatin1Char(' ') + figure);
}

void SettlementView::showMonth(const Settlement& all, const SettlementMonth& month, QLabel* head, Line& due,
                               Line& payable) {
  const auto sum = all.dueOf(month);
  const auto of = [](int number) { return tr("%n line(s)", nullptr, number); };
  make::setText(head, WithdrawalWords::month(month.month).toUpper());
  say(due, yuan(sum.sum),
      SettlementWords::platforms(month.due) + (sum.lines > 0 ? QStringLiteral(" · ") : QString()) +
          of(static_cast<int>(sum.lines)));
  say(payable, yuan(month.payable.sum),
      tr("%n user(s)", nullptr, static_cast<int>(month.users)) + QStringLiteral(" · ") +
          of(static_cast<int>(month.payable.lines)));
}

void SettlementView::refresh() {
  const auto& known = source_.settlement();
  body_->setVisible(known.has_value());
  empty_->setVisible(!known);
  tick();
  if (!known) {
    if (source_.trouble()) return empty_->say(EmptyKind::trouble, Words::error(*source_.trouble()));
    return context_.workspace.desk() ? empty_->say(EmptyKind::loading, tr("Adding up the lines of two months…"))
                                     : empty_->say(EmptyKind::nothing, tr("The copy on this desktop is not open."));
  }
  const auto& all = *known;
  showMonth(all, all.thisMonth, thisHead_, thisDue_, thisPayable_);
  showMonth(all, all.nextMonth, nextHead_, nextDue_, nextPayable_);
  const auto lines = [](const LineSum& sum) { return tr("%n line(s)", nullptr, static_cast<int>(sum.lines)); };
  say(overdue_, yuan(all.overdue.sum), lines(all.overdue));
  say(approving_, yuan(all.approving.sum), lines(all.approving));
  const auto advance = all.advanceTotal();
  say(advance_, yuan(advance.sum), advance.lines > 0 ? SettlementWords::platforms(all.advance) : QString());
  say(refunds_, yuan(all.refunds.sum), lines(all.refunds));
  say(below_, yuan(all.belowZero.sum), tr("%n user(s)", nullptr, static_cast<int>(all.belowZero.lines)));
  months_->button(kThis)->setText(WithdrawalWords::month(all.thisMonth.month));
  months_->button(kNext)->setText(WithdrawalWords::month(all.nextMonth.month));
  for (auto* button : months_->buttons()) button->setAccessibleName(tr("Days that settle in %1").arg(button->text()));
  showDays();
}

void SettlementView::showDays() {
  const auto& known = source_.settlement();
  if (!known) return;
  const auto& month = months_->checkedId() == kThis ? known->thisMonth : known->nextMonth;
  days_.setDays(month.days);
  make::setText(daysHead_, tr("Received in %1").arg(WithdrawalWords::month(previous(month.month))));
}

/// How old the sums are, beside how old the rows are that they were made from.
void SettlementView::tick() {
  const auto now = context_.clock.wall() + context_.workspace.facts().clockAhead;
  make::setText(age_, source_.asOf() == 0
                          ? QString()
                          : tr("A forecast from the copy on this desktop, added up %1 ago. It is not a bill.")
                                .arg(Words::age(now - source_.asOf())));
  age_->setVisible(!age_->text().isEmpty());
}

QString SettlementView::daysTitle() const {
  return daysHead_->text();
}

QString SettlementView::said() const {
  QStringList all;
  for (const auto* line : lines_)
    all << line->name->text() + QStringLiteral(": ") + line->figure->text() + QStringLiteral(" | ") +
               line->detail->text();
  return all.join(QLatin1Char('\n'));
}

}  // namespace rebate
