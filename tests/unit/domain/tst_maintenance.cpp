// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "domain/maintenance.h"

using namespace rebate;

namespace {

constexpr Millis kNow = 1'781'949'600'000;
constexpr Millis kHour = 3'600'000;

template <class Value, class Change>
std::string faultOf(Value value, Outcome (*check)(const Value&, Millis), Change change) {
  change(value);
  const auto checked = check(value, kNow);
  return checked ? std::string() : checked.error().field;
}

}  // namespace

class TestMaintenance : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void pausesAreChecked() {
    const FailoverPause fine{"zhao.lei", "disk", 0, kNow + kHour};
    QCOMPARE(faultOf(fine, checkPause, [](auto&) {}), std::string());
    QCOMPARE(faultOf(fine, checkPause, [](auto& p) { p.until = kNow + kLongestPause; }), std::string());
    QCOMPARE(faultOf(fine, checkPause, [](auto& p) { p.until = kNow + kLongestPause + 1; }), std::string("until"));
    QCOMPARE(faultOf(fine, checkPause, [](auto& p) { p.until = kNow; }), std::string("until"));
    QCOMPARE(faultOf(fine, checkPause, [](auto& p) { p.reason.clear(); }), std::string("reason"));
    QCOMPARE(faultOf(fine, checkPause, [](auto& p) { p.reason.assign(501, 'x'); }), std::string("reason"));
  }

  void windowsAreChecked() {
    const MaintenanceWindow fine{"m", "east", "instance-1", "li.na", "kernel", kNow + kHour, kNow + 2 * kHour};
    QCOMPARE(faultOf(fine, checkWindow, [](auto&) {}), std::string());
    QCOMPARE(faultOf(fine, checkWindow, [](auto& w) { w.part.clear(); }), std::string());
    QCOMPARE(faultOf(fine, checkWindow, [](auto& w) { w.from = kNow - kHour; }), std::string());  // runs already
    QCOMPARE(faultOf(fine, checkWindow, [](auto& w) { w.region.clear(); }), std::string("region"));
    QCOMPARE(faultOf(fine, checkWindow, [](auto& w) { w.part.assign(65, 'x'); }), std::string("part"));
    QCOMPARE(faultOf(fine, checkWindow, [](auto& w) { w.until = w.from; }), std::string("until"));
    QCOMPARE(faultOf(fine, checkWindow, [](auto& w) { w.until = w.from + kLongestWindow + 1; }), std::string("until"));
    QCOMPARE(faultOf(fine, checkWindow,
                     [](auto& w) {
                       w.from = kNow - 2 * kHour;
                       w.until = kNow - kHour;
                     }),
             std::string("until"));
    QCOMPARE(faultOf(fine, checkWindow, [](auto& w) { w.from = kNow + kFurthestWindow + 1; }), std::string("from"));
    QVERIFY(!fine.covers(fine.from - 1) && fine.covers(fine.from) && !fine.covers(fine.until));
  }
};

QTEST_GUILESS_MAIN(TestMaintenance)
#include "tst_maintenance.moc"
