// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "ui/failovers/handover.h"
#include "ui/page.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace rebate {

/// Asks where a handover goes, reads what was recorded of its time, and writes it, with the same facts as JSON beside.
class HandoverDialog : public QDialog {
  Q_OBJECT
 public:
  HandoverDialog(const Context& context, Millis from, Millis to, QWidget* parent = nullptr);

 Q_SIGNALS:
  void said(const QString& text, ToastKind kind);

 private:
  void chooseFormat();
  void choosePath();
  void gather();
  void write();

  Context context_;
  HandoverFacts facts_;
  int waiting_ = 2;  ///< answers
  QComboBox* format_;
  QLineEdit* path_;
  QLabel* said_;
  QPushButton* save_;
};

}  // namespace rebate
