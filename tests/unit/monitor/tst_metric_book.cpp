// SPDX-License-Identifier: GPL-3.0-or-later
// The book over an encrypted history on disk, in simulated time.
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "cache/open.h"
#include "fake_workspace/fake_workspace.h"
#include "monitor/metric_book.h"
#include "monitor/metric_tap.h"
#include "simulation/sim_clock.h"

namespace rebate {
namespace {

constexpr const char* kEast = "127.0.1.1:8101";
constexpr const char* kNorth = "127.0.2.1:8101";
constexpr Millis kRound = 2'000, kMinute = 60'000;

/// Answers after a while what the test says, or never.
class SimPrometheus : public Prometheus {
 public:
  struct State {
    bool dead = false;
    std::vector<RangeQuery> asked;
    std::optional<Error> refusal;
    int cancelled = 0;
  };
  SimPrometheus(Clock& clock, State& state) : clock_(clock), state_(state) {}

  Subscription range(const RangeQuery& query, Answer<RangeAnswer> answer) override {
    state_.asked.push_back(query);
    if (state_.dead) return Subscription([this] { ++state_.cancelled; });
    return clock_.after(20, [this, query, answer = std::move(answer)] {
      if (state_.refusal) return answer(*state_.refusal);
      answer(RangeAnswer{{{"cn-east", {{query.from, 1, false}, {query.to, 2, false}}}}, 0});
    });
  }
  Subscription metrics(Answer<std::vector<Completion>> answer) override {
    return offer({"up", "1 when it answers"}, answer);
  }
  Subscription labels(const std::string& metric, Answer<std::vector<Completion>> answer) override {
    return offer({"label of " + metric, ""}, answer);
  }
  Subscription values(const std::string& metric, const std::string& label,
                      Answer<std::vector<Completion>> answer) override {
    return offer({label + " of " + metric, ""}, answer);
  }

 private:
  Subscription offer(const Completion& one, const Answer<std::vector<Completion>>& answer) {
    return clock_.after(20, [answer, one] { answer(std::vector{one}); });
  }
  Clock& clock_;
  State& state_;
};

class Desk : private MetricListener {
 public:
  Desk() {
    for (const auto& [name, address] : {std::pair{"cn-east", kEast}, std::pair{"cn-north", kNorth}}) {
      RegionView view;
      view.name = name;
      view.address = address;
      view.link = LinkState::live;
      workspace.state.regions.push_back(view);
    }
    openHistory();
    start();
  }
  void openHistory() {
    history.reset();
    history = *cache::openHistory(folder.filePath(QStringLiteral("history.db")).toStdString(), Key{1, 2, 3});
  }
  void start() {
    listening.reset();
    book.reset();
    book = std::make_unique<MetricBook>(MetricBook::Parts{
        &workspace, &clock, [this] { return history.get(); },
        [this](const std::string& address) { return std::make_unique<SimPrometheus>(clock, managers[address]); }});
    listening = book->listen(*this);
  }
  void scrape(const char* address, double booked) {
    book->scraped(address, Samples{{"rebate_credited_total", booked}});
  }
  /// Both regions for so long; cn-east credits 10 a second, cn-north 3.
  void run(Millis length) {
    for (Millis passed = 0; passed < length; passed += kRound) {
      clock.advance(kRound);
      credited += kRound / 1000.0;
      scrape(kEast, credited * 10);
      scrape(kNorth, credited * 3);
    }
  }
  std::vector<MetricPiece> read(const FigureWish& wish) {
    std::vector<MetricPiece> pieces;
    failure.reset();
    const auto reading = book->read(wish, [&](Result<MetricPiece> piece) {
      if (piece)
        pieces.push_back(*std::move(piece));
      else
        failure = piece.error();
    });
    clock.advanceUntil([&] { return failure || (!pieces.empty() && pieces.back().last); });
    return pieces;
  }
  std::vector<RatePoint> points(const FigureWish& wish) {
    std::vector<RatePoint> all;
    for (const auto& piece : read(wish))
      for (const auto& series : piece.series)
        if (series.name == wish.region) all.insert(all.end(), series.points.begin(), series.points.end());
    return all;
  }
  const FigureFacts* figure(Figure figure, const std::string& region) const {
    for (const auto& facts : book->facts().figures)
      if (facts.figure == figure && facts.region == region) return &facts;
    return nullptr;
  }

