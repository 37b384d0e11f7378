// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <QDateTime>
#include <QTimeZone>
#include <random>

#include "wire/time_text.h"

using namespace rebate::wire;

class TestTimeText : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void agreesWithQt();
  void nonsenseIsRefused_data();
  void nonsenseIsRefused();
};

void TestTimeText::agreesWithQt() {
  std::mt19937_64 random(2);
  for (int i = 0; i < 5'000; ++i) {
    const auto time = static_cast<rebate::Millis>(random() % 4'102'444'800'000);
    const auto utc = QDateTime::fromMSecsSinceEpoch(time, Qt::UTC);
    QCOMPARE(QString::fromStdString(formatRfc3339(time)), utc.toString(Qt::ISODateWithMs));
    QCOMPARE(*parseRfc3339(formatRfc3339(time)), time);
    const auto china = utc.toOffsetFromUtc(8 * 3600);
    QCOMPARE(*parseRfc3339(china.toString(Qt::ISODateWithMs).toStdString()), time);
    QCOMPARE(QString::fromStdString(formatFeedTime(time)), china.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
    QCOMPARE(*parseFeedTime(formatFeedTime(time)), time / 1000 * 1000);
  }
}

void TestTimeText::nonsenseIsRefused_data() {
  QTest::addColumn<QString>("text");
  for (const char* text : {"", "2026", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:00:00",
                           "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00+0800", "2026-01-01 00:00:00Z", "2026-01-01T00:00:00Zx",
                           "9999-12-31T23:59:59-01:00", "0000-01-01T00:00:00+01:00", "0000-01-01 00:00:00"})
    QTest::newRow(text) << QString(QLatin1String(text));
}

void TestTimeText::nonsenseIsRefused() {
  QFETCH(QString, text);
  QVERIFY(!parseRfc3339(text.toStdString()));
  QVERIFY(!parseFeedTime(text.toStdString()));
}

QTEST_GUILESS_MAIN(TestTimeText)
#include "tst_time_text.moc"
