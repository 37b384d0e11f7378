// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/lease_keeper.h"

#include <QTest>
#include <map>

#include "wire/offline_lease.h"

namespace rebate {
namespace {

class MapProfile : public Profile {
 public:
  Result<std::string> device() override { return std::string("device"); }
  Result<std::optional<RememberedOperator>> remembered() override { return std::optional<RememberedOperator>{}; }
  Outcome remember(const RememberedOperator&) override { return Done{}; }
  Result<std::string> value(const std::string& name) override { return values[name]; }
  Outcome setValue(const std::string& name, const std::string& text) override {
    values[name] = text;
    return Done{};
  }
  std::map<std::string, std::string> values;
};

wire::LeaseSigner signerOf(char seed) {
  std::array<unsigned char, 32> bytes{};
  bytes.fill(static_cast<unsigned char>(seed));
  return wire::LeaseSigner(bytes);
}

}  // namespace

class TestLeaseKeeper : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void withoutALeaseNothingIsSealed() {
    LeaseKeeper keeper;
    MapProfile profile;
    keeper.open(profile, at(0));
    QVERIFY(!keeper.sealed(at(1'000 * kHour)));
    QVERIFY(!keeper.personalExpired(at(1'000 * kHour)));
  }

  void personalDataGoesAfterADayTheCopyAfterThree() {
    LeaseKeeper keeper;
    MapProfile profile;
    begin(keeper, profile);
    QVERIFY(!keeper.personalExpired(at(24 * kHour)));
    QVERIFY(keeper.personalExpired(at(24 * kHour + 1)));
    QVERIFY(!keeper.sealed(at(72 * kHour)));
    QVERIFY(keeper.sealed(at(72 * kHour + 1)));
  }

  void aNewLeaseOpensItAgainAndAnOlderOneChangesNothing() {
    LeaseKeeper keeper;
    MapProfile profile;
    begin(keeper, profile);
    keeper.heard(kStart + 80 * kHour, signerOf('a').sign("store", kStart + 80 * kHour), "store", at(80 * kHour));
    QVERIFY(!keeper.sealed(at(81 * kHour)));
    keeper.heard(kStart + 81 * kHour, signerOf('a').sign("store", kStart), "store", at(81 * kHour));
    QVERIFY(!keeper.sealed(at(81 * kHour)));
  }

  void onlyTheRegionsOfThisStoreAreBelieved() {
    LeaseKeeper keeper;
    MapProfile profile;
    begin(keeper, profile);
    const auto later = kStart + 10 * kHour;
    keeper.heard(later, signerOf('b').sign("store", later), "store", at(10 * kHour));
    keeper.heard(later, signerOf('a').sign("another", later), "store", at(10 * kHour));
    auto longer = signerOf('a').sign("store", later);
    longer.until += 1'000 * kHour;
    keeper.heard(later, longer, "store", at(10 * kHour));
    QCOMPARE(keeper.lease()->at, kStart);
  }

  /// Fault 19. Nothing done to the desktop's clock gives the copy another hour.
  void theClockOfTheDesktopDoesNotStretchIt_data() {
    QTest::addColumn<qint64>("step");
    QTest::newRow("an hour on") << qint64{kHour};
    QTest::newRow("an hour back") << qint64{-kHour};
    QTest::newRow("three years on") << qint64{3 * 365 * 24 * kHour};
    QTest::newRow("three years back") << qint64{-3 * 365 * 24 * kHour};
  }
  void theClockOfTheDesktopDoesNotStretchIt() {
    QFETCH(qint64, step);
    LeaseKeeper keeper;
    MapProfile profile;
    begin(keeper, profile);
    const auto set = [&](Millis since) {
      auto mark = at(since);
      mark.wall += step;
      return mark;
    };
    QVERIFY(!keeper.sealed(set(71 * kHour)));
    QVERIFY(keeper.sealed(set(73 * kHour)));
  }

  void itOutlastsThePrograms() {
    MapProfile profile;
    {
      LeaseKeeper keeper;
      begin(keeper, profile);
      keeper.carry(at(50 * kHour));
      keeper.close();
    }
    LeaseKeeper next;
    auto here = at(0);  // another boot, and the clock was set back to before it all began
    here.boot = "boot-2";
    here.monotonic = 5;
    here.wall -= 10'000;
    next.open(profile, here);
    QVERIFY(next.lease().has_value());
    QVERIFY(next.personalExpired(here));
    QVERIFY(!next.sealed(here));
    here.monotonic += 23 * kHour;
    QVERIFY(next.sealed(here));
  }

 private:
  static constexpr Millis kStart = 1'781'232'260'000;

  static ClockMark at(Millis since) { return {"boot-1", 77 + since, kStart - 4'000 + since, 0}; }
  static void begin(LeaseKeeper& keeper, Profile& profile) {
    keeper.open(profile, at(0));
    keeper.trust(signerOf('a').publicKey());
    keeper.heard(kStart, signerOf('a').sign("store", kStart), "", at(0));
    QVERIFY(keeper.lease().has_value());
  }
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestLeaseKeeper)
#include "tst_lease_keeper.moc"
