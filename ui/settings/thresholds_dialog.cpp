// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/thresholds_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <limits>

#include "ui/incidents/alert_words.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr const char* kSeverities[] = {"critical", "warning", "info"};
constexpr int kLongestHold = 24 * 3'600;

bool isSpan(Watch watch) {
  return watch == Watch::replicationLag || watch == Watch::clockOffset || watch == Watch::feedStale;
}

QString severityWord(const char* severity) {
  AlertView view;
  view.alert.labels["severity"] = severity;
  return AlertWords::severity(view);
}

}  // namespace

ThresholdsDialog::ThresholdsDialog(const Context& context, QWidget* parent) : QDialog(parent), context_(context) {
  setObjectName(QStringLiteral("thresholds"));
  setWindowModality(Qt::WindowModal);
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(tr("Thresholds of this desktop"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 16, 16, 16);
  layout->setSpacing(12);
  auto* explained = make::paragraph(tr(
      "Judged here, on what the regions say. What an Alertmanager that answers watches, too, is left to it, unless it "
      "was changed here. An alert ends once the figure was a fifth below the limit for as long as it took to begin."));
  explained->setMinimumWidth(scaled(560));
  layout->addWidget(explained);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(6);
  int column = 0;
  for (const auto& head : {tr("Watch"), tr("Above"), tr("For"), tr("Severity")})
    grid->addWidget(make::label(head, "section"), 0, column++);
  for (const auto& one : usualThresholds()) addLine(grid, one.watch);
  layout->addLayout(grid);
  layout->addWidget(said_ = make::paragraph({}));
  make::setProperty(said_, "tone", "bad");
  said_->setVisible(false);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addWidget(usual_ = make::button(tr("As usual")));
  row->addStretch();
  auto* cancel = make::button(tr("Cancel"));
  row->addWidget(cancel);
  row->addWidget(keep_ = make::button(tr("Keep"), "primary"));
  keep_->setDefault(true);
  layout->addLayout(row);
  connect(usual_, &QPushButton::clicked, this, [this] { fill(usualThresholds()); });
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(keep_, &QPushButton::clicked, this, &ThresholdsDialog::submit);
  fill(context_.alerts->facts().thresholds);
}

void ThresholdsDialog::addLine(QGridLayout* grid, Watch watch) {
  const int row = grid->rowCount();
  const auto name = AlertWords::watch(watch);
  Line line{watch, new QCheckBox(name), nullptr, new QSpinBox, new QComboBox};
  grid->addWidget(line.on, row, 0);
  if (hasLimit(watch)) {
    line.limit = new QSpinBox;
    line.limit->setRange(0, std::numeric_limits<int>::max());
    line.limit->setGroupSeparatorShown(true);
    if (isSpan(watch)) line.limit->setSuffix(tr(" ms"));
    line.limit->setAccessibleName(tr("%1: above").arg(name));
    grid->addWidget(line.limit, row, 1);
  }
  line.hold->setRange(0, kLongestHold);
  line.hold->setSuffix(tr(" s"));
  line.hold->setAccessibleName(tr("%1: for").arg(name));
  grid->addWidget(line.hold, row, 2);
  for (const auto* severity : kSeverities) line.severity->addItem(severityWord(severity), QLatin1String(severity));
  line.severity->setAccessibleName(tr("%1: severity").arg(name));
  grid->addWidget(line.severity, row, 3);
  lines_.push_back(line);
}

void ThresholdsDialog::fill(const std::vector<Threshold>& thresholds) {
  for (const auto& line : lines_) {
    const auto& one = thresholds[static_cast<std::size_t>(line.watch)];
    line.on->setChecked(one.on);
    if (line.limit) line.limit->setValue(static_cast<int>(one.limit));
    line.hold->setValue(static_cast<int>(one.hold / 1'000));
    if (line.severity->findData(qs(one.severity)) < 0) line.severity->addItem(qs(one.severity), qs(one.severity));
    line.severity->setCurrentIndex(line.severity->findData(qs(one.severity)));
  }
}

std::vector<Threshold> ThresholdsDialog::chosen() const {
  std::vector<Threshold> all;
  for (const auto& line : lines_) {
    auto one = rebate::usual(line.watch);
    one.on = line.on->isChecked();
    if (line.limit) one.limit = line.limit->value();
    if (line.limit) one.clear = clearFor(one.limit);
    one.hold = Millis{line.hold->value()} * 1'000;
    one.severity = line.severity->currentData().toString().toStdString();
    all.push_back(std::move(one));
  }
  return all;
}

void ThresholdsDialog::submit() {
  const QPointer<ThresholdsDialog> self(this);
  context_.alerts->setThresholds(chosen(), [self](const Outcome& outcome) {
    if (!self) return;
    if (outcome) return self->accept();
    make::setText(self->said_, Words::error(outcome.error()));
    self->said_->setVisible(true);
  });
}

}  // namespace rebate
