// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_dialog.h"

#include <QPushButton>
#include <QVBoxLayout>

#include "ui/settings/copy_form.h"
#include "ui/settings/keys_form.h"
#include "ui/settings/look_form.h"
#include "ui/settings/preferences_form.h"
#include "ui/style/make.h"

namespace rebate {
namespace {

constexpr int kWidth = 600;

}  // namespace

SettingsDialog::SettingsDialog(const Context& context, QWidget* parent) : QDialog(parent) {
  setObjectName(QStringLiteral("settings"));
  setWindowTitle(tr("Settings"));
  setFixedWidth(kWidth);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(22, 20, 22, 18);
  layout->setSpacing(10);
  const auto section = [&](const QString& name, auto* form) {
    layout->addWidget(make::section(name));
    layout->addWidget(form);
    layout->addSpacing(6);
    return form;
  };
  preferences_ = section(tr("Decisions and lock"), new PreferencesForm(context));
  copy_ = section(tr("Copy on this computer"), new CopyForm(context));
  keys_ = section(tr("Keys"), new KeysForm(context));
  look_ = section(tr("Look"), new LookForm(context));
  auto* close = make::button(tr("Close"));  // not Qt's own, which comes in the system's language
  close->setAccessibleName(tr("Close the settings"));
  connect(close, &QPushButton::clicked, this, &QDialog::reject);
  layout->addWidget(close, 0, Qt::AlignRight);
  for (auto* button : findChildren<QPushButton*>())
    button->setAutoDefault(false);  // Return in a field does what the field says, and closes nothing
}

void SettingsDialog::factsChanged() {
  preferences_->factsChanged();
  copy_->factsChanged();
  keys_->factsChanged();
}

}  // namespace rebate
