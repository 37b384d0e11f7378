// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QPoint>
#include <functional>

#include "domain/result.h"

namespace rebate {

class TimeChart;

/// A chart as a picture, and its figures as text.
class ChartFiles {
  Q_DECLARE_TR_FUNCTIONS(rebate::ChartFiles)
 public:
  static void offer(TimeChart& chart, const QPoint& at);  ///< a menu; what came of it is said by the chart
  /// As it is shown, in twice its pixels. Errc::storage.
  static Outcome savePicture(TimeChart& chart, const QString& path);
  /// Every point of the span that is shown, as CSV: time (ISO, UTC), then a column per series, empty where nothing was
  /// measured. Written on another thread; `done` comes on this one.
  static void saveFigures(const TimeChart& chart, const QString& path, std::function<void(Outcome)> done);
};

}  // namespace rebate
