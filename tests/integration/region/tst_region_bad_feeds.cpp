// SPDX-License-Identifier: GPL-3.0-or-later
// Fault 32, at a served region: a feed that answers with everything a feed has been seen to answer with. The good rows
// count, the bad ones are listed with the reason, nothing stops.
#include <QtTest>

#include <QUrlQuery>

#include <deque>

#include "http/scripted_server.h"
#include "region/bad_pages.h"
#include "region/region_cluster.h"
#include "region/storage/store.h"

using namespace rebate::fixtures;

namespace {

/// Which of a platform's queries a call is of: "jd", "taobao refunds", …
QString queryOf(const QByteArray& target) {
  const QUrlQuery query(QUrl::fromEncoded(target));
  const auto method = query.queryItemValue(QStringLiteral("method"), QUrl::FullyDecoded);
  if (query.hasQueryItem(QStringLiteral("type"))) return QStringLiteral("pdd");
  if (method.startsWith(QLatin1String("jd."))) return QStringLiteral("jd");
  if (method.contains(QLatin1String("refund"))) return QStringLiteral("taobao refunds");
  if (method.contains(QLatin1String("punish"))) return QStringLiteral("taobao punishments");
  const auto type = query.queryItemValue(QStringLiteral("query_type"));
  return type == QLatin1String("4") ? QStringLiteral("taobao") : QStringLiteral("taobao settled");
}

}  // namespace

class TestRegionBadFeeds : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void cleanup();
  void badAnswersStopNothing_data();
  void badAnswersStopNothing();
  void detailsToo();

 private:
  std::int64_t stored(const std::string& sql);
  QString text(const std::string& sql);
  std::unique_ptr<RegionCluster> cluster_;
  std::unique_ptr<ScriptedServer> server_;
  QHash<QString, std::deque<QByteArray>> script_;
};

void TestRegionBadFeeds::init() {
  cluster_ = std::make_unique<RegionCluster>();
  server_ = std::make_unique<ScriptedServer>();
  script_.clear();
  server_->handle([this](const HttpRequest& request, QTcpSocket& socket) {
    const auto query = queryOf(request.target);
    auto& pages = script_[query];
    const auto body = pages.empty() ? BadPages(query.section(u' ', 0, 0)).empty(query) : pages.front();
    if (!pages.empty()) pages.pop_front();
    socket.write(ScriptedServer::json(body));
  });
}

void TestRegionBadFeeds::cleanup() {
  QVERIFY(cluster_->check().value(QStringLiteral("ok")).toBool());
  cluster_.reset();
  server_.reset();
}

std::int64_t TestRegionBadFeeds::stored(const std::string& sql) {
  auto store = rebate::region::openStore({cluster_->store().toStdString(), true});
  return store ? (*store)->integer(sql).value_or(-1) : -2;
}

QString TestRegionBadFeeds::text(const std::string& sql) {
  auto store = rebate::region::openStore({cluster_->store().toStdString(), true});
  return store ? QString::fromStdString((*store)->text(sql).value_or("-")) : QString();
}

void TestRegionBadFeeds::badAnswersStopNothing_data() {
  QTest::addColumn<QString>("platform");
  for (const char* platform : {"taobao", "jd", "pdd"}) QTest::newRow(platform) << QString(QLatin1String(platform));
}

