// SPDX-License-Identifier: GPL-3.0-or-later
// Against the Prometheus that is installed, which scrapes itself.
#include <QTest>
#include <csignal>
#include <optional>

#include "engines/engine_process.h"
#include "link/qt_clock.h"
#include "link/qt_prometheus.h"

namespace rebate::link {
namespace {

constexpr int kPatience = 30'000;

template <class T, class Ask>
Result<T> answerOf(Ask ask) {
  std::optional<Result<T>> result;
  const Subscription call = ask([&](Result<T> answer) { result = std::move(answer); });
  static_cast<void>(QTest::qWaitFor([&] { return result.has_value(); }, kPatience));
  return result ? *result : Result<T>(Error{Errc::cancelled, "", "never answered"});
}

const char* kConfig =
    "global:\n  scrape_interval: 1s\n  scrape_timeout: 1s\n"
    "scrape_configs:\n  - job_name: self\n    static_configs:\n      - targets: ['127.0.0.1:%1']\n"
    "        labels: {region: cn-east}\n";

}  // namespace

class TestPrometheusLink : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    const auto address = QStringLiteral("127.0.0.1:%1").arg(port_);
    const auto config =
        server_.write(QStringLiteral("prometheus.yml"), QString::fromLatin1(kConfig).arg(port_).toLatin1());
    server_.start(QStringLiteral("/usr/bin/prometheus"),
                  {QStringLiteral("--config.file=") + config, QStringLiteral("--web.listen-address=") + address,
                   QStringLiteral("--storage.tsdb.path=") + server_.folder() + QStringLiteral("/data")});
    QVERIFY2(server_.waitFor([this] { return fixtures::somebodyListens(port_); }, kPatience),
             server_.output().constData());
    link_ = std::make_unique<QtPrometheus>(address.toStdString());
    QTRY_VERIFY_WITH_TIMEOUT(!range("up").valueOr({}).series.empty(), kPatience);
  }
  void cleanupTestCase() {
    link_.reset();
    server_.end(SIGTERM, server_.pid());
  }

  void aRangeHasPointsOnItsSteps() {
    const auto answer = range("sum by (region) (up)");
    QVERIFY(answer.ok());
    QCOMPARE(answer->series.size(), 1u);
    QCOMPARE(answer->series[0].name, std::string("cn-east"));
    for (const auto& point : answer->series[0].points) QVERIFY(point.gap || (point.value == 1 && point.at % 1000 == 0));
  }

  /// What it says against a query is an answer, in its own words; letters that a URL has another use for arrive.
  void aWrongQueryIsRefusedInItsWords() {
    const auto refused = range("sum(up");
    QCOMPARE(refused.error().code, Errc::invalid);
    QVERIFY2(refused.error().detail.find("parse error") != std::string::npos, refused.error().detail.c_str());
    const auto sum = range("up + 1 + 1 == 3 and up{region=~\"cn-.+|#%&\"}");
    QVERIFY2(sum.ok(), sum.ok() ? "" : sum.error().detail.c_str());
    QVERIFY(!sum->series.empty());
  }

  void aLineThatIsNoNumberEnds() {
    const auto answer = range("up / 0 - up / 0");
    QVERIFY(answer.ok());
    for (const auto& series : answer->series)
      for (const auto& point : series.points) QVERIFY(point.gap);
  }

  void metricsLabelsAndValuesAreOffered() {
    const auto metrics = answerOf<std::vector<Completion>>([&](auto answer) { return link_->metrics(answer); });
    QVERIFY(metrics.ok());
    const auto found = std::find_if(metrics->begin(), metrics->end(),
                                    [](const auto& each) { return each.text == "prometheus_build_info"; });
    QVERIFY(found != metrics->end());
    QVERIFY(!found->help.empty());
    const auto labels = answerOf<std::vector<Completion>>([&](auto answer) { return link_->labels("up", answer); });
    QVERIFY(std::find(labels->begin(), labels->end(), Completion{"region", ""}) != labels->end());
    const auto values =
        answerOf<std::vector<Completion>>([&](auto answer) { return link_->values("up", "region", answer); });
    QCOMPARE(values.valueOr({}), (std::vector<Completion>{{"cn-east", ""}}));
  }

  void oneThatIsPausedIsGivenUp() {
    QtPrometheus hasty("127.0.0.1:" + std::to_string(port_), 300);
    server_.signal(SIGSTOP, server_.pid());
    const auto answer = answerOf<RangeAnswer>([&](auto heard) { return hasty.range({"up", 0, 1000, 1000}, heard); });
    server_.signal(SIGCONT, server_.pid());
    QVERIFY(!answer.ok());
    QVERIFY(answer.error().code == Errc::timedOut || answer.error().code == Errc::unavailable);
  }

  void nobodyThereIsAnErrorAtOnce() {
    QtPrometheus nobody("127.0.0.1:" + std::to_string(fixtures::freePort()));
    const auto answer = answerOf<RangeAnswer>([&](auto heard) { return nobody.range({"up", 0, 1000, 1000}, heard); });
    QCOMPARE(answer.error().code, Errc::unavailable);
  }

 private:
  Result<RangeAnswer> range(const std::string& query) {
    const auto now = QtClock().wall() / 1000 * 1000;
    return answerOf<RangeAnswer>([&](auto answer) { return link_->range({query, now - 10000, now, 1000}, answer); });
  }

  fixtures::EngineProcess server_{QStringLiteral("prometheus")};
  quint16 port_ = fixtures::freePort();
  std::unique_ptr<QtPrometheus> link_;
};

}  // namespace rebate::link

QTEST_GUILESS_MAIN(rebate::link::TestPrometheusLink)
#include "tst_prometheus_link.moc"
