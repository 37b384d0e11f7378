// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/month_chart.h"

#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>
#include <QValueAxis>
#include <cmath>

#include "ui/delegates/cell_delegates.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/table_setup.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

/// Half of it is a whole number, too: the axis names both.
double roundUp(double value) {
  if (value <= 2) return 2;
  const double unit = std::pow(10, std::floor(std::log10(value)));
  for (const double step : {2.0, 4.0, 6.0, 8.0, 10.0})
    if (value <= step * unit) return step * unit;
  return value;
}

}  // namespace

MonthChart::MonthChart(const QString& title, Look& look, QWidget* parent) : QFrame(parent), look_(look), title_(title) {
  setProperty("look", QStringLiteral("card"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 8, 8, 8);
  layout->setSpacing(4);
  auto* head = new QHBoxLayout;
  head->setSpacing(8);
  head->addWidget(make::section(title));
  head->addStretch();
  head->addWidget(value_ = make::label({}, "strong"));
  toggle_ = new QToolButton;
  toggle_->setCheckable(true);
  toggle_->setText(tr("Table"));
  toggle_->setAccessibleName(tr("Show the figures as a table"));
  head->addWidget(toggle_);
  layout->addLayout(head);
  layout->addWidget(both_ = new QStackedWidget, 1);
  both_->addWidget(view_ = new QChartView);
  both_->addWidget(table_ = new QTableWidget(0, 3));
  both_->addWidget(empty_ = make::paragraph({}));
  empty_->setAlignment(Qt::AlignCenter);
  table_->setHorizontalHeaderLabels({tr("Month"), tr("Rebates"), tr("¥")});
  table_->setAccessibleName(title);
  setUpTable(table_);
  table_->setItemDelegate(new TabularDelegate(table_));
  table_->horizontalHeader()->setStretchLastSection(true);
  buildChart();
  connect(toggle_, &QToolButton::toggled, this, &MonthChart::showTable);
  connect(&look_, &Look::changed, this, &MonthChart::dress);
  dress();
}

void MonthChart::buildChart() {
  view_->setFrameShape(QFrame::NoFrame);
  view_->setRenderHint(QPainter::Antialiasing);
  view_->setMinimumHeight(132);
  view_->setFocusPolicy(Qt::NoFocus);
  auto* chart = view_->chart();
  chart->legend()->hide();
  chart->setMargins({0, 0, 0, 0});
  chart->layout()->setContentsMargins(0, 0, 0, 0);
  chart->setBackgroundRoundness(0);
  auto* series = new QBarSeries;
  series->append(bars_ = new QBarSet(title_));
  series->setBarWidth(0.6);
  chart->addSeries(series);
  chart->addAxis(months_ = new QBarCategoryAxis, Qt::AlignBottom);
  chart->addAxis(amounts_ = new QValueAxis, Qt::AlignLeft);
  series->attachAxis(months_);
  series->attachAxis(amounts_);
  amounts_->setTickCount(3);
  amounts_->setLabelFormat(QStringLiteral("%.0f"));
}

void MonthChart::dress() {
  const auto& tokens = look_.tokens();
  view_->chart()->setBackgroundBrush(tokens.panel);
  view_->chart()->setBackgroundPen(Qt::NoPen);
  view_->setBackgroundBrush(tokens.panel);
  for (QAbstractAxis* axis : {static_cast<QAbstractAxis*>(months_), static_cast<QAbstractAxis*>(amounts_)}) {
    axis->setLabelsFont(bodyFont(11));
    axis->setLabelsColor(tokens.muted);
    axis->setGridLineColor(tokens.line);
    axis->setLinePenColor(tokens.line);
  }
  months_->setGridLineVisible(false);
  amounts_->setLineVisible(false);
  bars_->setColor(tokens.accent);
  bars_->setBorderColor(tokens.accent);
}

void MonthChart::show(const std::map<CalendarMonth, UserFigures::Sum>& months, Millis now) {
  auto month = calendarMonthOf(now);
  for (int i = 1; i < kMonths; ++i) month = previous(month);
  QStringList names;
  bars_->remove(0, bars_->count());
  table_->setRowCount(kMonths);
  double highest = 0;
  UserFigures::Sum sum;
  for (int i = 0; i < kMonths; ++i, month = next(month)) {
    const auto found = months.find(month);
    const auto one = found == months.end() ? UserFigures::Sum{} : found->second;
    const double value = static_cast<double>(one.amount.value) / 100;
    *bars_ << value;
    highest = std::max(highest, value);
    sum.rebates += one.rebates;
    sum.amount.value += one.amount.value;
    names << QString::number(month.month);
    const QString cells[] = {qs(text(month)), count(one.rebates), money(one.amount)};
    for (int column = 0; column < 3; ++column) {
      auto* cell = new QTableWidgetItem(cells[column]);
      if (column > 0) cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
      table_->setItem(kMonths - 1 - i, column, cell);
    }
  }
  months_->setCategories(names);
  amounts_->setRange(0, roundUp(highest));
  make::setText(value_, money(sum.amount));
  setAccessibleName(tr("%1: %2 in twelve months").arg(title_, yuan(sum.amount)));
  toggle_->setEnabled(true);
  showTable(toggle_->isChecked());
}

void MonthChart::showNothing(const QString& why) {
  make::setText(value_, {});
  make::setText(empty_, why);
  setAccessibleName(QStringLiteral("%1: %2").arg(title_, why));
  toggle_->setEnabled(false);
  both_->setCurrentWidget(empty_);
}

void MonthChart::showTable(bool asTable) {
  both_->setCurrentWidget(asTable ? static_cast<QWidget*>(table_) : view_);
}

}  // namespace rebate
