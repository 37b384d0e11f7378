// SPDX-License-Identifier: GPL-3.0-or-later
// OutboxPage: what a person does there.
#include <QFileDialog>
#include <QPointer>
#include <QProgressDialog>
#include <QPushButton>
#include <QStandardPaths>
#include <QTableView>
#include <algorithm>

#include "ui/outbox/outbox_export.h"
#include "ui/outbox/outbox_page.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {

void OutboxPage::cancelSelected() {
  const auto* item = model_.at(table_->currentIndex().row());
  if (!item) return;
  const QPointer<OutboxPage> self(this);
  context_.workspace.cancel(item->decision.id, [self](const Outcome& outcome) {
    if (self) self->report(outcome);
  });
}

void OutboxPage::drop(const QString& decisionId) {
  const QPointer<OutboxPage> self(this);
  context_.workspace.dismiss(decisionId.toStdString(), [self](const Outcome& outcome) {
    if (self) self->report(outcome);
  });
}

void OutboxPage::release(const QString& decisionId) {
  const QPointer<OutboxPage> self(this);
  context_.workspace.release(decisionId.toStdString(), [self](const Outcome& outcome) {
    if (self) self->report(outcome);
  });
}

void OutboxPage::askForExport() {
  const auto folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  const auto path = QFileDialog::getSaveFileName(this, tr("Export the outbox"), folder + QStringLiteral("/outbox.csv"),
                                                 tr("Tables (*.csv)"));
  if (!path.isEmpty()) exportTo(path);
}

void OutboxPage::exportTo(const QString& path) {
  if (progress_) return;
  std::int64_t newest = 0;
  for (const auto& item : items_) newest = std::max(newest, item.decision.deviceSeq);
  progress_ = new QProgressDialog(tr("Writing the decisions…"), tr("Cancel"), 0, static_cast<int>(newest), this);
  progress_->setObjectName(QStringLiteral("exportProgress"));
  progress_->setMinimumDuration(500);
  progress_->setAutoReset(false);
  export_->setEnabled(false);
  auto* work = new OutboxExport(context_.workspace, path, this);
  connect(progress_, &QProgressDialog::canceled, work, &OutboxExport::cancel);
  connect(work, &OutboxExport::progressed, this, [this](qint64 number) {
    if (progress_) progress_->setValue(static_cast<int>(number));
  });
  connect(work, &OutboxExport::finished, this, [this, work](qint64 rows) {
    work->deleteLater();
    exportEnded(tr("%n decision(s) exported", nullptr, static_cast<int>(rows)), false);
  });
  connect(work, &OutboxExport::failed, this, [this, work](const Error& why) {
    work->deleteLater();
    if (why.code == Errc::cancelled) return exportEnded(tr("Nothing was exported"), false);
    exportEnded(why.field == "file" ? tr("The file could not be written: %1").arg(qs(why.detail)) : Words::error(why),
                true);
  });
  work->start();
}

void OutboxPage::exportEnded(const QString& words, bool failed) {
  progress_->deleteLater();
  progress_ = nullptr;
  export_->setEnabled(!items_.empty());
  make::setText(trouble_, words);
  make::setProperty(trouble_, "tone", failed ? "bad" : "ok");
}

void OutboxPage::report(const Outcome& outcome) {
  make::setText(trouble_, outcome ? QString() : Words::error(outcome.error()));
  make::setProperty(trouble_, "tone", "bad");
}

}  // namespace rebate
