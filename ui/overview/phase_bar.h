// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/style/look.h"
#include "ui/style/words.h"

namespace rebate {

/// One phase of a failover as it was, or is being, measured.
struct PhaseSpan {
  FailoverPhase phase;
  Millis span = 0;
  bool running = false;
};

/// The phases reached so far, in order; the last one runs on until `now` while the failover is not done.
std::vector<PhaseSpan> phasesOf(const Failover& failover, Millis now);

/// A failover as it happens: measured phases, then what is still expected, hatched.
class PhaseBar : public QWidget {
  Q_OBJECT
 public:
  explicit PhaseBar(const Look& look, QWidget* parent = nullptr);
  void show(const Failover& failover, Millis now, Millis ttl, Millis renew);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QColor colorOf(FailoverPhase phase) const;
  void paintSpan(QPainter& painter, const QRectF& box, const PhaseSpan& span) const;
  void paintRest(QPainter& painter, const QRectF& box) const;
  QString said() const;

  const Look& look_;
  std::vector<PhaseSpan> spans_;
  Expectation expected_;
  QString rest_;
  bool done_ = false;
};

}  // namespace rebate
