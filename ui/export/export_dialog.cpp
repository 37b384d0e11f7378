// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/export_dialog.h"

#include <QCheckBox>
#include <QDateTime>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QStandardPaths>
#include <QUrl>
#include <algorithm>

#include "ui/export/export_words.h"
#include "ui/export/names_choice.h"
#include "ui/export/reveal_names.h"
#include "ui/export/row_sources.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr int kWidth = 560;
constexpr int kPerMille = 1'000;

std::vector<std::pair<ExportFormat, QString>> formats() {
  std::vector<std::pair<ExportFormat, QString>> all;
  for (const auto one : {ExportFormat::xlsx, ExportFormat::csv, ExportFormat::pdf})
    all.emplace_back(one, ExportWords::format(one));
  return all;
}

}  // namespace

ExportDialog::ExportDialog(const Context& context, ExportTable table, QWidget* parent)
    : QDialog(parent), context_(context), table_(std::move(table)), format_(tr("Format"), formats()) {
  setObjectName(QStringLiteral("exportDialog"));
  setAttribute(Qt::WA_DeleteOnClose);
  setModal(false);
  setWindowTitle(tr("Export"));
  setFixedWidth(kWidth);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(22, 20, 22, 18);
  layout->setSpacing(10);
  build(layout);
  for (auto* button : findChildren<QPushButton*>()) button->setAutoDefault(false);
  start_->setDefault(true);
  const auto moment = QDateTime::fromMSecsSinceEpoch(context.clock.wall()).toString(QStringLiteral("yyyy-MM-dd-HHmm"));
  const QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
  const auto folder = documents.exists() ? documents : QDir::home();
  path_->setText(folder.filePath(table_.fileName + QLatin1Char('-') + moment));
  formatChanged();
}

void ExportDialog::build(QVBoxLayout* layout) {
  layout->addWidget(make::label(tr("Export: %1").arg(table_.title), "title"));
  const auto rows = table_.expected > 0 ? tr("%1 rows").arg(count(table_.expected)) : QString();
  const auto filter = table_.filter.isEmpty() ? tr("All rows") : table_.filter;
  layout->addWidget(make::paragraph(rows.isEmpty() ? filter : filter + QStringLiteral(" · ") + rows));
  choices_ = new QWidget;
  auto* inner = new QVBoxLayout(choices_);
  inner->setContentsMargins(0, 0, 0, 0);
  inner->setSpacing(8);
  inner->addWidget(make::section(tr("Format")));
  inner->addWidget(format_.box());
  inner->addWidget(purpose_ = make::paragraph({}));
  inner->addWidget(make::section(tr("Columns")));
  inner->addWidget(buildColumns());
  const bool personal =
      std::any_of(table_.columns.begin(), table_.columns.end(), [](const auto& c) { return c.personal; });
  if (personal) {
    inner->addWidget(make::section(tr("Personal data")));
    inner->addWidget(names_ = new NamesChoice(context_, table_.people));
    connect(names_, &NamesChoice::changed, this, &ExportDialog::check);
  }
  inner->addWidget(make::section(tr("File")));
  auto* place = new QHBoxLayout;
  place->setSpacing(8);
  place->addWidget(path_ = new QLineEdit, 1);
  path_->setAccessibleName(tr("File to write"));
  auto* choose = make::button(tr("Choose…"));
  choose->setAccessibleName(tr("Choose the file"));
  place->addWidget(choose);
  inner->addLayout(place);
  layout->addWidget(choices_);
  layout->addWidget(bar_ = new QProgressBar);
  bar_->setTextVisible(false);
  bar_->setFixedHeight(4);
  bar_->setAccessibleName(tr("Progress of the export"));
  bar_->hide();
  layout->addWidget(message_ = make::paragraph({}));
  auto* foot = new QHBoxLayout;
  foot->setSpacing(8);
  foot->addWidget(folder_ = make::button(tr("Open folder")));
  folder_->hide();
  foot->addStretch();
  foot->addWidget(close_ = make::button(tr("Cancel")));
  foot->addWidget(start_ = make::button(tr("Export"), "primary"));
  layout->addLayout(foot);
  connect(format_.box(), &QComboBox::currentIndexChanged, this, &ExportDialog::formatChanged);
  connect(path_, &QLineEdit::textChanged, this, &ExportDialog::check);
  connect(choose, &QPushButton::clicked, this, &ExportDialog::chooseFile);
  connect(close_, &QPushButton::clicked, this, &ExportDialog::reject);
  connect(start_, &QPushButton::clicked, this, &ExportDialog::begin);
  connect(folder_, &QPushButton::clicked, this,
          [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path_->text()).absolutePath())); });
}

QWidget* ExportDialog::buildColumns() {
  constexpr int kAcross = 3;
  auto* grid = new QWidget;
  auto* layout = new QGridLayout(grid);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setVerticalSpacing(4);
  for (std::size_t i = 0; i < table_.columns.size(); ++i) {
    auto* box = new QCheckBox(qs(table_.columns[i].title));
    box->setAccessibleName(tr("Column %1").arg(box->text()));
    box->setChecked(true);
    connect(box, &QCheckBox::toggled, this, &ExportDialog::check);
    layout->addWidget(box, static_cast<int>(i) / kAcross, static_cast<int>(i) % kAcross);
    columns_.push_back(box);
  }
  return grid;
}

