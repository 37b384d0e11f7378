// SPDX-License-Identifier: GPL-3.0-or-later
// The alert book over real Alertmanagers: what they say, what is silenced there, and one that dies or hangs.
#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

#include "engines/alertmanager_server.h"
#include "fake_workspace/scenes.h"
#include "link/qt_alertmanager.h"
#include "link/qt_clock.h"
#include "monitor/alert_book.h"
#include "wire/alertmanager_json.h"

namespace rebate {
namespace {

using fixtures::AlertmanagerServer;

/// As Prometheus would post it.
bool post(const std::string& address, const Labels& labels) {
  wire::json::object names;
  for (const auto& [name, value] : labels) names[name] = value;
  const wire::json::array body{wire::json::object{
      {"labels", names}, {"annotations", {{"summary", "s"}, {"runbook_url", "https://runbooks.example/x"}}}}};
  QNetworkAccessManager network;
  QNetworkRequest request(QUrl(QString::fromStdString(address) + QStringLiteral("/api/v2/alerts")));
  request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
  auto* reply = network.post(request, QByteArray::fromStdString(wire::json::serialize(body)));
  return QTest::qWaitFor([&] { return reply->isFinished(); }, 10'000) && reply->error() == QNetworkReply::NoError;
}

struct Desk {
  explicit Desk(std::vector<std::string> addresses) {
    scenes::live(workspace);
    for (std::size_t i = 0; i < addresses.size(); ++i)
      workspace.state.regions[i].topology->monitoring.alertmanager = addresses[i];
    book.emplace(AlertBook::Parts{
        &workspace, &clock, [] { return nullptr; },
        [](const std::string& address) { return std::make_unique<link::QtAlertmanager>(address, 2'000); }});
  }
  /// Regions are heard as long as the test runs.
  bool wait(const std::function<bool()>& holds, int most = 20'000) { return QTest::qWaitFor(holds, most); }
  const AlertView* find(const std::string& name, const std::string& region) const {
    for (const auto& view : book->facts().alerts)
      if (nameOf(view.alert) == name && regionOf(view.alert) == region) return &view;
    return nullptr;
  }
  bool stands(const std::string& name, const std::string& region, Standing standing) {
    return wait([&] {
      const auto* view = find(name, region);
      return view && view->standing == standing;
    });
  }
  Outcome outcomeOf(const std::function<void(AlertDesk::Answer)>& call) {
    std::optional<Outcome> outcome;
    call([&](const Outcome& answer) { outcome = answer; });
    wait([&] { return outcome.has_value(); });
    return outcome.value_or(Error{Errc::timedOut, "", ""});
  }
  Status statusOf(const std::string& address) const {
    for (const auto& source : book->facts().sources)
      if (source.address == address) return source.status;
    return Status::bad;
  }

  link::QtClock clock;
  FakeWorkspace workspace;
  std::optional<AlertBook> book;
};

}  // namespace

class TestAlertmanager : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    first_.start();
    second_.start();
    for (const auto* name : {"QueueBacklog", "PartDown"})
      QVERIFY(post(first_.address(), {{"alertname", name}, {"region", "cn-north"}, {"severity", "warning"}}));
    QVERIFY(
        post(first_.address(), {{"alertname", "DiskWillFill"}, {"region", "cn-north"}, {"severity", "page-me-maybe"}}));
    QVERIFY(post(second_.address(), {{"alertname", "PartDown"}, {"region", "cn-south"}, {"severity", "warning"}}));
  }

  void whatTheySayIsOneList() {
    Desk desk({first_.address(), first_.address(), second_.address()});
    QVERIFY(desk.stands("QueueBacklog", "cn-north", Standing::firing));
    QVERIFY(desk.stands("PartDown", "cn-south", Standing::firing));
    const auto* odd = desk.find("DiskWillFill", "cn-north");
    QVERIFY(odd);
    QCOMPARE(severityWordOf(odd->alert), std::string("page-me-maybe"));
    QCOMPARE(runbookOf(odd->alert), std::string("https://runbooks.example/x"));
    QVERIFY(desk.wait([&] { return desk.find("QueueBacklog", "cn-north")->group.size() == 2; }));
    QCOMPARE(desk.book->facts().sources.size(), std::size_t(2));
    QVERIFY(desk.wait([&] { return !desk.book->facts().sources.front().version.empty(); }));
  }

  void acknowledgesAndGivesBack() {
    Desk desk({first_.address()});
    QVERIFY(desk.stands("QueueBacklog", "cn-north", Standing::firing));
    const auto id = desk.find("QueueBacklog", "cn-north")->id();
    QVERIFY(desk.outcomeOf([&](auto answer) { desk.book->acknowledge(id, "deploy 4711", 600'000, answer); }).ok());
    QVERIFY(desk.stands("QueueBacklog", "cn-north", Standing::acknowledged));
    QCOMPARE(desk.find("PartDown", "cn-north")->standing, Standing::firing);
    const auto* view = desk.find("QueueBacklog", "cn-north");
    QVERIFY(view->silence);
    QCOMPARE(view->silence->owner, std::string("chen.jing"));
    QCOMPARE(view->silence->comment, std::string("deploy 4711"));
    const auto silence = *view->silence;
    QVERIFY(desk.outcomeOf([&](auto answer) { desk.book->expire(silence, answer); }).ok());
    QVERIFY(desk.stands("QueueBacklog", "cn-north", Standing::firing));
  }

  void silencesByExpressionAndInhibits() {
    Desk desk({first_.address()});
    QVERIFY(desk.stands("PartDown", "cn-north", Standing::firing));
    const SilenceWish wish{
        first_.address(), {{"alertname", "Part.*", true, true}, {"region", "cn-north"}}, 600'000, "x"};
    QVERIFY(desk.outcomeOf([&](auto answer) { desk.book->silence(wish, answer); }).ok());
    QVERIFY(desk.stands("PartDown", "cn-north", Standing::suppressed));
    QCOMPARE(desk.book->facts().silences.size(), std::size_t(1));
    const auto silence = desk.book->facts().silences.front();
    QVERIFY(desk.outcomeOf([&](auto answer) { desk.book->expire(silence, answer); }).ok());
    QVERIFY(desk.stands("PartDown", "cn-north", Standing::firing));
    QVERIFY(
        post(first_.address(), {{"alertname", "RegionUnreachable"}, {"region", "cn-north"}, {"severity", "critical"}}));
    QVERIFY(desk.stands("PartDown", "cn-north", Standing::suppressed));
    QVERIFY(desk.wait([&] { return !desk.find("PartDown", "cn-north")->alert.inhibitedBy.empty(); }));
  }

  /// failover.md, rule 2, with a process that is stopped: its connections are taken, and nothing ever comes.
  void oneThatHangsDelaysNoOther() {
    Desk desk({first_.address(), first_.address(), second_.address()});
    QVERIFY(desk.stands("PartDown", "cn-south", Standing::firing));
    QVERIFY(desk.stands("RegionUnreachable", "cn-north", Standing::firing));
    first_.pause();
    const auto resume = qScopeGuard([this] { first_.resume(); });
    QVERIFY(desk.wait([&] { return desk.statusOf(first_.address()) == Status::unknown; }, 30'000));
    QCOMPARE(desk.statusOf(second_.address()), Status::ok);
    QVERIFY(desk.find("RegionUnreachable", "cn-north")->stale);
    QVERIFY(!desk.find("PartDown", "cn-south")->stale);
    const auto late = desk.outcomeOf([&](auto answer) {
      desk.book->acknowledge(desk.find("RegionUnreachable", "cn-north")->id(), "x", 60'000, answer);
    });
    QVERIFY(!late.ok());
    const auto id = desk.find("PartDown", "cn-south")->id();
    QVERIFY(desk.outcomeOf([&](auto answer) { desk.book->acknowledge(id, "x", 60'000, answer); }).ok());
    first_.resume();
    QVERIFY(desk.wait([&] { return desk.statusOf(first_.address()) == Status::ok; }, 30'000));
    QVERIFY(desk.wait([&] { return !desk.find("RegionUnreachable", "cn-north")->stale; }));
  }

  void oneThatDiesIsUnknown() {
    Desk desk({second_.address()});
    QVERIFY(desk.wait([&] { return desk.find("PartDown", "cn-south") != nullptr; }));
    second_.kill();
    QVERIFY(desk.wait([&] { return desk.find("PartDown", "cn-south")->stale; }, 30'000));
    QVERIFY(desk.book->facts().sources.front().trouble.has_value());
  }

 private:
  AlertmanagerServer first_, second_;
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestAlertmanager)
#include "tst_alertmanager.moc"
