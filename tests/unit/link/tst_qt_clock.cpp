// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "link/qt_clock.h"

namespace rebate::link {

class TestQtClock : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void callsOnceAndLater() {
    QtClock clock;
    int calls = 0;
    const auto began = clock.monotonic();
    const auto timer = clock.after(30, [&] { ++calls; });
    QCOMPARE(calls, 0);
    QTRY_COMPARE(calls, 1);
    QVERIFY(clock.monotonic() - began >= 29);
    bool later = false;
    const auto other = clock.after(60, [&] { later = true; });
    QTRY_VERIFY(later);
    QCOMPARE(calls, 1);
  }

  void endedIsNeverCalled() {
    QtClock clock;
    bool called = false;
    auto timer = clock.after(0, [&] { called = true; });
    timer.reset();
    bool later = false;
    const auto other = clock.after(20, [&] { later = true; });
    QTRY_VERIFY(later);
    QVERIFY(!called);
  }

  void mayEndItselfOrBeginAnotherWhileCalled() {
    QtClock clock;
    Subscription timer;
    int calls = 0;
    std::size_t heap = 0;
    std::string kept = "a capture long enough to live on the heap, read after its timer is gone";
    std::function<void()> again = [&] {
      timer.reset();
      if (++calls < 3) timer = clock.after(0, [&, kept] { heap += kept.size(), again(); });
    };
    timer = clock.after(0, again);
    QTRY_COMPARE(calls, 3);
    QCOMPARE(heap, 2 * kept.size());
  }
};

}  // namespace rebate::link

QTEST_GUILESS_MAIN(rebate::link::TestQtClock)
#include "tst_qt_clock.moc"
