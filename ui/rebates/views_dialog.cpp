// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/views_dialog.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QVBoxLayout>
#include <utility>

#include "ui/style/make.h"

namespace rebate {

ViewsDialog::ViewsDialog(const std::vector<SavedView>& views, QWidget* parent) : QDialog(parent), views_(views) {
  setAttribute(Qt::WA_DeleteOnClose);
  setObjectName(QStringLiteral("viewsDialog"));
  setWindowTitle(tr("Saved views"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 16, 16, 16);
  layout->setSpacing(12);
  layout->addWidget(make::label(tr("Saved views"), "title"));
  layout->addWidget(list_ = new QListWidget);
  list_->setAccessibleName(tr("Saved views"));
  list_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
  layout->addWidget(make::paragraph(tr("F2 or a double click renames. Changes are kept at once.")));
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
  add(tr("Show first"), "makeDefault", [this] { makeDefault(); });
  add(tr("Delete"), "remove", [this] { remove(); });
  row->addStretch();
  add(tr("Close"), "close", [this] { accept(); });
  layout->addLayout(row);
  connect(list_, &QListWidget::itemChanged, this, [this](QListWidgetItem* item) { renamed(list_->row(item)); });
  resize(460, 360);
  fill(0);
}

void ViewsDialog::fill(int row) {
  showing_ = true;
  list_->clear();
  for (const auto& view : views_) {
    auto* item = new QListWidgetItem(view.name, list_);
    item->setFlags(item->flags() | Qt::ItemIsEditable);
    auto font = item->font();
    font.setBold(view.isDefault);
    item->setFont(font);
    item->setToolTip(view.isDefault ? tr("Shown when the page is opened") : QString());
  }
  list_->setCurrentRow(std::clamp(row, 0, std::max(0, list_->count() - 1)));
  showing_ = false;
}

void ViewsDialog::tell(int row) {
  fill(row);
  Q_EMIT changed(views_);
}

void ViewsDialog::move(int by) {
  const int from = list_->currentRow(), to = from + by;
  if (from < 0 || to < 0 || to >= list_->count()) return;
  std::swap(views_[static_cast<std::size_t>(from)], views_[static_cast<std::size_t>(to)]);
  tell(to);
}

void ViewsDialog::remove() {
  const int row = list_->currentRow();
  if (row < 0) return;
  views_.erase(views_.begin() + row);
  tell(row);
}

/// Once more: none is.
void ViewsDialog::makeDefault() {
  const int row = list_->currentRow();
  if (row < 0) return;
  const bool was = views_[static_cast<std::size_t>(row)].isDefault;
  for (auto& view : views_) view.isDefault = false;
  views_[static_cast<std::size_t>(row)].isDefault = !was;
  tell(row);
}

void ViewsDialog::renamed(int row) {
  if (showing_ || row < 0) return;
  const auto name = list_->item(row)->text().simplified();
  if (!name.isEmpty()) views_[static_cast<std::size_t>(row)].name = name;
  tell(row);
}

}  // namespace rebate
