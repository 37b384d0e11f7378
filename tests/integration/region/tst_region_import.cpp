// SPDX-License-Identifier: GPL-3.0-or-later
// The real program on the sample feed, on invented ones, and on everything a feed can do wrong.
#include <QtTest>

#include <random>

#include "region/region_cluster.h"

using namespace rebate::fixtures;

namespace {

QByteArray pageOf(const QByteArray& rows) {
  return R"({"tbk_order_details_get_response":{"data":{"has_next":false,"results":{"publisher_order_dto":[)" + rows +
         "]}}}}";
}

QByteArray row(const QByteArray& line, const QByteArray& changes = {}) {
  QByteArray text = R"({"trade_id":")" + line + R"(","trade_parent_id":")" + line +
                    R"(","tk_order_role":2,"tk_status":12,"refund_tag":0,"alipay_total_price":"10.00",)" +
                    R"("pub_share_pre_fee":"1.00","pub_share_fee":"0.00","alimama_share_fee":"0.10","adzone_id":7,)" +
                    R"("item_title":"x","tk_create_time":"2026-06-01 00:00:00","modified_time":"2026-06-01 00:00:01"})";
  if (!changes.isEmpty()) text = text.chopped(1) + "," + changes + "}";
  return text;
}

const QByteArray kGood = "2035600000000000001";
const QByteArray kBad = "2035600000000000002";

}  // namespace

class TestRegionImport : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theSampleFeedComesOutAsExpected();
  void inventedFeedsComeOutAsExpected_data();
  void inventedFeedsComeOutAsExpected();
  void theOrderOfPagesDoesNotMatter();
  void goodRowsCountAndBadOnesAreListed_data();
  void goodRowsCountAndBadOnesAreListed();
  void badPagesAreListed_data();
  void badPagesAreListed();
  void aRestoredStoreIsAnotherHistory();
  void mistakesOfTheCommandLine();

 private:
  Run importBytes(const QByteArray& page);
  std::unique_ptr<RegionCluster> place_;
};

void TestRegionImport::theSampleFeedComesOutAsExpected() {
  RegionCluster place;
  const auto first = place.import(sampleFeed());
  QCOMPARE(first.status, 0);
  const auto counts = first.json();
  QCOMPARE(counts.value(QStringLiteral("pages")).toInt(), 12);
  const auto number = [&](const char* member) { return counts.value(QLatin1String(member)).toInt(); };
  QVERIFY(number("rows") > 0);
  QCOMPARE(number("rows"), number("new") + number("changed") + number("unchanged") + number("stale"));
  QCOMPARE(differences(place.store(), sampleFeed() + QStringLiteral("/expected.json")), QString());
  QVERIFY(place.check().value(QStringLiteral("ok")).toBool());

  const auto changes = [&] {
    return runRegion({QStringLiteral("export"), QStringLiteral("--store"), place.store(), QStringLiteral("--what"),
                      QStringLiteral("changes")})
        .out;
  };
  const auto before = changes();
  const auto again = place.import(sampleFeed());
  QCOMPARE(again.json().value(QStringLiteral("unchanged")), again.json().value(QStringLiteral("rows")));
  QVERIFY2(changes() == before, "the same once more changes nothing");
}

void TestRegionImport::inventedFeedsComeOutAsExpected_data() {
  QTest::addColumn<int>("seed");
  QTest::addColumn<int>("lines");
  for (const auto& [seed, lines] : {std::pair{1, 1}, {2, 7}, {3, 60}, {4, 400}, {5, 400}, {6, 1'500}, {7, 4'000}})
    QTest::addRow("seed %d, %d lines", seed, lines) << seed << lines;
}

void TestRegionImport::inventedFeedsComeOutAsExpected() {
  QFETCH(int, seed);
  QFETCH(int, lines);
  QTemporaryDir feed;
  QCOMPARE(QProcess::execute(QStringLiteral("python3"), {QStringLiteral(REBATE_MAKE_ORDERS), QString::number(seed),
                                                         QString::number(lines), feed.path()}),
           0);
  RegionCluster place;
  QCOMPARE(place.import(feed.path()).status, 0);
  QCOMPARE(differences(place.store(), feed.filePath(QStringLiteral("expected.json"))), QString());
  QVERIFY(place.check().value(QStringLiteral("ok")).toBool());
}