  QTemporaryDir folder;
  fixtures::SimClock clock;
  FakeWorkspace workspace;
  std::unique_ptr<History> history;
  std::map<std::string, SimPrometheus::State> managers;
  std::unique_ptr<MetricBook> book;
  std::optional<Error> failure;
  std::vector<FigurePoint> came;
  double credited = 0;

 private:
  void metricFactsChanged() override {}
  void figurePointsCame(const std::vector<FigurePoint>& points) override {
    came.insert(came.end(), points.begin(), points.end());
  }
  Subscription listening;
};

int gapsIn(const std::vector<RatePoint>& points) {
  return static_cast<int>(
      std::count_if(points.begin(), points.end(), [](const RatePoint& point) { return point.gap; }));
}

bool inOrder(const std::vector<RatePoint>& points) {
  return std::adjacent_find(points.begin(), points.end(),
                            [](const RatePoint& a, const RatePoint& b) { return b.at <= a.at; }) == points.end();
}

}  // namespace

class TestMetricBook : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void figuresAreToldByRegion() {
    Desk desk;
    desk.run(10000);
    QCOMPARE(desk.figure(Figure::credited, "cn-east")->value, std::optional(10.0));
    QCOMPARE(desk.figure(Figure::credited, "cn-north")->value, std::optional(3.0));
    QCOMPARE(desk.book->facts().sources.size(), 2u);
    QCOMPARE(desk.book->facts().sources[0].heardAt, desk.clock.wall());
    QVERIFY(!desk.came.empty());
  }

  void silenceIsAGapAndNotAZero() {
    Desk desk;
    desk.run(10000);
    const auto last = desk.figure(Figure::credited, "cn-east")->at;
    for (int round = 0; round < 5; ++round) {
      desk.clock.advance(kRound);
      desk.book->scraped(kEast, Error{Errc::timedOut, "", ""});
      desk.scrape(kNorth, 1000 + round);
    }
    QVERIFY(!desk.figure(Figure::credited, "cn-east")->value);
    QCOMPARE(desk.figure(Figure::credited, "cn-east")->at, last);  // its age goes on
    QCOMPARE(desk.book->facts().sources[0].trouble->code, Errc::timedOut);
    const auto points = desk.points({Figure::credited, "cn-east", 0, desk.clock.wall() + 1});
    QCOMPARE(gapsIn(points), 1);
    QVERIFY(points.back().gap);
    QVERIFY(desk.figure(Figure::credited, "cn-north")->value.has_value());
  }

  void lagIsWhatALiveRegionSaidLately() {
    Desk desk;
    auto& view = desk.workspace.state.regions[1];
    Topology topology;
    Part database;
    database.kind = PartKind::database;
    database.status = Status::ok;
    database.lag = 300;
    topology.parts = {database};
    view.topology = topology;
    view.lastHeard = desk.clock.wall();
    desk.run(4000);
    QCOMPARE(desk.figure(Figure::replicationLag, "cn-north")->value, std::optional(0.3));
    QVERIFY(desk.figure(Figure::replicationLag, "cn-east") == nullptr);
    desk.run(8000);  // it still answers scrapes; what it said of its parts is too old
    QVERIFY(!desk.figure(Figure::replicationLag, "cn-north")->value);
  }

