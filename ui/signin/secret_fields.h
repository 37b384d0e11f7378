// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <string>

#include "ports/workspace.h"

class QLineEdit;

namespace rebate {

/// Password and, once a region has asked for it, one-time code. Neither stays in the window longer than needed.
class SecretFields : public QWidget {
  Q_OBJECT
 public:
  explicit SecretFields(QWidget* parent = nullptr);

  bool missing();  ///< something is; the focus goes there
  Credentials credentials(const std::string& name) const;
  void answered(const Outcome& outcome);  ///< forgets what was used; asks for the code when that is missing or wrong
  void clear();
  void forgetCode();  ///< whether somebody needs one is known of one name only
  QLineEdit* password() const { return password_; }
  QLineEdit* code() const { return code_; }

 Q_SIGNALS:
  void entered();  ///< Return in one of them

 private:
  void askForCode(bool ask);

  QLineEdit* password_;
  QLineEdit* code_;
};

}  // namespace rebate
