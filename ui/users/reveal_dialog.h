// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <vector>

#include "ui/page.h"

class QCheckBox;
class QLabel;
class QPushButton;

namespace rebate {

class ReasonField;

/// Which values somebody needs to see, and why. Asked of the region that leads, which records it.
class RevealDialog : public QDialog {
  Q_OBJECT
 public:
  /// `masks` stand beside the fields; empty: not known.
  RevealDialog(const Context& context, const User& user, const PersonalData& masks, QWidget* parent);

  QCheckBox* box(PersonalField field) const;  ///< null where the role may not see it
  ReasonField* reason() const { return reason_; }
  QPushButton* primary() const { return primary_; }
  QString said() const;
  static QString whyFailed(const Error& error, Millis now);

 Q_SIGNALS:
  void revealed(const Revealed& values);

 private:
  void refresh();
  void submit();
  void answered(const Result<Revealed>& answer);
  std::vector<PersonalField> wanted() const;

  Context context_;
  User user_;
  std::vector<std::pair<PersonalField, QCheckBox*>> boxes_;
  ReasonField* reason_;
  QLabel* said_;
  QPushButton* primary_;
  QString trouble_;
  bool asking_ = false;
};

}  // namespace rebate
