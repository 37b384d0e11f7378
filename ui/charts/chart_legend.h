// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include "ui/style/look.h"

namespace rebate {

/// Which line is whose, in one row of whatever room there is: names that find none are counted ("+5") and stand in
/// the tool tip. It never asks for room, so that many long names do not widen the chart.
class ChartLegend : public QWidget {
  Q_OBJECT
 public:
  explicit ChartLegend(const Look& look, QWidget* parent = nullptr);

  void setNames(const QStringList& names);  ///< in the order of the series; empty: nothing is shown
  int namesShown() const;                   ///< in the present width

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  const Look& look_;
  QStringList names_;
};

}  // namespace rebate
