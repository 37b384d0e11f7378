// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <cmath>

#include "wire/prometheus_text.h"

class TestPrometheusText : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void samplesAreRead();
  void htmlIsRefused();
};

void TestPrometheusText::samplesAreRead() {
  const auto samples = rebate::wire::parsePrometheusText(
      "# HELP a b\n# TYPE a counter\na 3\nb{x=\"y z\",q=\"\\\"\"} 1.5e3 1780000000\nc NaN\nbad\nd +Inf\r\n");
  QVERIFY(samples.ok());
  QCOMPARE(samples->at("a"), 3.0);
  QCOMPARE(samples->at("b{x=\"y z\",q=\"\\\"\"}"), 1500.0);
  QVERIFY(std::isnan(samples->at("c")));
  QVERIFY(std::isinf(samples->at("d")));
  QCOMPARE(samples->size(), std::size_t{4});
}

void TestPrometheusText::htmlIsRefused() {
  QVERIFY(!rebate::wire::parsePrometheusText("<html>\n<body>no</body>"));
  QVERIFY(!rebate::wire::parsePrometheusText(""));
}

QTEST_GUILESS_MAIN(TestPrometheusText)
#include "tst_prometheus_text.moc"
