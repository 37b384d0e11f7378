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

#include "ui/style/clipboard.h"
#include "ui/style/fonts.h"

namespace rebate {
namespace {

void copyRow(const QTableView* table) {
  const auto current = table->currentIndex();
  if (!current.isValid()) return;
  QStringList cells;
  for (int visual = 0; visual < table->model()->columnCount(); ++visual) {
    const int column = table->horizontalHeader()->logicalIndex(visual);
    if (table->isColumnHidden(column) ||
        table->model()->index(current.row(), column).data(Qt::CheckStateRole).isValid())
      continue;  // what is not seen, or is a mark and no fact
    cells << table->model()->index(current.row(), column).data().toString();
  }
  clipboard::put(cells.join(QLatin1Char('\t')));
}

}  // namespace

void setUpTable(QTableView* table) {
  table->setShowGrid(false);
  table->setWordWrap(false);
  table->setCornerButtonEnabled(false);
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setSelectionMode(QAbstractItemView::SingleSelection);
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
  copy->setWhatsThis(QCoreApplication::translate("rebate::TableSetup", "Copy the selected row"));
  QObject::connect(copy, &QShortcut::activated, table, [table] { copyRow(table); });
}

void setWidths(QTableView* table, std::span<const int> widths, const std::map<int, QString>& longest) {
  constexpr double kPadding = 2 * 9 + 2;  // of a cell's delegate, and a pixel either side
  auto* header = table->horizontalHeader();
  for (int column = 0; column < static_cast<int>(widths.size()); ++column) {
    int width = std::max(scaled(widths[static_cast<std::size_t>(column)]), header->sectionSizeHint(column));
    if (const auto text = longest.find(column); text != longest.end()) {
      const QFontMetricsF metrics(bodyFont(13, QFont::DemiBold));
      width = std::max(width, static_cast<int>(std::ceil(tabularWidth(metrics, text->second) + kPadding)));
    }
    header->resizeSection(column, width);
  }
}

void rememberColumns(QTableView* table, Settings& settings, const QString& name) {
  auto* header = table->horizontalHeader();
  const auto key = textScale() == 100 ? name : name + QString::number(textScale());  // widths are of one size of text
  if (const auto state = settings.columns(key); !state.isEmpty()) header->restoreState(state);
  const auto keep = [header, &settings, key] { settings.setColumns(key, header->saveState()); };
  QObject::connect(header, &QHeaderView::sectionMoved, table, keep);
  QObject::connect(header, &QHeaderView::sectionResized, table, keep);
}

}  // namespace rebate
