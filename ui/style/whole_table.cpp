// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/whole_table.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/style/fonts.h"
#include "ui/style/table_setup.h"

namespace rebate {
WholeTable::WholeTable(int rowHeight, QWidget* parent) : QTableView(parent), rowHeight_(rowHeight) {
  setShowGrid(false);
  setWordWrap(false);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setSelectionBehavior(QAbstractItemView::SelectRows);
  setTabKeyNavigation(false);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  horizontalHeader()->hide();
  horizontalHeader()->setMinimumSectionSize(20);
  verticalHeader()->hide();
  verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  verticalHeader()->setDefaultSectionSize(rowHeight_);
}

void WholeTable::fitRows() {
  setFixedHeight((model() ? model()->rowCount() : 0) * rowHeight_ + 2);
}

void WholeTable::fitColumns() {
  if (!model()) return;
  for (int column = 0; column < model()->columnCount(); ++column) {
    if (horizontalHeader()->sectionResizeMode(column) == QHeaderView::Stretch) continue;
    double widest = 0;
    for (int row = 0; row < model()->rowCount(); ++row) {
      const auto cell = model()->index(row, column);
      const auto font = cell.data(Qt::FontRole);
      const QFontMetricsF metrics(font.isValid() ? font.value<QFont>() : this->font());
      widest = std::max(widest, tabularWidth(metrics, cell.data().toString()));
    }
    horizontalHeader()->resizeSection(column, static_cast<int>(std::ceil(widest + kCellPadding)));
  }
}

void WholeTable::wheelEvent(QWheelEvent* event) {
  event->ignore();
}

/// Never a range to scroll in. Qt 6.4 measures columns without end when a table that was scrolled gets fewer rows.
void WholeTable::updateGeometries() {
  QTableView::updateGeometries();
  verticalScrollBar()->setRange(0, 0);
  horizontalScrollBar()->setRange(0, 0);
}

}  // namespace rebate