void TestRegionImport::theOrderOfPagesDoesNotMatter() {
  QStringList pages;
  for (const auto& name : QDir(sampleFeed()).entryList({QStringLiteral("page-*.json")}))
    pages << sampleFeed() + u'/' + name;
  for (unsigned seed = 1; seed <= 4; ++seed) {
    std::shuffle(pages.begin(), pages.end(), std::mt19937(seed));
    RegionCluster place;
    const auto run = runRegion(QStringList{QStringLiteral("import"), QStringLiteral("--store"), place.store(),
                                           QStringLiteral("--users"), sampleFeed() + QStringLiteral("/users.json")} +
                               pages);
    QCOMPARE(run.status, 0);
    QCOMPARE(differences(place.store(), sampleFeed() + QStringLiteral("/expected.json")), QString());
  }
}

Run TestRegionImport::importBytes(const QByteArray& page) {
  place_ = std::make_unique<RegionCluster>();
  const auto path = place_->folder() + QStringLiteral("/page-1.json");
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly)) return {};
  file.write(page);
  file.close();
  return runRegion({QStringLiteral("import"), QStringLiteral("--store"), place_->store(), path});
}

void TestRegionImport::goodRowsCountAndBadOnesAreListed_data() {
  QTest::addColumn<QByteArray>("bad");
  QTest::addColumn<QByteArray>("reason");
  const auto bad = [](const QByteArray& changes) { return row(kBad, changes); };
  QTest::newRow("5 MB string") << bad("\"item_title\":\"" + QByteArray(5'000'000, 'x') + "\"")
                               << QByteArray("item_title");
  QTest::newRow("status is a word") << bad(R"("tk_status":"paid")") << QByteArray("tk_status");
  QTest::newRow("status is a list") << bad(R"("tk_status":[12])") << QByteArray("tk_status");
  QTest::newRow("amount is a word") << bad(R"("alipay_total_price":"ten")") << QByteArray("alipay_total_price");
  QTest::newRow("amount has three decimals")
      << bad(R"("pub_share_pre_fee":"1.001")") << QByteArray("pub_share_pre_fee");
  QTest::newRow("time is no time") << bad(R"("modified_time":"yesterday")") << QByteArray("modified_time");
  QTest::newRow("nested too deep") << bad("\"x\":" + QByteArray(60, '[') + QByteArray(60, ']')) << QByteArray("deep");
  QTest::newRow("row is a number") << QByteArray("5") << QByteArray("object");
  QTest::newRow("row is null") << QByteArray("null") << QByteArray("object");
}

void TestRegionImport::goodRowsCountAndBadOnesAreListed() {
  QFETCH(QByteArray, bad);
  QFETCH(QByteArray, reason);
  const auto run = importBytes(pageOf(bad + "," + row(kGood)));
  QCOMPARE(run.status, 2);
  QCOMPARE(run.json().value(QStringLiteral("rows")).toInt(), 2);
  QCOMPARE(run.json().value(QStringLiteral("new")).toInt(), 1);
  const auto rejected = run.json().value(QStringLiteral("rejected")).toArray();
  QCOMPARE(rejected.size(), 1);
  const auto listed = rejected[0].toObject();
  QCOMPARE(listed.value(QStringLiteral("page")).toString(), QStringLiteral("page-1.json"));
  QCOMPARE(listed.value(QStringLiteral("line")).toString(),
           bad.contains(kBad) ? QString::fromLatin1(kBad) : QStringLiteral("#1"));
  const auto why = listed.value(QStringLiteral("reason")).toString().toUtf8();
  QVERIFY2(why.contains(reason), why);
  QVERIFY(place_->check().value(QStringLiteral("ok")).toBool());
}

