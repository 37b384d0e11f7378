// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/table_setup.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QHeaderView>
#include <QShortcut>
#include <QStringList>
#include <QTableView>
#include <algorithm>
#include <cmath>
#include <functional>

#include "ui/style/clipboard.h"
#include "ui/style/fonts.h"

namespace rebate {
namespace {

/// In the order on the screen; without what is not seen, or is a mark and no fact.
QList<int> factColumns(const QTableView* table, int row) {
  QList<int> columns;
  for (int visual = 0; visual < table->model()->columnCount(); ++visual) {
    const int column = table->horizontalHeader()->logicalIndex(visual);
    const auto cell = table->model()->index(row, column);
    if (!table->isColumnHidden(column) && !cell.data(Qt::CheckStateRole).isValid()) columns << column;
  }
  return columns;
}

/// A cell holds no tab and no line break, or a spreadsheet would see two.
QString line(const QList<int>& columns, const std::function<QVariant(int)>& cellOf) {
  QStringList cells;
  for (const int column : columns) cells << cellOf(column).toString().simplified();
  return cells.join(QLatin1Char('\t'));
}

/// The selected rows as they are shown, masked as they are, under their header.
void copyRows(const QTableView* table) {
  auto rows = table->selectionModel()->selectedRows();
  if (rows.isEmpty() && table->currentIndex().isValid()) rows << table->currentIndex();
  if (rows.isEmpty()) return;
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.row() < b.row(); });
  const auto* model = table->model();
  const auto columns = factColumns(table, rows.first().row());
  QStringList lines(line(columns, [&](int column) { return model->headerData(column, Qt::Horizontal); }));
  for (const auto& row : rows)
    lines << line(columns, [&](int column) { return model->index(row.row(), column).data(); });
  clipboard::put(lines.join(QLatin1Char('\n')));
}

}  // namespace

void setUpTable(QTableView* table) {
  table->setShowGrid(false);
  table->setWordWrap(false);
  table->setCornerButtonEnabled(false);
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setSelectionMode(QAbstractItemView::ExtendedSelection);
  table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  table->setTabKeyNavigation(false);
  table->verticalHeader()->hide();
  table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table->verticalHeader()->setDefaultSectionSize(scaled(30));
  table->horizontalHeader()->setHighlightSections(false);
  table->horizontalHeader()->setMinimumSectionSize(44);
  auto* copy = new QShortcut(QKeySequence::Copy, table, nullptr, nullptr, Qt::WidgetShortcut);
  copy->setWhatsThis(QCoreApplication::translate("rebate::TableSetup", "Copy the selected rows"));
  QObject::connect(copy, &QShortcut::activated, table, [table] { copyRows(table); });
}

void setWidths(QTableView* table, std::span<const int> widths, const std::map<int, QString>& longest) {
  auto* header = table->horizontalHeader();
  for (int column = 0; column < static_cast<int>(widths.size()); ++column) {
    int width = std::max(scaled(widths[static_cast<std::size_t>(column)]), header->sectionSizeHint(column));
    if (const auto text = longest.find(column); text != longest.end()) {
      const QFontMetricsF metrics(bodyFont(13, QFont::DemiBold));
      width = std::max(width, static_cast<int>(std::ceil(tabularWidth(metrics, text->second) + kCellPadding)));
    }
    header->resizeSection(column, width);
  }
}

void rememberColumns(QTableView* table, Settings& settings, const QString& name) {
  auto* header = table->horizontalHeader();
  // Widths are of one size of text and of one language.
  const auto size = textScale() == 100 ? QString() : QString::number(textScale());
  const auto tongue = static_cast<int>(settings.tongue());
  const auto key = tongue == 0 ? name + size : name + size + u'.' + QString::number(tongue);
  if (const auto state = settings.columns(key); !state.isEmpty()) header->restoreState(state);
  const auto keep = [header, &settings, key] { settings.setColumns(key, header->saveState()); };
  QObject::connect(header, &QHeaderView::sectionMoved, table, keep);
  QObject::connect(header, &QHeaderView::sectionResized, table, keep);
}

}  // namespace rebate
