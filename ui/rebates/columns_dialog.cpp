// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/columns_dialog.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QListWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/style/make.h"

namespace rebate {

ColumnsDialog::ColumnsDialog(QTableView* table, int fixed, QWidget* parent)
    : QDialog(parent), table_(table), fixed_(fixed) {
  setAttribute(Qt::WA_DeleteOnClose);
  setObjectName(QStringLiteral("columnsDialog"));
  setWindowTitle(tr("Columns"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 16, 16, 16);
  layout->setSpacing(12);
  layout->addWidget(make::label(tr("Columns"), "title"));
  layout->addWidget(list_ = new QListWidget);
  list_->setAccessibleName(tr("Columns"));
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  const auto add = [&](const QString& text, const char* name, auto act) {
    auto* button = make::button(text);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, act);
    row->addWidget(button);
  };
  add(tr("Up"), "up", [this] { move(-1); });
  add(tr("Down"), "down", [this] { move(1); });
  row->addStretch();
  add(tr("Close"), "close", [this] { accept(); });
  layout->addLayout(row);
  connect(list_, &QListWidget::itemChanged, this, [this](QListWidgetItem* item) {
    if (filling_) return;
    table_->setColumnHidden(columnOf(list_->row(item)), item->checkState() != Qt::Checked);
    fill(list_->row(item));
  });
  resize(320, 420);
  fill(0);
}

int ColumnsDialog::columnOf(int row) const {
  return list_->item(row)->data(Qt::UserRole).toInt();
}

void ColumnsDialog::fill(int row) {
  filling_ = true;
  list_->clear();
  const auto* header = table_->horizontalHeader();
  for (int visual = 0; visual < header->count(); ++visual) {
    const int column = header->logicalIndex(visual);
    if (column == fixed_) continue;
    auto* item = new QListWidgetItem(table_->model()->headerData(column, Qt::Horizontal).toString(), list_);
    item->setData(Qt::UserRole, column);
    const bool last = header->count() - header->hiddenSectionCount() <= (fixed_ < 0 ? 1 : 2);
    item->setCheckState(table_->isColumnHidden(column) ? Qt::Unchecked : Qt::Checked);
    if (last && !table_->isColumnHidden(column)) item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
  }
  list_->setCurrentRow(row);
  filling_ = false;
}

void ColumnsDialog::move(int by) {
  const int from = list_->currentRow(), to = from + by;
  if (from < 0 || to < 0 || to >= list_->count()) return;
  auto* header = table_->horizontalHeader();
  header->moveSection(header->visualIndex(columnOf(from)), header->visualIndex(columnOf(to)));
  fill(to);
}

}  // namespace rebate
