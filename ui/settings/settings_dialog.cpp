// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_dialog.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/settings/alerts_form.h"
#include "ui/settings/copy_form.h"
#include "ui/settings/keys_form.h"
#include "ui/settings/look_form.h"
#include "ui/settings/preferences_form.h"
#include "ui/settings/regions_form.h"
#include "ui/settings/settings_search.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"

namespace rebate {
namespace {

constexpr int kWidth = 600;
constexpr int kBeside = 80;  // of the screen, for what is around the dialog

}  // namespace

SettingsDialog::SettingsDialog(const Context& context, QWidget* parent) : QDialog(parent) {
  setObjectName(QStringLiteral("settings"));
  setWindowTitle(tr("Settings"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 16, 0, 16);
  layout->setSpacing(10);
  auto* top = new QVBoxLayout;
  top->setContentsMargins(22, 0, 22, 0);
  top->addWidget(search_ = new QLineEdit);
  search_->setPlaceholderText(tr("Find a setting"));
  search_->setAccessibleName(search_->placeholderText());
  search_->setClearButtonEnabled(true);
  layout->addLayout(top);
  layout->addWidget(buildForms(context), 1);
  auto* foot = new QVBoxLayout;
  foot->setContentsMargins(22, 0, 22, 0);
  auto* close = make::button(tr("Close"));  // not Qt's own, which comes in the system's language
  close->setAccessibleName(tr("Close the settings"));
  connect(close, &QPushButton::clicked, this, &QDialog::reject);
  foot->addWidget(close, 0, Qt::AlignRight);
  layout->addLayout(foot);
  connect(search_, &QLineEdit::textChanged, this, &SettingsDialog::filter);
  for (auto* button : findChildren<QPushButton*>())
    button->setAutoDefault(false);  // Return in a field does what the field says, and closes nothing
  preferences_->setFocus();
}

/// As tall as all of them, or as the screen: then they are scrolled.
QWidget* SettingsDialog::buildForms(const Context& context) {
  auto* area = new QScrollArea;
  area->setFrameShape(QFrame::NoFrame);
  area->setFocusPolicy(Qt::NoFocus);
  area->setWidgetResizable(true);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* forms = new QWidget;
  auto* layout = new QVBoxLayout(forms);
  layout->setContentsMargins(22, 4, 22, 4);
  layout->setSpacing(10);
  const auto section = [&](const QString& name, auto* form) {
    sections_.push_back({make::section(name), form});
    layout->addWidget(sections_.back().head);
    layout->addWidget(form);
    layout->addSpacing(6);
    return form;
  };
  preferences_ = section(tr("Decisions and lock"), new PreferencesForm(context));
  copy_ = section(tr("Copy on this computer"), new CopyForm(context));
  keys_ = section(tr("Keys"), new KeysForm(context));
  look_ = section(tr("Look"), new LookForm(context));
  regions_ = section(tr("Regions"), new RegionsForm(context));
  alerts_ = section(tr("Alerts"), new AlertsForm(context));
  layout->addWidget(nothing_ =
                        make::paragraph(tr("No setting is called that. Try another word, in English or Chinese.")));
  nothing_->setVisible(false);
  layout->addStretch();
  area->setWidget(forms);
  forms->setAutoFillBackground(false);
  area->viewport()->setAutoFillBackground(false);
  const auto room = screen()->availableGeometry().size() - QSize(kBeside, kBeside);
  const int width = std::min(
      std::max(scaled(kWidth), forms->minimumSizeHint().width() + area->verticalScrollBar()->sizeHint().width()),
      room.width());
  setFixedWidth(width);
  forms->ensurePolished();
  const int wanted = forms->hasHeightForWidth() ? forms->heightForWidth(width) : forms->sizeHint().height();
  area->setMinimumHeight(std::min(wanted + 8, room.height() - scaled(120)));
  return area;
}

void SettingsDialog::filter(const QString& typed) {
  std::vector<bool> used(sections_.size(), false);
  bool any = false;
  for (const auto& place : settingPlaces()) {
    const bool found = isFound(place, typed);
    const auto index = static_cast<std::size_t>(place.section);
    used[index] = used[index] || found;
    any |= found;
    auto* form = qobject_cast<QFormLayout*>(sections_[index].form->layout());
    if (form && place.row >= 0) form->setRowVisible(place.row, found);
  }
  for (std::size_t i = 0; i < sections_.size(); ++i) {
    sections_[i].head->setVisible(used[i]);
    sections_[i].form->setVisible(used[i]);
  }
  nothing_->setVisible(!any);
}

QString SettingsDialog::nothingFound() const {
  return nothing_->isVisibleTo(this) ? nothing_->text() : QString();
}

void SettingsDialog::factsChanged() {
  preferences_->factsChanged();
  copy_->factsChanged();
  keys_->factsChanged();
  regions_->factsChanged();
  alerts_->factsChanged();
}

}  // namespace rebate
