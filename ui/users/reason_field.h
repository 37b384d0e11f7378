// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace rebate {

/// Why somebody does something, in their own words or in some that are often used.
class ReasonField : public QComboBox {
  Q_OBJECT
 public:
  ReasonField(const QStringList& templates, QWidget* parent = nullptr);
  std::string reason() const;  ///< without blanks around it
};

}  // namespace rebate
