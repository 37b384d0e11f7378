// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/export_button.h"

#include "ui/export/export_dialog.h"

namespace rebate {

ExportButton::ExportButton(const Context& context, std::function<ExportTable()> describe, QWidget* parent)
    : QPushButton(tr("Export…"), parent), context_(context), describe_(std::move(describe)) {
  setObjectName(QStringLiteral("export"));
  setAccessibleName(tr("Export this table"));
  setToolTip(tr("Write this table to a CSV, Excel or PDF file"));
  if (!context_.exporter) hide();  // to show it before it has a parent would flash a window
  connect(this, &QPushButton::clicked, this, &ExportButton::choose);
}

ExportDialog* ExportButton::dialog() const {
  return dialog_;
}

/// One at a time: what is being written stays in sight.
void ExportButton::choose() {
  if (!context_.exporter) return;
  if (!dialog_) {
    dialog_ = new ExportDialog(context_, describe_(), this);
    connect(dialog_, &ExportDialog::said, this, [this](const QString& text, ToastKind kind) {
      for (auto* above = parentWidget(); above; above = above->parentWidget())
        if (auto* page = qobject_cast<Page*>(above)) return Q_EMIT page->said(text, kind);
    });
  }
  dialog_->show();
  dialog_->raise();
  dialog_->activateWindow();
}

}  // namespace rebate
