// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/table_marks.h"

#include <QHeaderView>
#include <algorithm>

#include "ui/rebates/window_view.h"

namespace rebate {

TableMarks::TableMarks(RebateTableModel& model, WindowView* table) : QObject(table), model_(model) {
  connect(table, &WindowView::markWanted, this, &TableMarks::toggle);
  connect(table, &WindowView::rangeWanted, this, &TableMarks::mark);
  connect(table, &WindowView::allWanted, this, [this] { model_.setSelection(RebateSelection::all(model_.query())); });
  connect(table->horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int column) {
    if (column == static_cast<int>(RebateTableModel::Column::chosen)) toggleAll();
  });
}

void TableMarks::toggleAll() {
  model_.setSelection(model_.selection().empty() ? RebateSelection::all(model_.query()) : RebateSelection());
}

void TableMarks::clear() {
  model_.setSelection({});
}

void TableMarks::toggle(int row) {
  const auto* rebate = model_.at(row);
  if (!rebate) return;
  auto chosen = model_.selection();
  chosen.set(rebate->id, !chosen.contains(rebate->id));
  model_.setSelection(chosen);
}

void TableMarks::mark(int from, int to) {
  auto chosen = model_.selection();
  for (int row = std::min(from, to); row <= std::max(from, to); ++row)
    if (const auto* rebate = model_.at(row)) chosen.set(rebate->id, true);
  model_.setSelection(chosen);
}

}  // namespace rebate
