// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>

#include "wire/prometheus_json.h"
#include "wire/prometheus_text.h"

namespace rebate::wire {

class TestPrometheusJson : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aMatrixIsRead() {
    const auto matrix = matrixFrom(
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":["
        "{\"metric\":{\"region\":\"cn-east\"},\"values\":[[1781232240,\"178.2\"],[1781232241.5,\"NaN\"],[1781232243,\"+"
        "Inf\"]]},"
        "{\"metric\":{},\"values\":[]}]},\"warnings\":[\"one\"]}");
    QVERIFY(matrix.ok());
    QCOMPARE(matrix->size(), 2u);
    const auto& values = matrix->front().values;
    QCOMPARE(values[0], (std::pair<Millis, double>{1781232240000, 178.2}));
    QCOMPARE(values[1].first, Millis{1781232241500});
    QVERIFY(std::isnan(values[1].second) && std::isinf(values[2].second));
  }

  void refusalsAreInItsOwnWords_data() {
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("code");
    QTest::newRow("query") << QByteArray("bad_data") << static_cast<int>(Errc::invalid);
    QTest::newRow("execution") << QByteArray("execution") << static_cast<int>(Errc::invalid);
    QTest::newRow("too long") << QByteArray("timeout") << static_cast<int>(Errc::timedOut);
    QTest::newRow("itself") << QByteArray("internal") << static_cast<int>(Errc::unavailable);
  }
  void refusalsAreInItsOwnWords() {
    QFETCH(QByteArray, type);
    QFETCH(int, code);
    const auto text = "{\"status\":\"error\",\"errorType\":\"" + type + "\",\"error\":\"1:4: parse error\"}";
    for (const auto& error : {matrixFrom(text.toStdString()).error(), labelListFrom(text.toStdString()).error(),
                              metricHelpFrom(text.toStdString()).error()}) {
      QCOMPARE(static_cast<int>(error.code), code);
      QCOMPARE(error.detail, std::string("1:4: parse error"));
    }
  }

  void anythingElseIsMalformed() {
    for (const auto* text :
         {"", "{}", "[]", "<html>", "{\"status\":\"success\"}", "{\"status\":\"success\",\"data\":{}}",
          "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}",
          "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":[[1,2]]}]}"
          "}",
          "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":[[1e300,"
          "\"2\"]]}]}}",
          "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":[[2,\"1\"]"
          ",[1,\"1\"]]}]}}",
          "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{\"a\":1},\"values\":[]}"
          "]}}"})
      QVERIFY2(matrixFrom(text).error().code == Errc::malformed, text);
  }

  void listsAndHelpAreRead() {
    QCOMPARE(labelListFrom("{\"status\":\"success\",\"data\":[\"region\",\"instance\"]}").valueOr({}),
             (std::vector<std::string>{"region", "instance"}));
    QVERIFY(labelListFrom("{\"status\":\"success\",\"data\":null}").ok());
    const auto help = metricHelpFrom(
        "{\"status\":\"success\",\"data\":{\"up\":[{\"type\":\"gauge\",\"help\":\"1 when it "
        "answers\",\"unit\":\"\"}]}}");
    QCOMPARE(help.valueOr({})["up"], std::string("1 when it answers"));
  }

  void seriesAreCalledAsBrieflyAsTheyCanBe() {
    QCOMPARE(seriesName({}), std::string());
    QCOMPARE(seriesName({{"region", "cn-east"}}), std::string("cn-east"));
    QCOMPARE(seriesName({{"__name__", "up"}}), std::string("up"));
    QCOMPARE(seriesName({{"__name__", "up"}, {"job", "a"}, {"region", "b"}}),
             std::string("up{job=\"a\", region=\"b\"}"));
    QCOMPARE(seriesName({{"job", "a"}, {"region", "b"}}), std::string("{job=\"a\", region=\"b\"}"));
  }

  void labelsOfAScrapedSeriesAreRead() {
    QCOMPARE(labelsOf("a{x=\"1\",y=\"say \\\"hi\\\", {b}\\\\\\n\"}"),
             (std::map<std::string, std::string>{{"x", "1"}, {"y", "say \"hi\", {b}\\\n"}}));
    QVERIFY(labelsOf("a").empty());
    for (const auto* text : {"a{", "a{x", "a{x=\"", "a{x=\"1", "a{x=\"1\\"}) QVERIFY2(labelsOf(text).empty(), text);
  }
};

}  // namespace rebate::wire

QTEST_GUILESS_MAIN(rebate::wire::TestPrometheusJson)
#include "tst_prometheus_json.moc"