  /// Charts open full after a restart, also in the middle of a minute, and before a region was heard again.
  void aRestartKeepsEveryPointThatWasFlushed() {
    Desk desk;
    const auto began = desk.clock.wall();
    desk.run(5 * kMinute + 34000);
    desk.clock.advance(10000);  // flushed
    const auto before = desk.points({Figure::credited, "cn-east", began, desk.clock.wall()});
    QVERIFY(before.size() > 160);
    desk.start();
    desk.openHistory();
    const auto after = desk.points({Figure::credited, "cn-east", began, desk.clock.wall()});
    QCOMPARE(after.size(), before.size());
    desk.run(3 * kMinute);
    const auto both = desk.points({Figure::credited, "cn-east", began, desk.clock.wall() + 1});
    QVERIFY(inOrder(both));
    QCOMPARE(gapsIn(both), 1);  // the time in which nobody looked
    QVERIFY(both.size() >= before.size() + 88);
    desk.start();
    desk.openHistory();
    // What was not flushed yet is all that is lost.
    QVERIFY(desk.points({Figure::credited, "cn-east", began, desk.clock.wall() + 1}).size() + 7 >= both.size());
  }

  void longRangesAreReadByTheMinuteAndInSlices() {
    Desk desk;
    const auto began = desk.clock.wall();
    desk.run(3 * 3600000);
    const auto finely = desk.read({Figure::credited, "", began, began + 3 * 3600000});
    QVERIFY(finely.size() >= 3);
    QCOMPARE(finely.front().series.size(), 2u);
    QCOMPARE(finely.front().series[0].name, std::string("cn-east"));
    const auto byMinute = desk.points({Figure::credited, "cn-east", began - 30ll * 86400000, desk.clock.wall()});
    QVERIFY(inOrder(byMinute));
    // Two hours by the minute, and the last one from memory.
    QVERIFY2(byMinute.size() < 2600, qPrintable(QString::number(byMinute.size())));
    QCOMPARE(gapsIn(byMinute), 0);
    desk.run(23 * 3600000);  // trimmed once an hour
    QVERIFY(desk.points({Figure::credited, "cn-east", began, began + 3600000 / 2}).empty());  // every point: a day
    QVERIFY(!desk.points({Figure::credited, "cn-east", began, began + 7 * 3600000}).empty());
  }

  void withoutAHistoryItSaysSo() {
    Desk desk;
    desk.history.reset();
    QVERIFY(desk.read({Figure::credited, "", 0, desk.clock.wall()}).empty());
    QCOMPARE(desk.failure->code, Errc::unavailable);
    desk.run(10000);  // but what is in memory is shown
    QVERIFY(!desk.points({Figure::credited, "cn-east", 0, desk.clock.wall() + 1}).empty());
    desk.openHistory();  // and kept as soon as somebody is inside
    desk.clock.advance(10000);
    desk.start();
    QVERIFY(!desk.points({Figure::credited, "cn-east", 0, desk.clock.wall() + 1}).empty());
  }

  void aReadingEndsWithItsSubscription() {
    Desk desk;
    desk.run(10000);
    int answers = 0;
    {
      const auto reading = desk.book->read({Figure::credited, "", 0, desk.clock.wall()}, [&](auto) { ++answers; });
    }
    desk.clock.advance(1000);
    QCOMPARE(answers, 0);
  }

