// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/export/export_table.h"
#include "ui/page.h"

class QCheckBox;
class QLabel;
class QLineEdit;

namespace rebate {

/// Whether people are named in the clear: who may, for how many, and why. Says in words why it is not offered.
class NamesChoice : public QWidget {
  Q_OBJECT
 public:
  NamesChoice(const Context& context, const std::optional<ExportPeople>& people, QWidget* parent = nullptr);
  bool wanted() const;
  bool complete() const;  ///< not wanted, or with a reason
  std::string reason() const;
  const std::vector<std::string>& users() const { return users_; }
  QCheckBox* box() const { return box_; }
  QLineEdit* reasonField() const { return reason_; }
  QString words() const;

 Q_SIGNALS:
  void changed();

 private:
  void look(const Context& context, const std::optional<ExportPeople>& people);
  void found(const Result<std::vector<std::string>>& users);
  void offer(bool possible, const QString& words);

  bool offered_ = false;
  QCheckBox* box_;
  QLabel* why_;
  QLineEdit* reason_;
  std::vector<std::string> users_;
};

}  // namespace rebate
