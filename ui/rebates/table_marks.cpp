// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/table_marks.h"

#include <QPainter>
#include <algorithm>

#include "ui/rebates/window_view.h"
#include "ui/style/shapes.h"

namespace rebate {
namespace {

constexpr int kMarks = static_cast<int>(RebateTableModel::Column::chosen);

}  // namespace

MarkHeader::MarkHeader(const RebateTableModel& model, const Look& look, QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent), model_(model), look_(look) {
  const auto again = [this] { updateSection(kMarks); };
  connect(&model, &RebateTableModel::selectionChanged, this, again);
  connect(&model, &RebateTableModel::windowChanged, this, again);
}

Qt::CheckState MarkHeader::state() const {
  const auto& chosen = model_.selection();
  const auto number = chosen.count(model_.total());
  if (number == 0) return Qt::Unchecked;
  return number < model_.total() ? Qt::PartiallyChecked : Qt::Checked;
}

void MarkHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
  painter->save();  // the style leaves its pen behind
  QHeaderView::paintSection(painter, rect, section);
  painter->restore();
  if (section == kMarks) paintMark(*painter, QRectF(rect).center(), state(), look_.tokens());
}

TableMarks::TableMarks(RebateTableModel& model, WindowView* table) : QObject(table), model_(model) {
  connect(table, &WindowView::markWanted, this, &TableMarks::toggle);
  connect(table, &WindowView::rangeWanted, this, &TableMarks::mark);
  connect(table, &WindowView::allWanted, this, [this] { model_.setSelection(RebateSelection::all(model_.query())); });
  connect(table->horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int column) {
    if (column == kMarks) toggleAll();
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
