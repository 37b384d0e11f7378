// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "ui/page.h"

class QLabel;
class QLineEdit;

namespace rebate {

class CopyForm;
class KeysForm;
class LookForm;
class AlertsForm;
class PreferencesForm;
class RegionsForm;

/// All settings, and a field to find one by its name in either language. Beside the window, never in its way;
/// everything applies at once, and what went wrong is said where it was wanted.
class SettingsDialog : public QDialog {
  Q_OBJECT
 public:
  explicit SettingsDialog(const Context& context, QWidget* parent = nullptr);

  void factsChanged();
  PreferencesForm* preferences() const { return preferences_; }
  CopyForm* copy() const { return copy_; }
  KeysForm* keys() const { return keys_; }
  LookForm* look() const { return look_; }
  RegionsForm* regions() const { return regions_; }
  AlertsForm* alerts() const { return alerts_; }
  QLineEdit* search() const { return search_; }
  QString nothingFound() const;  ///< what is said when no setting fits; empty while one does

 private:
  struct Section {
    QLabel* head;
    QWidget* form;
  };
  QWidget* buildForms(const Context& context);
  void filter(const QString& typed);

  QLineEdit* search_;
  QLabel* nothing_;
  std::vector<Section> sections_;
  PreferencesForm* preferences_;
  CopyForm* copy_;
  KeysForm* keys_;
  LookForm* look_;
  RegionsForm* regions_;
  AlertsForm* alerts_;
};

}  // namespace rebate
