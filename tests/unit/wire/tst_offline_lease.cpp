// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/offline_lease.h"

#include <sodium.h>

#include <QTest>

using namespace rebate;

class TestOfflineLease : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { QVERIFY(sodium_init() >= 0); }

  void lastsAsLongAsWasAgreed() {
    const auto lease = signer('a').sign("store-1", 1'000);
    QCOMPARE(lease.until - lease.at, 72 * kHour);
    QCOMPARE(lease.personalUntil - lease.at, 24 * kHour);
    QVERIFY(wire::verifies(lease, signer('a').publicKey()));
  }

  void everyRegionOfAPlatformSignsAlike() {
    QVERIFY(signer('a').sign("store-1", 1'000) == signer('a').sign("store-1", 1'000));
    QVERIFY(!wire::verifies(signer('b').sign("store-1", 1'000), signer('a').publicKey()));
  }

  void nothingOfItCanBeChanged_data() {
    QTest::addColumn<int>("what");
    for (int what = 0; what < 5; ++what) QTest::addRow("member %d", what) << what;
  }
  void nothingOfItCanBeChanged() {
    QFETCH(int, what);
    auto lease = signer('a').sign("store-1", 1'000);
    if (what == 0) lease.store = "store-2";
    if (what == 1) lease.at += 1;
    if (what == 2) lease.until += 1;
    if (what == 3) lease.personalUntil += 1;
    if (what == 4) lease.signature[0] = lease.signature[0] == '0' ? '1' : '0';
    QVERIFY(!wire::verifies(lease, signer('a').publicKey()));
  }

  void unreadableKeysAndSignaturesVerifyNothing() {
    auto lease = signer('a').sign("store-1", 1'000);
    for (const auto* key : {"", "00", "zz", "not hex at all"}) QVERIFY(!wire::verifies(lease, key));
    lease.signature = "ab";
    QVERIFY(!wire::verifies(lease, signer('a').publicKey()));
  }

  void goesOverTheWire() {
    const auto lease = signer('a').sign("store-1", 1'781'232'260'000);
    const auto back = wire::offlineLeaseFrom(wire::toJson(lease));
    QVERIFY(back);
    QVERIFY(*back == lease);
  }

 private:
  static wire::LeaseSigner signer(char seed) {
    std::array<unsigned char, 32> bytes{};
    bytes.fill(static_cast<unsigned char>(seed));
    return wire::LeaseSigner(bytes);
  }
};

QTEST_GUILESS_MAIN(TestOfflineLease)
#include "tst_offline_lease.moc"
