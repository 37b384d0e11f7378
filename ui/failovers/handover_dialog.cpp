// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failovers/handover_dialog.h"

#include <QComboBox>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {

HandoverDialog::HandoverDialog(const Context& context, Millis from, Millis to, QWidget* parent)
    : QDialog(parent), context_(context) {
  facts_.from = from;
  facts_.to = to;
  setWindowTitle(tr("Export handover"));
  setModal(true);
  setMinimumWidth(520);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 16, 16, 16);
  layout->setSpacing(12);
  layout->addWidget(
      make::paragraph(tr("What was recorded from %1 to %2: failovers, timeline, notes and charts. The same "
                         "facts are written as JSON beside it. No operator and no user is named.")
                          .arg(dayTime(from), clockTime(to).left(5))));
  auto* form = new QFormLayout;
  form->addRow(tr("Format"), format_ = new QComboBox);
  format_->addItem(tr("Web page"), QStringLiteral("html"));
  format_->addItem(tr("PDF"), QStringLiteral("pdf"));
  format_->setAccessibleName(tr("Format"));
  auto* where = new QHBoxLayout;
  where->addWidget(path_ = new QLineEdit, 1);
  path_->setObjectName(QStringLiteral("handoverPath"));
  path_->setAccessibleName(tr("File"));
  auto* choose = make::button(tr("Choose…"));
  where->addWidget(choose);
  form->addRow(tr("File"), where);
  layout->addLayout(form);
  layout->addWidget(said_ = make::paragraph(tr("The records are being read.")));
  auto* buttons = new QHBoxLayout;
  buttons->addStretch();
  auto* close = make::button(tr("Close"));
  buttons->addWidget(close);
  buttons->addWidget(save_ = make::button(tr("Export"), "primary"));
  save_->setObjectName(QStringLiteral("writeHandover"));
  save_->setEnabled(false);
  layout->addLayout(buttons);
  const auto name = QDateTime::fromMSecsSinceEpoch(from).toString(QStringLiteral("'handover-'yyyyMMdd-HHmm'.html'"));
  path_->setText(QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).filePath(name));
  connect(close, &QPushButton::clicked, this, &QDialog::reject);
  connect(save_, &QPushButton::clicked, this, &HandoverDialog::write);
  connect(choose, &QPushButton::clicked, this, &HandoverDialog::choosePath);
  connect(format_, &QComboBox::currentIndexChanged, this, &HandoverDialog::chooseFormat);
  gather();
}

void HandoverDialog::gather() {
  const QPointer<HandoverDialog> self(this);
  const auto came = [self](const std::optional<Error>& why) {
    if (--self->waiting_ > 0 && !why) return;
    if (why) make::setText(self->said_, tr("The records could not be read: %1").arg(Words::error(*why)));
    if (!why) self->said_->hide();
    self->save_->setEnabled(!why);
  };
  auto& desk = *context_.records;
  desk.moments(facts_.from, facts_.to, [self, came](const Result<std::vector<Moment>>& moments) {
    if (!self) return;
    if (moments) self->facts_.moments = *moments;
    came(moments ? std::optional<Error>() : moments.error());
  });
  desk.events(facts_.from, facts_.to, [self, came](const Result<std::vector<RecordEvent>>& events) {
    if (!self) return;
    if (events) self->facts_.events = *events;
    came(events ? std::optional<Error>() : events.error());
  });
}

void HandoverDialog::chooseFormat() {
  const QFileInfo file(path_->text());
  path_->setText(file.dir().filePath(file.completeBaseName() + QLatin1Char('.') + format_->currentData().toString()));
}

void HandoverDialog::choosePath() {
  const auto path = QFileDialog::getSaveFileName(this, tr("Export handover"), path_->text());
  if (!path.isEmpty()) path_->setText(path);
}

void HandoverDialog::write() {
  const auto& facts = context_.records->facts();
  facts_.madeAt = context_.clock.wall();
  facts_.budget = facts.budget;
  facts_.failovers.clear();
  for (const auto& record : facts.failovers)
    if (record.at() >= facts_.from && record.at() < facts_.to) facts_.failovers.push_back(record);
  const QFileInfo file(path_->text());
  const bool pdf = format_->currentData().toString() == QLatin1String("pdf");
  auto written =
      pdf ? Handover::writePdf(facts_, file.filePath()) : Handover::write(Handover::html(facts_), file.filePath());
  const auto beside = file.dir().filePath(file.completeBaseName() + QStringLiteral(".json"));
  if (written) written = Handover::write(Handover::json(facts_), beside);
  if (!written) {
    make::setText(said_, tr("The file could not be written: %1").arg(qs(written.error().detail)));
    said_->show();
    return;
  }
  Q_EMIT said(tr("Written: %1 and %2").arg(file.fileName(), QFileInfo(beside).fileName()), ToastKind::done);
  accept();
}

}  // namespace rebate
