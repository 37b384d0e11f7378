// SPDX-License-Identifier: GPL-3.0-or-later
// What several Alertmanagers and this desktop say, as one list.
#include <QTest>

#include "monitor/alert_views.h"

namespace rebate {
namespace {

constexpr Millis kNow = 1'780'000'000'000;
const AlertGroups kNoGroups;

Alert alert(const std::string& fingerprint, const std::string& name, const std::string& region,
            const std::string& severity = "critical", Millis ago = 60'000) {
  Alert made;
  made.fingerprint = fingerprint;
  made.labels = {{"alertname", name}, {"region", region}, {"severity", severity}};
  made.startsAt = kNow - ago;
  return made;
}

Silence silence(const std::string& id, std::vector<Matcher> matchers, Millis left = 60'000) {
  Silence made;
  made.id = id;
  made.matchers = std::move(matchers);
  made.startsAt = kNow - 1'000;
  made.endsAt = kNow + left;
  made.owner = "chen.jing";
  return made;
}

/// Says the same until it is told otherwise.
struct Source {
  std::string address;
  bool fresh = true;
  std::vector<Alert> alerts;
  std::vector<Silence> silences;
  SourceSaid said() const { return {address, fresh, &alerts, &kNoGroups, &silences}; }
};

}  // namespace

class TestAlertViews : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theSameAlertOfTwoSourcesIsOne() {
    Source east{"http://east", true, {alert("f1", "QueueBacklog", "cn-east")}, {}};
    Source north{"http://north", true, {alert("f1", "QueueBacklog", "cn-east")}, {}};
    const auto views = alertViews({east.said(), north.said()}, {}, {}, kNow);
    QCOMPARE(views.size(), std::size_t(1));
    QCOMPARE(views[0].sources, (std::vector<std::string>{"http://east", "http://north"}));
  }

  /// One of them knows of a silence, the other one does not: somebody is still called.
  void whereItStillFiresCounts() {
    auto quiet = alert("f1", "QueueBacklog", "cn-east");
    quiet.suppressed = true;
    quiet.silencedBy = {"s1"};
    Source east{"http://east", true, {quiet}, {silence("s1", exactly(quiet.labels))}};
    Source north{"http://north", true, {alert("f1", "QueueBacklog", "cn-east")}, {}};
    for (const auto& said : {std::vector{east.said(), north.said()}, std::vector{north.said(), east.said()}}) {
      const auto views = alertViews(said, {}, {}, kNow);
      QCOMPARE(views[0].standing, Standing::firing);
      QCOMPARE(views[0].sources.size(), std::size_t(2));
    }
  }

  void whatASilentSourceHadIsUnknownAndNotGone() {
    Source east{"http://east", false, {alert("f1", "QueueBacklog", "cn-east"), alert("f2", "PartDown", "cn-east")}, {}};
    Source north{"http://north", true, {alert("f2", "PartDown", "cn-east")}, {}};
    const auto views = alertViews({east.said(), north.said()}, {}, {}, kNow);
    QCOMPARE(views.size(), std::size_t(2));
    for (const auto& view : views) QCOMPARE(view.stale, view.id() == "f1");
  }

