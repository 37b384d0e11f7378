// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "ui/page.h"

class QVBoxLayout;

namespace rebate {

class CopyForm;
class KeysForm;
class LookForm;
class PreferencesForm;

/// Beside the window, never in its way; everything applies at once, and what went wrong is said where it was wanted.
class SettingsDialog : public QDialog {
  Q_OBJECT
 public:
  explicit SettingsDialog(const Context& context, QWidget* parent = nullptr);

  void factsChanged();
  PreferencesForm* preferences() const { return preferences_; }
  CopyForm* copy() const { return copy_; }
  KeysForm* keys() const { return keys_; }
  LookForm* look() const { return look_; }

 private:
  PreferencesForm* preferences_;
  CopyForm* copy_;
  KeysForm* keys_;
  LookForm* look_;
};

}  // namespace rebate
