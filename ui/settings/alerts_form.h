// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/alert_desk.h"
#include "ui/page.h"

class QCheckBox;
class QPushButton;
class QTimeEdit;

namespace rebate {

class ThresholdsDialog;

/// How alerts call somebody at this desktop, and what it watches itself; applies at once.
class AlertsForm : public Page {
  Q_OBJECT
 public:
  explicit AlertsForm(const Context& context, QWidget* parent = nullptr);

  void factsChanged() override;
  QCheckBox* sound() const { return sound_; }
  QCheckBox* notices() const { return notices_; }
  QCheckBox* quiet() const { return quiet_; }
  QTimeEdit* from() const { return from_; }
  QTimeEdit* to() const { return to_; }
  QPushButton* thresholds() const { return thresholds_; }

 private:
  void apply();

  Context context_;
  bool showing_ = false;  ///< a change of a box is ours
  QCheckBox* sound_;
  QCheckBox* notices_;
  QCheckBox* quiet_;
  QTimeEdit* from_;
  QTimeEdit* to_;
  QPushButton* thresholds_;
};

}  // namespace rebate
