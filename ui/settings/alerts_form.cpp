// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/alerts_form.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTimeEdit>

#include "ui/incidents/alert_calls.h"
#include "ui/settings/thresholds_dialog.h"
#include "ui/style/make.h"

namespace rebate {
namespace {

QTimeEdit* timeBox(int minute, const QString& name) {
  auto* box = new QTimeEdit(QTime(minute / 60, minute % 60));
  box->setDisplayFormat(QStringLiteral("HH:mm"));
  box->setAccessibleName(name);
  return box;
}

int minuteOf(const QTimeEdit* box) {
  return box->time().hour() * 60 + box->time().minute();
}

}  // namespace

AlertsForm::AlertsForm(const Context& context, QWidget* parent) : Page(parent), context_(context) {
  auto* form = new QFormLayout(this);
  form->setContentsMargins(0, 0, 0, 0);
  form->setHorizontalSpacing(18);
  form->setVerticalSpacing(9);
  const auto calls = alertCallsIn(context_.workspace.facts().preferences);
  const auto quiet = calls.quiet;
  form->addRow(sound_ = new QCheckBox(tr("A new alert rings")));
  form->addRow(notices_ = new QCheckBox(tr("The desktop tells of it while another window is in front")));
  auto* hours = new QHBoxLayout;
  hours->setSpacing(8);
  hours->addWidget(quiet_ = new QCheckBox(tr("Quiet hours, criticals still ring")));
  hours->addWidget(from_ = timeBox(quiet.from, tr("Quiet from")));
  hours->addWidget(make::label(QStringLiteral("–")));
  hours->addWidget(to_ = timeBox(quiet.to, tr("Quiet until")));
  hours->addStretch();
  auto* row = new QWidget;
  row->setLayout(hours);
  hours->setContentsMargins(0, 0, 0, 0);
  form->addRow(row);
  form->addRow(thresholds_ = make::button(tr("Thresholds of this desktop…")));
  for (auto* box : {sound_, notices_, quiet_}) box->setAccessibleName(box->text());
  sound_->setChecked(calls.sound);
  notices_->setChecked(calls.notices);
  quiet_->setChecked(quiet.on);
  for (auto* box : {sound_, notices_, quiet_}) connect(box, &QCheckBox::toggled, this, &AlertsForm::apply);
  for (auto* box : {from_, to_}) connect(box, &QTimeEdit::timeChanged, this, &AlertsForm::apply);
  connect(thresholds_, &QPushButton::clicked, this, [this] { (new ThresholdsDialog(context_, this))->show(); });
  factsChanged();
}

void AlertsForm::factsChanged() {
  thresholds_->setEnabled(context_.alerts != nullptr);
  showing_ = true;  // the button of the page may have changed it
  sound_->setChecked(alertCallsIn(context_.workspace.facts().preferences).sound);
  showing_ = false;
  for (auto* box : {from_, to_}) box->setEnabled(quiet_->isChecked());
}

void AlertsForm::apply() {
  if (showing_) return;
  keepAlertCalls(context_.workspace,
                 {sound_->isChecked(), notices_->isChecked(), {quiet_->isChecked(), minuteOf(from_), minuteOf(to_)}});
  for (auto* box : {from_, to_}) box->setEnabled(quiet_->isChecked());
}

}  // namespace rebate
