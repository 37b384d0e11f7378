// SPDX-License-Identifier: GPL-3.0-or-later
// Faults 17 and 18 with a real region: a console whose disk is full, or whose folder is read-only.
#include <QtTest>

#include "disk/small_disk.h"
#include "headless/headless_console.h"
#include "region/region_cluster.h"

using namespace rebate;
using namespace rebate::fixtures;

namespace {

const std::string kName = "chen.jing", kPassword = "correct horse";

std::vector<Rebate> awaiting(HeadlessConsole& console) {
  std::vector<Rebate> rows;
  for (const auto& row : console.rebates({RebateState::awaitingApproval, {}, RebateOrder::newest}))
    if (row.split.user <= DecisionRules{}.secondDeciderAbove) rows.push_back(row);
  return rows;
}

bool isReady(HeadlessConsole& console) {
  return console.facts().target.state == WriteState::writing && awaiting(console).size() >= 3;
}

}  // namespace

class TestConsoleDisk : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void cleanup();
  void fault17DiskFull();
  void fault18ReadOnlyFolder();

 private:
  std::unique_ptr<RegionCluster> cluster_;
  std::string address_;
};

void TestConsoleDisk::init() {
  cluster_ = std::make_unique<RegionCluster>();
  QCOMPARE(cluster_->import(sampleFeed()).status, 0);
  cluster_->addOperator(QString::fromStdString(kName), QStringLiteral("finance"));
  cluster_->start(0, {4000, 1000, {}});
  cluster_->waitForLeader();
  address_ = "http://127.0.0.1:" + std::to_string(cluster_->client(0).port());
}

void TestConsoleDisk::cleanup() {
  QVERIFY(cluster_->check().value(QStringLiteral("ok")).toBool());
  cluster_.reset();
}

/// What cannot be kept is refused in the moment it is decided, and nothing that was kept before is lost.
void TestConsoleDisk::fault17DiskFull() {
  SmallDisk disk(8 * 1024);
  QVERIFY(disk.isThere());
  Desk desk;
  desk.vault->useFixedKeys();
  std::size_t kept = 0;
  {
    HeadlessConsole console(desk, disk.path().toStdString(), {address_});
    QVERIFY(console.signIn(kName, kPassword).ok());
    QVERIFY(HeadlessConsole::waitFor([&] { return isReady(console); }));
    const auto rows = awaiting(console);
    QVERIFY(console.decide(rows[0], Action::approve).ok());
    QVERIFY(HeadlessConsole::waitFor([&] { return console.facts().outbox.waiting == 0; }));
    QVERIFY(disk.fill());
    for (int time = 0; time < 3; ++time) QCOMPARE(console.decide(rows[1], Action::approve).error().code, Errc::storage);
    kept = console.outbox().size();
    QCOMPARE(kept, std::size_t{1});
    QVERIFY(!console.rebates({{}, {}, RebateOrder::newest}, 1).empty());  // it can still be read
    QVERIFY(disk.makeRoom());
    QVERIFY(console.decide(rows[1], Action::approve).ok());
    QVERIFY(HeadlessConsole::waitFor([&] { return console.facts().outbox.waiting == 0; }));
    for (const auto& item : console.outbox()) QCOMPARE(item.state, OutboxState::applied);
  }
  HeadlessConsole again(desk, disk.path().toStdString(), {address_});
  QVERIFY(again.signIn(kName, kPassword).ok());
  QCOMPARE(again.outbox().size(), kept + 1);
  QVERIFY(HeadlessConsole::waitFor([&] { return isReady(again); }));
  QVERIFY(again.decide(awaiting(again)[0], Action::approve).ok());
  QVERIFY(HeadlessConsole::waitFor([&] { return again.facts().outbox.waiting == 0; }));
}

void TestConsoleDisk::fault18ReadOnlyFolder() {
  SmallDisk disk(8 * 1024);
  QVERIFY(disk.isThere());
  Desk desk;
  desk.vault->useFixedKeys();
  {
    HeadlessConsole console(desk, disk.path().toStdString(), {address_});
    QVERIFY(console.signIn(kName, kPassword).ok());
    QVERIFY(HeadlessConsole::waitFor([&] { return isReady(console); }));
  }
  const auto files = [&] {
    QMap<QString, QByteArray> all;
    for (const auto& info : QDir(disk.path()).entryInfoList(QDir::Files)) {
      QFile file(info.filePath());
      if (file.open(QIODevice::ReadOnly)) all[info.fileName()] = file.readAll();
    }
    return all;
  };
  const auto before = files();
  {
    HeadlessConsole console(desk, disk.readOnlyPath().toStdString(), {address_});
    const auto outcome = console.signIn(kName, kPassword);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, Errc::storage);  // and not a sign-in whose decisions could not be kept
    QCOMPARE(console.outbox().size(), std::size_t{0});
  }
  QCOMPARE(files(), before);
  HeadlessConsole again(desk, disk.path().toStdString(), {address_});
  QVERIFY(again.signIn(kName, kPassword).ok());
  QVERIFY(HeadlessConsole::waitFor([&] { return isReady(again); }));
}

int main(int argc, char** argv) {
  if (!SmallDisk::prepare()) return 1;
  QCoreApplication application(argc, argv);
  TestConsoleDisk test;
  return QTest::qExec(&test, argc, argv);
}
#include "tst_console_disk.moc"
