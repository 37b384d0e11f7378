// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <limits>
#include <random>

#include "domain/money.h"

using namespace rebate;

__extension__ using Wide = unsigned __int128;  // the oracle that cannot overflow

class TestMoney : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void yuanIsReadToTheFen_data();
  void yuanIsReadToTheFen();
  void formattedYuanReadsBack();
  void sumsAreChecked();
  void sharesAreFloored();
  void percentIsReadToBasisPoints();
};

void TestMoney::yuanIsReadToTheFen_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<qint64>("fen");
  QTest::addColumn<bool>("good");
  const auto row = [](const char* text, qint64 fen, bool good) { QTest::newRow(text) << QString(QLatin1String(text)) << fen << good; };
  row("7.72", 772, true);
  row("0.00", 0, true);
  row("0.01", 1, true);
  row("12", 1200, true);
  row("0.5", 50, true);
  row("-0.05", -5, true);
  row("-1234.50", -123450, true);
  row("92233720368547758.07", std::numeric_limits<qint64>::max(), true);
  row("92233720368547758.08", 0, false);
  row("99999999999999999999", 0, false);
  row("", 0, false);
  row("-", 0, false);
  row(".5", 0, false);
  row("1.", 0, false);
  row("1.234", 0, false);
  row("1,234.00", 0, false);
  row(" 1.00", 0, false);
  row("1e3", 0, false);
  row("abc", 0, false);
  row("--", 0, false);
  row("+1", 0, false);
}

void TestMoney::yuanIsReadToTheFen() {
  QFETCH(QString, text);
  QFETCH(qint64, fen);
  QFETCH(bool, good);
  const auto amount = parseYuan(text.toStdString());
  QCOMPARE(amount.ok(), good);
  if (good) QCOMPARE(amount->value, fen);
}

void TestMoney::formattedYuanReadsBack() {
  std::mt19937_64 random(7);
  for (int i = 0; i < 20'000; ++i) {
    const Fen amount{static_cast<std::int64_t>(random()) >> (i % 64)};
    const auto back = parseYuan(formatYuan(amount));
    if (amount.value == std::numeric_limits<std::int64_t>::min()) continue;
    QVERIFY2(back.ok(), formatYuan(amount).c_str());
    QCOMPARE(back->value, amount.value);
  }
  QCOMPARE(QString::fromStdString(formatYuan({std::numeric_limits<std::int64_t>::min()})), QStringLiteral("-92233720368547758.08"));
}

void TestMoney::sumsAreChecked() {
  const Fen most{std::numeric_limits<std::int64_t>::max()};
  const Fen least{std::numeric_limits<std::int64_t>::min()};
  QCOMPARE(add(most, {1}).error().code, Errc::overflow);
  QCOMPARE(subtract(least, {1}).error().code, Errc::overflow);
  QCOMPARE(add({2}, {3})->value, std::int64_t{5});
  QCOMPARE(subtract({2}, {3})->value, std::int64_t{-1});
}

void TestMoney::sharesAreFloored() {
  QCOMPARE(floorShare({695}, {9000})->value, std::int64_t{625});
  QCOMPARE(floorShare({625}, {5000})->value, std::int64_t{312});
  QCOMPARE(floorShare({-1}, {5000}).error().field, std::string("amount"));
  QCOMPARE(floorShare({1}, {10001}).error().field, std::string("share"));
  std::mt19937_64 random(11);
  for (int i = 0; i < 20'000; ++i) {
    const auto amount = static_cast<std::int64_t>(random() >> (1 + i % 60));
    const auto share = static_cast<std::int32_t>(random() % 10'001);
    const auto wide = static_cast<Wide>(amount) * static_cast<unsigned>(share) / 10'000;
    QCOMPARE(floorShare({amount}, {share})->value, static_cast<std::int64_t>(wide));
  }
}

void TestMoney::percentIsReadToBasisPoints() {
  QCOMPARE(parsePercent("3.10")->value, 310);
  QCOMPARE(parsePercent("100")->value, 10000);
  QVERIFY(!parsePercent("-1"));
  QVERIFY(!parsePercent("3.105"));
}

QTEST_GUILESS_MAIN(TestMoney)
#include "tst_money.moc"
