// SPDX-License-Identifier: GPL-3.0-or-later
// A chart that shows all of a series while it grows, beside QCustomPlot with the same points, pens and size.
// Its header uses both.
#undef QT_NO_KEYWORDS
#undef QT_NO_FOREACH
#include <qcustomplot.h>

#include <QCoreApplication>
#include <cmath>
#include <random>

#include "console/data.h"
#include "console/stage.h"
#include "ui/charts/time_chart.h"

namespace rebate::bench {
namespace {

constexpr Millis kFrom = 1'781'232'260'000;
constexpr Millis kEvery = 100;
constexpr int kWidth = 1'000, kHeight = 320;

/// What is measured of a region, more or less: a slow wave, noise, and now and then a peak.
class Signal {
 public:
  double next() {
    const double wave = 100 + 40 * std::sin(static_cast<double>(number_++) / 5'000);
    const double peak = peaks_(dice_) == 0 ? 80 : 0;
    return wave + noise_(dice_) + peak;
  }

 private:
  std::mt19937 dice_{7};
  std::normal_distribution<double> noise_{0, 8};
  std::uniform_int_distribution<int> peaks_{0, 9'999};
  std::int64_t number_ = 0;
};

/// The median of some frames, each with a new point; milliseconds.
double frames(int count, const std::function<void()>& frame) {
  std::vector<double> times;
  for (int i = 0; i < count; ++i) {
    const Stopwatch watch;
    frame();
    QCoreApplication::processEvents();
    times.push_back(watch.seconds() * 1e3);
  }
  return median(std::move(times));
}

class OurChart {
 public:
  explicit OurChart(int points)
      : points_(static_cast<std::size_t>(points)), chart_(QStringLiteral("decisions"), look_) {
    for (int i = 0; i < points; ++i) add();
    chart_.setRange(kEvery * points);
    chart_.setSeries({{QString(), &points_}});
    chart_.resize(kWidth, kHeight);
    chart_.show();
    chart_.refresh(now_);
    waitUntil([this] { return chart_.plot()->width() > kWidth / 2; });
    frame();
  }
  void frame() {
    add();
    chart_.refresh(now_);
    chart_.plot()->repaint();
  }

 private:
  void add() { points_.add({now_ += kEvery, signal_.next(), false}); }
  Signal signal_;
  Millis now_ = kFrom;
  SeriesPyramid points_;
  Look look_;
  TimeChart chart_;
};

class TheirChart {
 public:
  explicit TheirChart(int points) : length_(static_cast<double>(kEvery) * points) {
    plot_.addGraph()->setPen(QPen(Qt::darkBlue, 1.6));
    QVector<double> times, values;
    for (int i = 0; i < points; ++i) {
      times << static_cast<double>(now_ += kEvery);
      values << signal_.next();
    }
    plot_.graph()->setData(times, values, true);
    plot_.yAxis->setRange(0, 300);
    plot_.resize(kWidth, kHeight);
    plot_.show();
    frame();
    QCoreApplication::processEvents();
  }
  void frame() {
    const auto now = static_cast<double>(now_ += kEvery);
    plot_.graph()->addData(now, signal_.next());
    plot_.xAxis->setRange(now - length_, now);
    plot_.replot(QCustomPlot::rpImmediateRefresh);
  }

 private:
  Signal signal_;
  Millis now_ = kFrom;
  double length_;
  QCustomPlot plot_;
};

std::string named(const char* points) {
  return std::string("chart frame, live append, ") + points + " points";
}

}  // namespace

void chartRows(const Options& options) {
  const int count = options.of(20, 2), few = options.of(3, 2);  // theirs takes long
  const int most = options.of(10'000'000, 20'000);
  for (const auto& [points, name] : {std::pair{options.of(1'000'000, 10'000), "1 M"}, {most, "10 M"}}) {
    OurChart ours(points);
    TheirChart theirs(points);
    print(compare(
        {named(name), "QCustomPlot 2.1, the same points", "ms", 0, 0.6}, options,
        [&] { return frames(count, [&] { ours.frame(); }); }, [&] { return frames(few, [&] { theirs.frame(); }); }));
  }
  OurChart large(most), small(options.of(10'000, 1'000));
  print(compare(
      {named("10 M"), "10 k points", "ms", 0, 1.5}, options, [&] { return frames(count, [&] { large.frame(); }); },
      [&] { return frames(count, [&] { small.frame(); }); }));
}

}  // namespace rebate::bench