  void anExactSilenceIsAnAcknowledgement_data() {
    QTest::addColumn<bool>("exact");
    QTest::addColumn<int>("standing");
    QTest::newRow("exact") << true << static_cast<int>(Standing::acknowledged);
    QTest::newRow("wider") << false << static_cast<int>(Standing::suppressed);
  }
  void anExactSilenceIsAnAcknowledgement() {
    QFETCH(bool, exact);
    QFETCH(int, standing);
    auto quiet = alert("f1", "QueueBacklog", "cn-east");
    quiet.suppressed = true;
    quiet.silencedBy = {"s1"};
    const auto matchers = exact ? exactly(quiet.labels) : std::vector<Matcher>{{"alertname", "QueueBacklog"}};
    Source east{"http://east", true, {quiet}, {silence("s1", matchers)}};
    auto views = alertViews({east.said()}, {}, {}, kNow);
    QCOMPARE(static_cast<int>(views[0].standing), standing);
    QVERIFY(views[0].silence && views[0].silence->id == "s1");
    // Its Alertmanager died: a silence that is over by now holds nothing any more.
    east.fresh = false;
    views = alertViews({east.said()}, {}, {}, kNow + 61'000);
    QCOMPARE(views[0].standing, Standing::firing);
    QVERIFY(views[0].stale);
  }

  void whatFollowsFromSomethingWorseIsSuppressed() {
    auto quiet = alert("f1", "PartDown", "cn-east", "warning");
    quiet.suppressed = true;
    quiet.inhibitedBy = {"f0"};
    Source east{"http://east", true, {quiet}, {}};
    const auto views = alertViews({east.said()}, {}, {}, kNow);
    QCOMPARE(views[0].standing, Standing::suppressed);
    QVERIFY(!views[0].silence);
  }

  void theSameOfThisDesktopIsNotSaidTwice() {
    Source east{"http://east", true, {alert("f1", "RegionUnreachable", "cn-east")}, {}};
    const LocalAlert same{alert("here/RegionUnreachable/cn-east", "RegionUnreachable", "cn-east"), {}, false};
    const LocalAlert other{alert("here/RegionUnreachable/cn-north", "RegionUnreachable", "cn-north"), {}, false};
    QCOMPARE(alertViews({east.said()}, {same, other}, {}, kNow).size(), std::size_t(2));
    east.fresh = false;  // then it is this desktop that knows
    QCOMPARE(alertViews({east.said()}, {same, other}, {}, kNow).size(), std::size_t(3));
  }

  void whatIsOfThisDesktopIsSilencedHere() {
    const LocalAlert one{
        alert("here/ClockOffset", "ClockOffset", "all", "warning"), {Watch::clockOffset, 2'500, 2'000, 0}, false};
    const auto exact = silence("s1", exactly(one.alert.labels));
    const auto wide = silence("s2", {{"severity", "warning"}}, 600'000);
    QCOMPARE(alertViews({}, {one}, {}, kNow)[0].standing, Standing::firing);
    QCOMPARE(alertViews({}, {one}, {wide}, kNow)[0].standing, Standing::suppressed);
    QCOMPARE(alertViews({}, {one}, {wide, exact}, kNow)[0].standing, Standing::acknowledged);
    QCOMPARE(alertViews({}, {one}, {wide, exact}, kNow + 60'000)[0].standing, Standing::suppressed);
    QCOMPARE(alertViews({}, {one}, {wide, exact}, kNow + 600'000)[0].standing, Standing::firing);
  }

  void worstFirstThenOldest() {
    Source east{"http://east", true, {}, {}};
    east.alerts = {alert("f1", "A", "x", "info"),
                   alert("f2", "B", "x", "page-me-maybe"),
                   alert("f3", "C", "x", "warning", 5'000),
                   alert("f4", "D", "x", "warning", 50'000),
                   alert("f5", "E", "x", "critical", 1'000),
                   alert("f6", "F", "x", "")};
    QStringList order;
    for (const auto& view : alertViews({east.said()}, {}, {}, kNow)) order << QString::fromStdString(view.id());
    QCOMPARE(order.join(QLatin1Char(' ')), QStringLiteral("f5 f4 f3 f2 f6 f1"));
  }

  void silencesThatAreOverAreLeftOut() {
    Source east{"http://east", true, {}, {silence("s1", {{"a", "b"}}, 90'000), silence("s2", {{"a", "b"}}, -1)}};
    east.silences.push_back(silence("s3", {{"a", "b"}}));
    east.silences.back().state = SilenceState::expired;
    const auto open = openSilences({east.said()}, {silence("s4", {{"a", "b"}}, 10)}, kNow);
    QCOMPARE(open.size(), std::size_t(2));
    QCOMPARE(open[0].id, std::string("s4"));
  }
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestAlertViews)
#include "tst_alert_views.moc"
