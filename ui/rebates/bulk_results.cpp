// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/bulk_results.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QProgressBar>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/delegates/cell_delegates.h"
#include "ui/rebates/bulk_run.h"
#include "ui/rebates/bulk_words.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/table_setup.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

using Column = BulkResultsModel::Column;

constexpr std::array kEnds{BulkEnd::waiting,   BulkEnd::applied, BulkEnd::proposed, BulkEnd::moved,
                           BulkEnd::forbidden, BulkEnd::refused, BulkEnd::withdrawn};

}  // namespace

void BulkDress::show(std::optional<BulkEnd> end) {
  end_ = end;
  invalidateFilter();
}

bool BulkDress::filterAcceptsRow(int row, const QModelIndex& parent) const {
  return !end_ ||
         sourceModel()->index(row, 0, parent).data(BulkResultsModel::EndRole).toInt() == static_cast<int>(*end_);
}

QVariant BulkDress::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const auto column = static_cast<Column>(index.column());
  if (role == Qt::TextAlignmentRole)
    return QVariant::fromValue(Qt::AlignVCenter | (column == Column::rebate ? Qt::AlignRight : Qt::AlignLeft));
  if (role == Qt::FontRole) return column == Column::order ? QVariant(monoFont()) : QVariant();
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return QSortFilterProxyModel::data(index, role);
  const auto fact = QSortFilterProxyModel::data(index, BulkResultsModel::FactRole);
  switch (column) {
    case Column::order:
    case Column::user:
      return fact;
    case Column::platform:
      return Words::platform(static_cast<Platform>(fact.toInt()));
    case Column::rebate:
      return money({fact.toLongLong()});
    case Column::result: {
      const auto* row = static_cast<const BulkResultsModel*>(sourceModel())->at(mapToSource(index).row());
      const auto why = BulkWords::why(*row);
      const auto end = BulkWords::end(row->end());
      return why.isEmpty() ? end : QStringLiteral("%1: %2").arg(end, why);
    }
  }
  return {};
}

QVariant BulkDress::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  const auto column = static_cast<Column>(section);
  if (role == Qt::TextAlignmentRole)
    return QVariant::fromValue(Qt::AlignVCenter | (column == Column::rebate ? Qt::AlignRight : Qt::AlignLeft));
  if (role != Qt::DisplayRole) return {};
  switch (column) {
    case Column::order:
      return tr("Order");
    case Column::user:
      return tr("User");
    case Column::platform:
      return tr("Platform");
    case Column::rebate:
      return tr("Rebate ¥");
    case Column::result:
      return tr("Result");
  }
  return {};
}

BulkResults::BulkResults(const Context&, BulkRun& run, QWidget* parent)
    : QWidget(parent), run_(run), dress_(new BulkDress(this)) {
  dress_->setSourceModel(const_cast<BulkResultsModel*>(&run.results()));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 16, 16, 16);
  layout->setSpacing(12);
  layout->addWidget(title_ = make::label({}, "title"));
  layout->addWidget(said_ = make::paragraph({}));
  said_->setObjectName(QStringLiteral("bulkProgress"));
  layout->addWidget(bar_ = new QProgressBar);
  bar_->setTextVisible(false);
  bar_->setFixedHeight(4);
  bar_->setAccessibleName(tr("Decisions settled"));
  layout->addWidget(buildChips());
  layout->addWidget(table_ = new QTableView, 1);
  table_->setModel(dress_);
  setUpTable(table_);
  table_->setAccessibleName(tr("Results"));
  table_->setItemDelegate(new PlainDelegate(table_));
  table_->setItemDelegateForColumn(static_cast<int>(Column::rebate), new TabularDelegate(table_));
  constexpr std::array kWidths{170, 110, 80, 90};
  setWidths(table_, kWidths);
  table_->horizontalHeader()->setSectionResizeMode(static_cast<int>(Column::result), QHeaderView::Stretch);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addWidget(stop_ = make::button(tr("Stop, and take back what was not sent")));
  stop_->setObjectName(QStringLiteral("bulkStop"));
  row->addStretch();
  row->addWidget(close_ = make::button(tr("Close"), "primary"));
  close_->setObjectName(QStringLiteral("bulkClose"));
  layout->addLayout(row);
  for (auto* button : {stop_, close_}) button->setAutoDefault(false);
  connect(stop_, &QPushButton::clicked, &run_, &BulkRun::withdraw);
  connect(close_, &QPushButton::clicked, this, &BulkResults::closed);
  connect(table_, &QTableView::doubleClicked, this,
          [this](const QModelIndex& index) { Q_EMIT rebateWanted(index.data(BulkResultsModel::IdRole).toString()); });
  connect(&run_, &BulkRun::changed, this, &BulkResults::refresh);
  refresh();
}

QWidget* BulkResults::buildChips() {
  auto* part = new QWidget;
  auto* layout = new QHBoxLayout(part);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  auto* group = new QButtonGroup(this);
  const auto add = [&](std::optional<BulkEnd> end) {
    auto* chip = make::button({}, "chip");
    chip->setCheckable(true);
    chip->setChecked(!end);
    chip->setAutoDefault(false);
    group->addButton(chip);
    layout->addWidget(chip);
    chips_[end] = chip;
    connect(chip, &QPushButton::clicked, this, [this, end] { dress_->show(end); });
  };
  add(std::nullopt);
  for (const auto end : kEnds) add(end);
  layout->addStretch();
  return part;
}

/// Ends that nothing came to are not offered.
void BulkResults::refresh() {
  const auto& results = run_.results();
  make::setText(title_, BulkWords::title(run_.action(), results.rowCount()));
  make::setText(said_, BulkWords::progress(results, run_.kept()));
  for (const auto& [end, chip] : chips_) {
    const int rows = end ? results.countOf(*end) : results.rowCount();
    const auto text = (end ? BulkWords::end(*end) : tr("All")) + QLatin1Char(' ') + count(rows);
    if (chip->text() != text) chip->setText(text);
    chip->setAccessibleName(tr("Show: %1").arg(text));
    chip->setVisible(!end || rows > 0 || chip->isChecked());
  }
  const int waiting = run_.waiting();
  bar_->setRange(0, std::max(1, results.rowCount()));
  bar_->setValue(results.rowCount() - waiting);
  stop_->setEnabled(run_.keeping() || waiting > 0);
  close_->setEnabled(!run_.keeping());
}

}  // namespace rebate