void ExportDialog::setFormat(ExportFormat format) {
  format_.choose(format, {});
}

void ExportDialog::setPath(const QString& path) {
  path_->setText(path);
}

/// The ending follows the format, unless the person gave one of their own.
void ExportDialog::formatChanged() {
  make::setText(purpose_, ExportWords::purpose(format_.value()));
  const QFileInfo file(path_->text());
  const auto ending = QLatin1Char('.') + ExportWords::ending(format_.value());
  for (const auto one : {ExportFormat::csv, ExportFormat::xlsx, ExportFormat::pdf}) {
    if (file.suffix() != ExportWords::ending(one)) continue;
    path_->setText(path_->text().chopped(file.suffix().size() + 1) + ending);
    return check();
  }
  if (file.suffix().isEmpty() && !file.fileName().isEmpty()) path_->setText(path_->text() + ending);
  check();
}

/// What is missing is said beside the button that cannot be pressed.
void ExportDialog::check() {
  if (running_) return;
  const bool some = std::any_of(columns_.begin(), columns_.end(), [](const auto* box) { return box->isChecked(); });
  const QFileInfo file(path_->text());
  QString missing;
  if (!some)
    missing = tr("Choose a column at least.");
  else if (file.fileName().isEmpty() || file.isDir())
    missing = tr("Give the file a name.");
  else if (!QFileInfo(file.absolutePath()).isDir())
    missing = tr("This folder does not exist.");
  else if (names_ && !names_->complete())
    missing = tr("Say why the nicknames are needed.");
  start_->setEnabled(missing.isEmpty());
  if (missing.isEmpty() && file.exists()) return say(tr("This file is there already. It will be replaced."), "warn");
  say(missing, "muted");
}

void ExportDialog::chooseFile() {
  const auto ending = ExportWords::ending(format_.value());
  const auto chosen =
      QFileDialog::getSaveFileName(this, tr("Export to"), path_->text(),
                                   QStringLiteral("%1 (*.%2)").arg(ExportWords::format(format_.value()), ending),
                                   nullptr, QFileDialog::DontConfirmOverwrite);  // said here, beside the button
  if (chosen.isEmpty()) return;
  path_->setText(QFileInfo(chosen).suffix().isEmpty() ? chosen + QLatin1Char('.') + ending : chosen);
}

void ExportDialog::begin() {
  if (running_ || !start_->isEnabled()) return;
  setRunning(true);
  say(tr("Beginning…"), "muted");
  if (!names_ || !names_->wanted()) return write(table_.rows);
  auto* reveal = new RevealNames(context_.workspace, names_->users(), names_->reason(), this);
  connect(reveal, &RevealNames::revealed, this, [this, reveal](const ClearNames& names) {
    reveal->deleteLater();
    if (running_) write(table_.people->named(names));
  });
  connect(reveal, &RevealNames::failed, this, [this, reveal](const Error& why) {
    reveal->deleteLater();
    if (running_) ended(why);
  });
  reveal->start();
}

ExportJob ExportDialog::job(MakeRows rows) const {
  ExportJob job;
  job.format = format_.value();
  job.path = QFileInfo(path_->text()).absoluteFilePath().toStdString();
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!columns_[i]->isChecked()) continue;
    chosen.push_back(i);
    job.columns.push_back(table_.columns[i]);
  }
  job.rows = pickedColumns(std::move(rows), std::move(chosen));
  ExportWords::fill(job, table_, context_);
  return job;
}

void ExportDialog::write(MakeRows rows) {
  writing_ = context_.exporter->write(
      job(std::move(rows)), [this](const ExportProgress& now) { progressed(now); },
      [this](const Result<ExportDone>& result) { ended(result); });
}

void ExportDialog::progressed(const ExportProgress& now) {
  const bool known = now.expected > 0 && !now.finishing;
  bar_->setRange(0, known ? kPerMille : 0);
  if (known) bar_->setValue(static_cast<int>(std::min(now.rows, now.expected) * kPerMille / now.expected));
  say(ExportWords::progress(now), "muted");
}

void ExportDialog::ended(const Result<ExportDone>& result) {
  setRunning(false);
  if (!result) {
    check();
    say(ExportWords::trouble(result.error()), "bad");
    return Q_EMIT said(ExportWords::trouble(result.error()), ToastKind::trouble);
  }
  choices_->setEnabled(false);
  start_->hide();
  folder_->show();
  close_->setText(tr("Close"));
  close_->setAccessibleName(close_->text());
  close_->setFocus();
  say(ExportWords::done(*result), "ok");
  Q_EMIT said(ExportWords::done(*result), ToastKind::done);
}

void ExportDialog::setRunning(bool running) {
  running_ = running;
  choices_->setEnabled(!running);
  start_->setEnabled(!running);
  bar_->setRange(0, 0);
  bar_->setVisible(running);
  if (running) close_->setFocus();
}

void ExportDialog::reject() {
  const bool stopped = running_;
  running_ = false;
  writing_.reset();
  if (stopped) Q_EMIT said(tr("The export was stopped. Nothing was written."), ToastKind::note);
  QDialog::reject();
}

void ExportDialog::say(const QString& text, const char* tone) {
  make::setText(message_, text);
  make::setProperty(message_, "tone", tone);
}

QString ExportDialog::message() const {
  return message_->text();
}

}  // namespace rebate