void TestRegionBadFeeds::badAnswersStopNothing() {
  QFETCH(QString, platform);
  const BadPages pages(platform);
  const auto mixed =
      pages.page({pages.row(1, "received", 10), pages.badRow("text"), pages.badRow("object"), pages.badRow("amount"),
                  pages.badRow("long"), pages.badRow("deep"), pages.badRow("not a row"), pages.row(2, "unknown", 10)});
  script_[platform] = {"<html><body>502 Bad Gateway</body></html>",
                       mixed.left(mixed.size() / 2),
                       QByteArray(100'000, '['),
                       "[]",
                       "{\"x\":\"\xff\xfe\"}",
                       mixed,
                       mixed,
                       pages.page({pages.row(1, "closed", 30)}),
                       pages.page({pages.row(1, "paid", 5), pages.row(3, "paid", 40)})};
  auto settings = RegionCluster::Settings{};
  settings.more = "[[feeds]]\nplatform = \"" + platform.toUtf8() + "\"\nurl = \"http://" +
                  QByteArray::fromStdString(server_->address()) + "/router/rest\"\npoll_ms = 50\nhistory_s = 0\n";
  cluster_->start(0, settings);
  const auto state = [&](int line) {
    return text("SELECT state || ' ' || reason FROM rebates WHERE id = '" + pages.key(line) + "'");
  };
  // The last page is the proof that none before it stopped the feed.
  QTRY_COMPARE_WITH_TIMEOUT(state(3), QStringLiteral("held unattributed"), 60'000);
  QTRY_COMPARE(state(1), QStringLiteral("void closed_upstream"));  // the newest, though an older one came later
  QCOMPARE(state(2), QStringLiteral("held unattributed"));
  QCOMPARE(text("SELECT upstream FROM rebates WHERE id = '" + pages.key(2) + "'"), QStringLiteral("unknown"));
  QCOMPARE(stored("SELECT COUNT(*) FROM rebates"), std::int64_t{3});
  QCOMPARE(stored("SELECT COUNT(*) FROM order_versions"), std::int64_t{5});
  // Six bad rows, listed once although they came twice, each with its reason.
  QCOMPARE(stored("SELECT COUNT(*) FROM rejected_rows"), std::int64_t{6});
  QCOMPARE(stored("SELECT COUNT(*) FROM rejected_rows WHERE reason = '' OR line = ''"), std::int64_t{0});
  QTRY_COMPARE(stored("SELECT COUNT(*) FROM events"), std::int64_t{0});
}

void TestRegionBadFeeds::detailsToo() {
  const BadPages pages(QStringLiteral("taobao"));
  script_[QStringLiteral("taobao")] = {
      pages.page({pages.row(1, "settled", 10), pages.row(2, "settled", 10), pages.row(3, "settled", 10)})};
  const auto refunds = pages.refunds({pages.refund(1, 2, 50), pages.badRefund("text"), pages.badRefund("long"),
                                      pages.badRefund("deep"), QJsonValue(7), pages.refund(2, 77, 50)});
  script_[QStringLiteral("taobao refunds")] = {"<html></html>",
                                               refunds.left(refunds.size() - 30),
                                               "{}",
                                               refunds,
                                               refunds,
                                               pages.refunds({pages.refund(1, 3, 20)}),
                                               pages.refunds({pages.refund(3, 4, 60)})};
  script_[QStringLiteral("taobao punishments")] = {
      "<html></html>", pages.punishments({pages.punishment(3, 0), QJsonValue(QStringLiteral("x"))})};
  const auto users = cluster_->folder() + QStringLiteral("/users.json");
  QFile file(users);
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(R"([{"user_id":"u-1","level":"gold","special_id":7}])");
  file.close();
  QCOMPARE(runRegion({QStringLiteral("import"), QStringLiteral("--store"), cluster_->store(), QStringLiteral("--users"),
                      users})
               .status,
           0);
  auto settings = RegionCluster::Settings{};
  settings.more = "[feed]\nurl = \"http://" + QByteArray::fromStdString(server_->address()) +
                  "/router/rest\"\npoll_ms = 50\nhistory_s = 60\n";
  cluster_->start(0, settings);
  const auto state = [&](int line) {
    return text("SELECT state || ' ' || reason || ' ' || due_fen FROM rebates WHERE id = '" + pages.key(line) + "'");
  };
  QTRY_COMPARE_WITH_TIMEOUT(state(3), QStringLiteral("held refund_open 1000"), 60'000);
  QTRY_COMPARE(state(1),
               QStringLiteral("awaiting_approval  700"));  // a succeeded refund, though a failed one came later
  QTRY_COMPARE(state(2), QStringLiteral("held refund_open 1000"));  // a status nobody knows
  QTRY_COMPARE_WITH_TIMEOUT(stored("SELECT COUNT(*) FROM line_details WHERE kind = 'punishment'"), std::int64_t{1},
                            60'000);
  QCOMPARE(stored("SELECT COUNT(*) FROM line_details WHERE kind = 'refund'"), std::int64_t{4});
  QTRY_COMPARE(stored("SELECT COUNT(*) FROM rejected_rows"), std::int64_t{5});
  QCOMPARE(stored("SELECT COUNT(*) FROM rejected_rows WHERE reason = '' OR line = ''"), std::int64_t{0});
}

QTEST_GUILESS_MAIN(TestRegionBadFeeds)
#include "tst_region_bad_feeds.moc"
