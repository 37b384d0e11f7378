// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ports/region_reads.h"
#include "ui/style/look.h"

namespace rebate {

/// What was read of each feed in the last seven days: a lane for each platform and query, windows filled, holes
/// hatched, what waits to be read again dotted. The arrow keys go from hole to hole and from lane to lane.
class CoverageMap : public QWidget {
  Q_OBJECT
 public:
  static constexpr Millis kShown = 7 * 24 * kHour;

  struct Hole {
    std::size_t lane = 0;
    Millis from = 0, to = 0;
    bool operator==(const Hole&) const = default;
  };

  explicit CoverageMap(const Look& look, QWidget* parent = nullptr);
  void show(const std::vector<FeedCoverage>& feeds, Millis now);
  const std::vector<Hole>& holes() const { return holes_; }  ///< by lane, oldest first; what is left of them here
  const Hole* chosen() const;
  const std::vector<FeedCoverage>& feeds() const { return feeds_; }
  static QString laneName(const FeedCoverage& feed);
  QRectF rectOf(const Hole& hole) const;

 Q_SIGNALS:
  void choiceChanged();
  void activated();  ///< Enter, or a double click, on a hole

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  bool event(QEvent* event) override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 private:
  void choose(int hole);
  void step(int by);
  void stepLane(int by);
  int holeAt(const QPointF& point) const;
  int laneHeight() const;
  double xOf(Millis at) const;
  QRectF stretch(std::size_t lane, Millis from, Millis to) const;
  void paintDays(QPainter& painter) const;
  void paintLane(QPainter& painter, std::size_t lane) const;
  void describe();

  const Look& look_;
  std::vector<FeedCoverage> feeds_;
  std::vector<Hole> holes_;
  Millis now_ = 0;
  int chosen_ = -1;
};

}  // namespace rebate
