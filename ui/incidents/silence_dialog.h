// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "ports/alert_desk.h"
#include "ui/page.h"
#include "ui/settings/choice.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace rebate {

class ReasonField;

/// Takes an alert in hand, or keeps everything quiet that some matchers fit: for how long, and why.
class SilenceDialog : public QDialog {
  Q_OBJECT
 public:
  enum class Kind { acknowledge, silence };
  SilenceDialog(const Context& context, Kind kind, const AlertView& view, QWidget* parent);

  QPushButton* primary() const { return primary_; }
  ReasonField* reason() const { return reason_; }
  QComboBox* span() const { return span_.box(); }
  QPlainTextEdit* matchers() const { return matchers_; }  ///< null where it is exactly this alert
  QString said() const;

 Q_SIGNALS:
  void done(const QString& words);

 private:
  void build();
  void refresh();
  void submit();
  SilenceWish wish() const;
  QString problem() const;  ///< what is still wrong or missing

  Context context_;
  Kind kind_;
  AlertView view_;
  Choice<Millis> span_;
  QPlainTextEdit* matchers_ = nullptr;
  ReasonField* reason_;
  QLabel* said_;
  QPushButton* primary_;
  QString trouble_;
  bool sending_ = false;
};

/// One matcher a line: name="value", name=~"expression", name!="value", name!~"expression". Absent: line `wrong` is
/// none.
std::optional<std::vector<Matcher>> matchersIn(const QString& text, int* wrong);

}  // namespace rebate