  void queriesGoToWhomTheRegionsName() {
    Desk desk;
    std::optional<Result<MetricPiece>> answer;
    const auto ask = [&](const QueryWish& wish) {
      answer.reset();
      auto asking = desk.book->query(wish, [&](Result<MetricPiece> piece) { answer = std::move(piece); });
      desk.clock.advance(100);
      return asking;
    };
    auto asking = ask({"", "up", 1000000, 4600000, 0});
    QCOMPARE(answer->error().code, Errc::notFound);

    desk.workspace.state.regions[1].topology = Topology{};
    desk.workspace.state.regions[1].topology->monitoring.prometheus = "http://127.0.9.1:9090";
    desk.workspace.announceFacts();
    QCOMPARE(desk.book->facts().sources[1].prometheus, std::string("http://127.0.9.1:9090"));
    asking = ask({"", "up", 1000123, 4600123, 0});
    QVERIFY(answer->ok());
    QCOMPARE((*answer)->source, std::string("cn-north"));
    QCOMPARE((*answer)->step, 10000);  // 600 points at most
    const auto& range = desk.managers["http://127.0.9.1:9090"].asked.back();
    QCOMPARE(range.from % range.step, 0);
    QVERIFY(desk.book->facts().sources[1].prometheusHeardAt > 0);

    desk.managers["http://127.0.9.1:9090"].refusal = Error{Errc::invalid, "query", "parse error"};
    asking = ask({"cn-north", "up(", 0, 1000, 0});
    QCOMPARE(answer->error().detail, std::string("parse error"));
    QVERIFY(!desk.book->facts().sources[1].prometheusTrouble);  // it is heard: it does not understand
    desk.managers["http://127.0.9.1:9090"].refusal = Error{Errc::unavailable, "", "refused"};
    asking = ask({"", "up", 0, 1000, 0});
    QCOMPARE(desk.book->facts().sources[1].prometheusTrouble->code, Errc::unavailable);
  }

  /// A Prometheus that never answers costs the figures nothing, and what waits for it can be given up.
  void aDeadPrometheusDelaysNothing() {
    Desk desk;
    desk.workspace.state.regions[0].topology = Topology{};
    desk.workspace.state.regions[0].topology->monitoring.prometheus = "http://127.0.9.2:9090";
    desk.workspace.announceFacts();
    auto& prometheus = desk.managers["http://127.0.9.2:9090"];
    prometheus.dead = true;
    auto asking = desk.book->query({"", "up", 0, 1000, 0}, [](auto) {});
    desk.run(60000);
    QCOMPARE(desk.points({Figure::credited, "cn-east", 0, desk.clock.wall() + 1}).size(), 29u);
    asking.reset();
    QCOMPARE(prometheus.cancelled, 1);
  }

  void completionsAreOfTheMetricAndLabel() {
    Desk desk;
    desk.workspace.state.regions[0].topology = Topology{};
    desk.workspace.state.regions[0].topology->monitoring.prometheus = "http://127.0.9.2:9090";
    desk.workspace.announceFacts();
    std::vector<Completion> offers;
    const auto complete = [&](const CompletionWish& wish) {
      const auto asking = desk.book->complete(wish, [&](const auto& answer) { offers = answer.valueOr({}); });
      desk.clock.advance(100);
      return offers.front().text;
    };
    QCOMPARE(complete({"", CompletionWish::Kind::metrics, "", ""}), std::string("up"));
    QCOMPARE(complete({"", CompletionWish::Kind::labels, "up", ""}), std::string("label of up"));
    QCOMPARE(complete({"", CompletionWish::Kind::values, "up", "region"}), std::string("region of up"));
  }

  void stepsAreRoundAndFewEnough() {
    for (Millis range = 60000; range <= 30ll * 86400000; range = range * 3 / 2)
      QVERIFY(range / stepFor(range) <= 600 && stepFor(range) % 1000 == 0);
  }

  void aTapHearsWhatTheOneBehindItAnswers() {
    struct Source : MetricSource {
      Subscription scrape(std::function<void(Result<Samples>)> answer) override {
        answer(Samples{{"a", 1}});
        return {};
      }
    };
    int heard = 0, answered = 0;
    MetricTap tap(std::make_unique<Source>(), [&](const Result<Samples>& samples) { heard += samples.ok(); });
    const auto scraping = tap.scrape([&](const Result<Samples>& samples) { answered += samples.ok() && heard == 1; });
    QCOMPARE(answered, 1);
  }
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestMetricBook)
#include "tst_metric_book.moc"
