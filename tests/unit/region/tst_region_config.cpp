// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "region/config/config.h"

using namespace rebate;
using namespace rebate::region;

class TestRegionConfig : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everyKeyIsRead();
  void whatIsLeftOutHasADefault();
  void aStoreMayBeInPostgres();
  void mistakesNameTheKeyAndTheFix_data();
  void mistakesNameTheKeyAndTheFix();
};

void TestRegionConfig::everyKeyIsRead() {
  const auto config = parseConfig(R"(
    [region]
    name = "cn-east"
    city = "Hangzhou"
    listen = "127.0.0.2:8101"
    store = "/srv/store.db"
    [[peers]]
    name = "cn-north"
    url = "http://127.0.0.1:8102"
    [feed]
    url = "http://127.0.0.1:9000/router/rest"
    enabled = false
    poll_ms = 500
    window_s = 1200
    history_s = 60
    details = false
    bill_required = true
    secret_file = "/etc/rebate/taobao.secret"
    [feed.parameters]
    app_key = "k"
    [[feeds]]
    platform = "jd"
    url = "http://127.0.0.1:9000/router/rest"
    poll_ms = 700
    [feeds.parameters]
    app_key = "j"
    [[feeds]]
    platform = "pdd"
    url = "http://127.0.0.1:9001/api/router"
    window_s = 3600
    enabled = false
    [lease]
    ttl_ms = 1000
    renew_ms = 200
    [limits]
    body_bytes = 2048
    header_bytes = 4096
    header_ms = 100
    body_ms = 200
    connections = 7
    connections_per_address = 5
    requests_per_s = 9
    stream_buffer_bytes = 65536
    streams_per_operator = 3
    decisions_per_request = 20
    json_depth = 8
    [tls]
    certificate = "/etc/c.pem"
    key = "/etc/k.pem"
    ca = "/etc/ca.pem"
    [payout]
    url = "http://127.0.0.1:9002/v1"
    secret_file = "/etc/payout.secret"
    timeout_ms = 900
    valid_s = 7
    query_ms = 20
    recheck_s = 60
    lanes = 2
    [ledger]
    check_every_ms = 5000
    release_every_ms = 700
    [rabbitmq]
    host = "127.0.1.1"
    port = 5673
    user = "bus"
    password_file = "/etc/rabbit.secret"
    vhost = "/r"
    management = "http://127.0.1.1:15672"
    [redis]
    host = "127.0.1.2"
    port = 6380
    deadline_ms = 15
    ttl_ms = 9000
    [haproxy]
    stats = "http://127.0.1.1:8404/stats;csv"
    backend = "regions"
    drain_ms = 700
    [monitoring]
    prometheus = "http://127.0.1.3:9090/"
    alertmanager = "https://alerts.example/am"
  )");
  QVERIFY2(config.ok(), config.ok() ? "" : config.error().detail.c_str());
  QCOMPARE(config->region, std::string("cn-east"));
  QCOMPARE(config->city, std::string("Hangzhou"));
  QCOMPARE(config->address, std::string("127.0.0.2"));
  QCOMPARE(config->port, std::uint16_t{8101});
  QCOMPARE(config->store.file, std::string("/srv/store.db"));
  QCOMPARE(config->store.keyFile, std::string("/srv/store.db.key"));
  QCOMPARE(config->peers.size(), std::size_t{1});
  QCOMPARE(config->peers[0].url, std::string("http://127.0.0.1:8102"));
  QCOMPARE(config->feeds.size(), std::size_t{3});
  const auto& taobao = config->feeds[0];
  QCOMPARE(taobao.platform, Platform::taobao);
  QVERIFY(!taobao.runs());
  QCOMPARE(taobao.pollEvery, Millis{500});
  QCOMPARE(taobao.window, Millis{1'200'000});
  QCOMPARE(taobao.history, Millis{60'000});
  QVERIFY(!taobao.details && taobao.billRequired);
  QCOMPARE(taobao.secretFile, std::string("/etc/rebate/taobao.secret"));
  QCOMPARE(taobao.parameters.at("app_key"), std::string("k"));
  const auto& jd = config->feeds[1];
  QCOMPARE(jd.platform, Platform::jd);
  QVERIFY(jd.runs());
  QVERIFY(jd.details && !jd.billRequired && jd.secretFile.empty());
  QCOMPARE(jd.pollEvery, Millis{700});
  QCOMPARE(jd.window, Millis{3'600'000});
  QCOMPARE(jd.parameters.at("app_key"), std::string("j"));
  const auto& pdd = config->feeds[2];
  QCOMPARE(pdd.platform, Platform::pdd);
  QVERIFY(!pdd.runs());
  QCOMPARE(pdd.window, Millis{3'600'000});
  QCOMPARE(config->leaseTtl, Millis{1'000});
  QCOMPARE(config->leaseRenew, Millis{200});
  QCOMPARE(config->limits.bodyBytes, std::int64_t{2'048});
  QCOMPARE(config->limits.header, Millis{100});
  QCOMPARE(config->limits.headerBytes, std::int64_t{4'096});
  QCOMPARE(config->limits.body, Millis{200});
  QCOMPARE(config->limits.connectionsPerAddress, std::int64_t{5});
  QCOMPARE(config->limits.streamsPerOperator, std::int64_t{3});
  QCOMPARE(config->limits.decisionsPerRequest, std::int64_t{20});
  QCOMPARE(config->limits.jsonDepth, std::int64_t{8});
  QCOMPARE(config->tls.certificate, std::string("/etc/c.pem"));
  QCOMPARE(config->tls.key, std::string("/etc/k.pem"));
  QCOMPARE(config->tls.ca, std::string("/etc/ca.pem"));
  QCOMPARE(config->limits.connections, std::int64_t{7});
  QCOMPARE(config->limits.requestsPerSecond, std::int64_t{9});
  QCOMPARE(config->limits.streamBufferBytes, std::int64_t{65'536});
  QCOMPARE(config->ledger.checkEvery, Millis{5'000});
  QCOMPARE(config->ledger.releaseEvery, Millis{700});
  QCOMPARE(config->payout.url, std::string("http://127.0.0.1:9002/v1"));
  QCOMPARE(config->payout.secretFile, std::string("/etc/payout.secret"));
  QVERIFY(config->payout.secret.empty());
  QCOMPARE(config->payout.timeout, Millis{900});
  QCOMPARE(config->payout.valid, Millis{7'000});
  QCOMPARE(config->payout.queryFirst, Millis{20});
  QCOMPARE(config->payout.recheck, Millis{60'000});
  QCOMPARE(config->payout.lanes, std::int64_t{2});
  const auto& engines = config->engines;
  QCOMPARE(engines.rabbit.host, std::string("127.0.1.1"));
  QCOMPARE(engines.rabbit.port, std::int64_t{5'673});
  QCOMPARE(engines.rabbit.user, std::string("bus"));
  QCOMPARE(engines.rabbit.passwordFile, std::string("/etc/rabbit.secret"));
  QVERIFY(engines.rabbit.password.empty());
  QCOMPARE(engines.rabbit.vhost, std::string("/r"));
  QCOMPARE(engines.rabbit.management, std::string("http://127.0.1.1:15672"));
  QCOMPARE(engines.redis.host, std::string("127.0.1.2"));
  QCOMPARE(engines.redis.port, std::int64_t{6'380});
  QCOMPARE(engines.redis.deadline, Millis{15});
  QCOMPARE(engines.redis.ttl, Millis{9'000});
  QCOMPARE(engines.haproxy.stats, std::string("http://127.0.1.1:8404/stats;csv"));
  QCOMPARE(engines.haproxy.backend, std::string("regions"));
  QCOMPARE(engines.haproxy.drain, Millis{700});
  QCOMPARE(config->monitoring.prometheus, std::string("http://127.0.1.3:9090"));
  QCOMPARE(config->monitoring.alertmanager, std::string("https://alerts.example/am"));
}

void TestRegionConfig::whatIsLeftOutHasADefault() {
  const auto config = parseConfig("[region]\nname = \"a\"\nstore = \"s\"\n");
  QVERIFY(config.ok());
  QCOMPARE(config->port, std::uint16_t{0});
  QCOMPARE(config->leaseTtl, Millis{2'000});
  QCOMPARE(config->leaseRenew, Millis{400});
  QVERIFY(config->feeds.empty());
  QVERIFY(!config->engines.rabbit.used() && !config->engines.redis.used() && !config->engines.haproxy.used());
  const auto feeds = parseConfig(
      "[region]\nname = \"a\"\nstore = \"s\"\n[feed]\n[[feeds]]\nplatform = \"jd\"\n[[feeds]]\nplatform = \"pdd\"\n");
  QVERIFY(feeds.ok());
  QCOMPARE(feeds->feeds.size(), std::size_t{3});
  for (const auto& feed : feeds->feeds) QVERIFY(!feed.runs());
  QCOMPARE(feeds->feeds[0].window, Millis{3 * 3'600'000});
  QCOMPARE(feeds->feeds[1].window, Millis{3'600'000});
  QCOMPARE(feeds->feeds[2].window, Millis{24 * 3'600'000});
}

constexpr const char* kOnPostgres =
    "[region]\nname = \"a\"\n[storage]\ndriver = \"postgresql\"\nwrite = \"host=a,b\"\nkey_file = \"/k\"\n";

void TestRegionConfig::aStoreMayBeInPostgres() {
  const auto config = parseConfig(std::string(kOnPostgres) +
                                  "password_file = \"/p\"\nstaleness_limit = 700\n[patroni]\npoll = 90\n"
                                  "[[patroni.members]]\nregion = \"a\"\nurl = \"http://x:8008\"\n");
  QVERIFY(config.ok());
  QVERIFY(config->store.file.empty() && config->store.postgres);
  QCOMPARE(config->store.keyFile, std::string("/k"));
  QCOMPARE(config->store.postgres->write, std::string("host=a,b"));
  QCOMPARE(config->store.postgres->read, std::string("host=a,b"));
  QCOMPARE(config->store.postgres->stalenessLimit, Millis{700});
  QCOMPARE(config->storePasswordFile, std::string("/p"));
  QCOMPARE(config->patroni.poll, Millis{90});
  QCOMPARE(config->patroni.members.size(), std::size_t{1});
}

void TestRegionConfig::mistakesNameTheKeyAndTheFix_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QByteArray>("field");
  const QByteArray region = "[region]\nname = \"a\"\nstore = \"s\"\n";
  QTest::newRow("nothing") << QByteArray("") << QByteArray("region");
  QTest::newRow("no name") << QByteArray("[region]\nstore = \"s\"\n") << QByteArray("region.name");
  QTest::newRow("empty store") << QByteArray("[region]\nname = \"a\"\nstore = \"\"\n") << QByteArray("region.store");
  QTest::newRow("name is a number") << QByteArray("[region]\nname = 3\nstore = \"s\"\n") << QByteArray("region.name");
  QTest::newRow("unknown key") << region + "colour = \"red\"\n" << QByteArray("region.colour");
  QTest::newRow("unknown table") << region + "[colours]\n" << QByteArray("colours");
  QTest::newRow("listen without port") << region + "listen = \"127.0.0.1\"\n" << QByteArray("region.listen");
  QTest::newRow("listen, port too high") << region + "listen = \"127.0.0.1:70000\"\n" << QByteArray("region.listen");
  QTest::newRow("region is no table") << QByteArray("region = 3\n") << QByteArray("region");
  const QByteArray postgres = kOnPostgres;
  QTest::newRow("no store at all") << QByteArray("[region]\nname = \"a\"\n") << QByteArray("region.store");
  QTest::newRow("two stores") << region + postgres.mid(postgres.indexOf("[storage]")) << QByteArray("storage.driver");
  QTest::newRow("another driver") << QByteArray(postgres).replace("postgresql", "oracle")
                                  << QByteArray("storage.driver");
  QTest::newRow("a password in the open")
      << QByteArray(postgres).replace("host=a,b", "host=a password=b") << QByteArray("storage.password_file");
  const QByteArray member = "[[patroni.members]]\nregion = \"b\"\nurl = \"http://x\"\n";
  QTest::newRow("Patroni of a file") << region + member << QByteArray("patroni.members");
  QTest::newRow("not one of the members") << postgres + member << QByteArray("patroni.members");
  QTest::newRow("peers is one table") << region + "[peers]\nname = \"b\"\n" << QByteArray("peers");
  QTest::newRow("peer without url") << region + "[[peers]]\nname = \"b\"\n" << QByteArray("peers.url");
  QTest::newRow("peer over ftp") << region + "[[peers]]\nname = \"b\"\nurl = \"ftp://x\"\n" << QByteArray("peers.url");
  QTest::newRow("certificate without key") << region + "[tls]\ncertificate = \"c\"\n" << QByteArray("tls.key");
  QTest::newRow("poll too often") << region + "[feed]\npoll_ms = 1\n" << QByteArray("feed.poll_ms");
  QTest::newRow("window too wide") << region + "[feed]\nwindow_s = 10801\n" << QByteArray("feed.window_s");
  QTest::newRow("parameter a number") << region + "[feed.parameters]\na = 1\n" << QByteArray("feed.parameters.a");
  QTest::newRow("bill_required as text") << region + "[feed]\nbill_required = \"yes\"\n"
                                         << QByteArray("feed.bill_required");
  QTest::newRow("secret_file a number") << region + "[feed]\nsecret_file = 7\n" << QByteArray("feed.secret_file");
  QTest::newRow("enabled as text") << region + "[feed]\nenabled = \"yes\"\n" << QByteArray("feed.enabled");
  const QByteArray jd = "[[feeds]]\nplatform = \"jd\"\n";
  QTest::newRow("feed is no table") << "feed = 3\n" + region << QByteArray("feed");
  QTest::newRow("feeds is one table") << region + "[feeds]\nplatform = \"jd\"\n" << QByteArray("feeds");
  QTest::newRow("feed of nobody") << region + "[[feeds]]\nurl = \"http://x\"\n" << QByteArray("feeds.platform");
  QTest::newRow("unknown platform") << region + "[[feeds]]\nplatform = \"ebay\"\n" << QByteArray("feeds.platform");
  QTest::newRow("a platform twice") << region + jd + jd << QByteArray("feeds.platform");
  QTest::newRow("Taobao in both ways") << region + "[feed]\n[[feeds]]\nplatform = \"taobao\"\n"
                                       << QByteArray("feeds.platform");
  QTest::newRow("wider than JD answers") << region + jd + "window_s = 3601\n" << QByteArray("feeds.window_s");
  QTest::newRow("feeds over ftp") << region + jd + "url = \"ftp://x\"\n" << QByteArray("feeds.url");
  QTest::newRow("feeds' parameter a number") << region + jd + "[feeds.parameters]\na = 1\n"
                                             << QByteArray("feeds.parameters.a");
  QTest::newRow("renews too rarely") << region + "[lease]\nttl_ms = 500\nrenew_ms = 400\n"
                                     << QByteArray("lease.renew_ms");
  QTest::newRow("ttl as text") << region + "[lease]\nttl_ms = \"2 s\"\n" << QByteArray("lease.ttl_ms");
  QTest::newRow("no connections") << region + "[limits]\nconnections = 0\n" << QByteArray("limits.connections");
  const QByteArray payout = region + "[payout]\nurl = \"http://x\"\n";
  QTest::newRow("payout over ftp") << region + "[payout]\nurl = \"ftp://x\"\nsecret_file = \"s\"\n"
                                   << QByteArray("payout.url");
  QTest::newRow("payout unsigned") << payout << QByteArray("payout.secret_file");
  QTest::newRow("payout runs out") << payout + "secret_file = \"s\"\nvalid_s = 10\n" << QByteArray("payout.valid_s");
  QTest::newRow("payout without lanes") << region + "[payout]\nlanes = 0\n" << QByteArray("payout.lanes");
  QTest::newRow("broker without password") << region + "[rabbitmq]\nhost = \"x\"\n"
                                           << QByteArray("rabbitmq.password_file");
  QTest::newRow("broker's port") << region + "[rabbitmq]\nport = 70000\n" << QByteArray("rabbitmq.port");
  QTest::newRow("management over ftp") << region + "[rabbitmq]\nmanagement = \"ftp://x\"\n"
                                       << QByteArray("rabbitmq.management");
  QTest::newRow("no deadline") << region + "[redis]\ndeadline_ms = 0\n" << QByteArray("redis.deadline_ms");
  QTest::newRow("monitoring's address") << region + "[monitoring]\nprometheus = \"10.0.0.1:9090\"\n"
                                        << QByteArray("monitoring.prometheus");
  QTest::newRow("balancer's key") << region + "[haproxy]\nstat = \"x\"\n" << QByteArray("haproxy.stat");
  QTest::newRow("not TOML") << region + "[[[\n" << QByteArray("line 4");
}

void TestRegionConfig::mistakesNameTheKeyAndTheFix() {
  QFETCH(QByteArray, text);
  QFETCH(QByteArray, field);
  const auto config = parseConfig(text.toStdString());
  QVERIFY(!config.ok());
  QCOMPARE(QByteArray::fromStdString(config.error().field), field);
  QVERIFY(!config.error().detail.empty());
}

QTEST_GUILESS_MAIN(TestRegionConfig)
#include "tst_region_config.moc"
