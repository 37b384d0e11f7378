// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "domain/api_version.h"

using namespace rebate;

class TestApiVersion : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void itRoundTrips() {
    for (const ApiVersion version : {ApiVersion{0, 0}, {1, 0}, {1, 12}, {400, 7}}) {
      QVERIFY(apiVersionFrom(textOf(version)) == version);
    }
    for (const char* wrong : {"", ".", "1", "1.", ".1", "1.2.3", "-1.2", "1.-2", "a.b", " 1.2", "1.2 ", "99999999999.1"})
      QVERIFY2(!apiVersionFrom(wrong), wrong);
  }

  void whoIsOlder() {
    const ApiVersion here{3, 5};
    QVERIFY(fitOf({3, 5}, here) == ApiFit::same);
    QVERIFY(fitOf({3, 6}, here) == ApiFit::newerMinor);
    QVERIFY(fitOf({3, 4}, here) == ApiFit::olderMinor);
    QVERIFY(fitOf({4, 0}, here) == ApiFit::newerMajor);
    QVERIFY(fitOf({2, 9}, here) == ApiFit::olderMajor);
    QVERIFY(understands(fitOf({3, 99}, here)) && understands(fitOf({3, 0}, here)));
    QVERIFY(!understands(fitOf({4, 5}, here)) && !understands(fitOf({2, 5}, here)));
  }

  void whatCameLaterIsThereFromThenOn() {
    QVERIFY(offers({1, 3}, {1, 3}) && offers({1, 4}, {1, 3}));
    QVERIFY(!offers({1, 2}, {1, 3}) && !offers({2, 5}, {1, 3}) && !offers({0, 9}, {1, 3}));
    QVERIFY(offers(kApiVersion, kMonitoringApiVersion) && !offers(kUnsaidApiVersion, kMonitoringApiVersion));
  }
};

QTEST_GUILESS_MAIN(TestApiVersion)
#include "tst_api_version.moc"
