// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <vector>

#include "ports/alert_desk.h"
#include "ui/page.h"

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace rebate {

/// What this desktop watches itself: on or off, above what, for how long, how bad.
class ThresholdsDialog : public QDialog {
  Q_OBJECT
 public:
  struct Line {
    Watch watch;
    QCheckBox* on;
    QSpinBox* limit;  ///< null: it is yes or no
    QSpinBox* hold;   ///< s
    QComboBox* severity;
  };

  ThresholdsDialog(const Context& context, QWidget* parent);
  const std::vector<Line>& lines() const { return lines_; }
  QPushButton* keep() const { return keep_; }
  QPushButton* usual() const { return usual_; }
  std::vector<Threshold> chosen() const;

 private:
  void addLine(QGridLayout* grid, Watch watch);
  void fill(const std::vector<Threshold>& thresholds);
  void submit();

  Context context_;
  std::vector<Line> lines_;
  QLabel* said_;
  QPushButton* keep_;
  QPushButton* usual_;
};

}  // namespace rebate
