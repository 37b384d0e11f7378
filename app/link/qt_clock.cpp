// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/qt_clock.h"

#include <time.h>

#include <QDateTime>
#include <QTimer>
#include <algorithm>
#include <limits>
#include <utility>

namespace rebate::link {

Millis QtClock::wall() const {
  return QDateTime::currentMSecsSinceEpoch();
}

Millis QtClock::monotonic() const {
  timespec now{};
  clock_gettime(CLOCK_BOOTTIME, &now);  // goes on through a suspend, unlike CLOCK_MONOTONIC
  return Millis{now.tv_sec} * 1'000 + now.tv_nsec / 1'000'000;
}

Subscription QtClock::after(Millis delay, std::function<void()> then) {
  auto* timer = new QTimer;
  timer->setSingleShot(true);
  timer->setTimerType(Qt::PreciseTimer);
  QObject::connect(timer, &QTimer::timeout, timer, [then = std::move(then)] {
    const auto call = then;  // the call may end the subscription, and the timer with it
    call();
  });
  timer->start(static_cast<int>(std::clamp<Millis>(delay, 0, std::numeric_limits<int>::max())));
  return Subscription([timer] {
    timer->stop();
    timer->deleteLater();
  });
}

}  // namespace rebate::link