void TestRegionImport::badPagesAreListed_data() {
  QTest::addColumn<QByteArray>("page");
  const auto good = pageOf(row(kGood));
  QTest::newRow("HTML") << QByteArray("<!DOCTYPE html><html><body>502</body></html>");
  QTest::newRow("truncated") << good.chopped(20);
  QTest::newRow("empty") << QByteArray();
  QTest::newRow("zeros") << QByteArray(100, '\0');
  QTest::newRow("bad UTF-8") << QByteArray(good).replace("\"x\"", "\"\xff\xfe\"");
  QTest::newRow("another envelope") << QByteArray(R"({"data":[]})");
  QTest::newRow("a list") << QByteArray("[1,2,3]");
  QTest::newRow("an error") << QByteArray(R"({"error_response":{"code":3000,"msg":"limited"}})");
  QTest::newRow("very deep") << QByteArray(100'000, '[');
  QTest::newRow("rows are a word") << QByteArray(
      R"({"tbk_order_details_get_response":{"data":{"results":{"publisher_order_dto":"none"}}}})");
}

void TestRegionImport::badPagesAreListed() {
  QFETCH(QByteArray, page);
  const auto run = importBytes(page);
  QCOMPARE(run.status, 2);
  QCOMPARE(run.json().value(QStringLiteral("rows")).toInt(), 0);
  QCOMPARE(run.json().value(QStringLiteral("rejected")).toArray().size(), 1);
  QVERIFY(place_->check().value(QStringLiteral("ok")).toBool());
}

/// Nothing in it changes but its id, and the audit says so; not while a region serves it.
void TestRegionImport::aRestoredStoreIsAnotherHistory() {
  RegionCluster place;
  QCOMPARE(place.import(sampleFeed()).status, 0);
  const auto before = place.check();
  const QStringList words{QStringLiteral("restored"), QStringLiteral("--store"), place.store()};
  const auto renamed = runRegion(words);
  QVERIFY2(renamed.status == 0, renamed.err.constData());
  const auto after = place.check();
  QVERIFY(after.value(QStringLiteral("ok")).toBool());
  QCOMPARE(renamed.json().value(QStringLiteral("before")), before.value(QStringLiteral("store")));
  QCOMPARE(renamed.json().value(QStringLiteral("store")), after.value(QStringLiteral("store")));
  QVERIFY(before.value(QStringLiteral("store")) != after.value(QStringLiteral("store")));
  QCOMPARE(after.value(QStringLiteral("counts")), before.value(QStringLiteral("counts")));
  QVERIFY(after.value(QStringLiteral("audit_head")) != before.value(QStringLiteral("audit_head")));
  place.start(0);
  place.waitForLeader();
  QCOMPARE(runRegion(words).status, 1);
}

void TestRegionImport::mistakesOfTheCommandLine() {
  RegionCluster place;
  const auto store = place.store();
  QCOMPARE(runRegion({}).status, 1);
  QCOMPARE(runRegion({QStringLiteral("export"), QStringLiteral("--store"), store, QStringLiteral("--what"),
                      QStringLiteral("secrets")})
               .status,
           1);
  QCOMPARE(runRegion({QStringLiteral("check"), QStringLiteral("--store"), store}).status, 1);
  QVERIFY2(!QFile::exists(store), "checking creates no store");
  QCOMPARE(
      runRegion({QStringLiteral("import"), QStringLiteral("--store"), store, QStringLiteral("/no/such/page")}).status,
      1);
  const QStringList add{QStringLiteral("operator"),
                        QStringLiteral("add"),
                        QStringLiteral("a.b"),
                        QStringLiteral("--role"),
                        QStringLiteral("finance"),
                        QStringLiteral("--store"),
                        store};
  QCOMPARE(runRegion(add, "short\n").status, 1);
  QCOMPARE(runRegion(add, "long enough\n").status, 0);
  QCOMPARE(runRegion(add, "long enough\n").status, 1);
  QCOMPARE(
      runRegion({QStringLiteral("operator"), QStringLiteral("list"), QStringLiteral("--store"), store}).lines().size(),
      1);
  QCOMPARE(runRegion({QStringLiteral("serve"), QStringLiteral("--config"), QStringLiteral("/no/such")}).status, 1);
}

QTEST_GUILESS_MAIN(TestRegionImport)
#include "tst_region_import.moc"
