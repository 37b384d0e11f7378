// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/reason_field.h"

#include <QLineEdit>

namespace rebate {

ReasonField::ReasonField(const QStringList& templates, QWidget* parent) : QComboBox(parent) {
  setEditable(true);
  setInsertPolicy(QComboBox::NoInsert);
  addItems(templates);
  setCurrentIndex(-1);
  setObjectName(QStringLiteral("reason"));
  setAccessibleName(tr("Reason"));
  lineEdit()->setAccessibleName(tr("Reason"));
  lineEdit()->setPlaceholderText(tr("Reason (kept for ever, so nothing personal)"));
  lineEdit()->setMaxLength(160);  // 500 bytes, whatever the script
  setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
}

std::string ReasonField::reason() const {
  return currentText().trimmed().toStdString();
}

}  // namespace rebate
