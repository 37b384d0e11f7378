// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "domain/rules.h"

class QCheckBox;
class QDateTimeEdit;
class QGridLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace rebate {

/// The rules as fields; each says beside it what is wrong with it.
class RulesForm : public QWidget {
  Q_OBJECT
 public:
  explicit RulesForm(QWidget* parent = nullptr);
  void show(const RuleSet& rules);
  /// As the fields have it now; none while one of them is wrong.
  std::optional<RuleSet> rules() const;

 Q_SIGNALS:
  void changed();

 private:
  struct Field {
    QLineEdit* edit;
    QLabel* wrong;
    bool percent;
  };
  Field add(QGridLayout* grid, int row, int column, const QString& name, const char* object, bool percent);
  static std::optional<std::int64_t> valueOf(const Field& field);

  RuleSet base_;
  std::vector<Field> plain_;   ///< reserve, inviter, smallest withdrawal, two thresholds
  std::vector<Field> shares_;  ///< by platform, then level
  QSpinBox* days_;
  QCheckBox* later_;
  QDateTimeEdit* from_;
};

}  // namespace rebate
