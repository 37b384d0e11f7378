// SPDX-License-Identifier: GPL-3.0-or-later
// Finance decides what waits: 128 rebates, by the keyboard, against three regions. One changes while it is looked at,
// one is the person's own proposal.
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QtTest>
#include <map>
#include <set>

#include "region/bad_pages.h"
#include "region/region_cluster.h"
#include "ui/rebates/bulk_dialog.h"
#include "ui/rebates/bulk_run.h"
#include "ui/rebates/bulk_summary.h"
#include "ui/rebates/decision_box.h"
#include "ui/rebates/rebate_drawer.h"
#include "ui/rebates/rebates_page.h"
#include "ui/rebates/selection_bar.h"
#include "whole_console/whole_console.h"

using namespace rebate;
using namespace rebate::fixtures;

namespace {

constexpr int kWaiting = 128;
constexpr int kOwn = 1, kMoved = 64;  // lines
constexpr int kPatience = 30'000;
const QString kMe = QStringLiteral("chen.jing");
const QString kPassword = QStringLiteral("correct horse");

/// Settled; the more so many minutes after noon it was changed, the more it pays.
QJsonObject settledLine(int line, int minute) {
  auto row = BadPages(QStringLiteral("taobao")).row(line, "settled", minute).toObject();
  row[QStringLiteral("special_id")] = 700'000 + line % 20;
  const double income = line == kOwn ? 2'400.0 : 3.0 + line * 0.5 + (minute - 10);
  const auto yuan = QString::number(income, 'f', 2);
  row[QStringLiteral("pub_share_fee")] = yuan;
  row[QStringLiteral("pub_share_pre_fee")] = yuan;
  row[QStringLiteral("alipay_total_price")] = QString::number(income * 12, 'f', 2);
  return row;
}

}  // namespace

class FinanceDay : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void cleanupTestCase();
  void aQueueIsDecidedByKeyboard();

 private:
  RebatesPage* page() { return console_->window().workbench()->rebates(); }
  int counted(BulkEnd end) { return page()->bulk()->results().countOf(end); }
  void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &console_->window(), key, modifiers);
  }
  bool decideShown(Qt::Key key);
  bool decideWithReason(Qt::Key key, Qt::Key reason);
  void importPage(const QJsonArray& rows);
  void proposeMyself();
  void look(const QString& name);
  void booksAreExact(const std::set<std::string>& approved, const std::set<std::string>& others);

  std::unique_ptr<RegionCluster> cluster_;
  std::unique_ptr<WholeConsole> console_;
  QByteArray admin_, mine_;
};

void FinanceDay::importPage(const QJsonArray& rows) {
  auto client = cluster_->client(cluster_->waitForLeader());
  client.setToken(admin_);
  const auto page = BadPages(QStringLiteral("taobao")).page(rows);
  QCOMPARE(client.call("POST", "/v1/orders/import?platform=taobao", page).status, 200);
}

void FinanceDay::initTestCase() {
  cluster_ = std::make_unique<RegionCluster>();
  QTemporaryDir nothing;  // the users of the sample, without its orders
  QVERIFY(QFile::copy(sampleFeed() + QStringLiteral("/users.json"), nothing.filePath(QStringLiteral("users.json"))));
  QCOMPARE(cluster_->import(nothing.path()).status, 0);
  cluster_->addOperator(QStringLiteral("wu.min"), QStringLiteral("admin"));
  cluster_->addOperator(kMe, QStringLiteral("finance"));
  for (int i = 0; i < 3; ++i) cluster_->start(i);
  cluster_->signIn(QStringLiteral("wu.min"));
  admin_ = cluster_->token();
  cluster_->signIn(kMe);
  mine_ = cluster_->token();
  QJsonArray rows;
  for (int line = 1; line <= kWaiting; ++line) rows.append(settledLine(line, 10));
  importPage(rows);
  proposeMyself();
}

/// Above the threshold: my first approval makes it my proposal.
void FinanceDay::proposeMyself() {
  auto client = cluster_->client(cluster_->waitForLeader());
  client.setToken(mine_);
  const auto path = "/v1/rebates/" + QByteArray::fromStdString(BadPages(QStringLiteral("taobao")).key(kOwn));
  QTRY_COMPARE_WITH_TIMEOUT(client.get(path).status, 200, kPatience);
  const auto seen = client.get(path).json().value(QStringLiteral("rebate")).toObject();
  QCOMPARE(client.post("/v1/decisions", approvalOf(seen)).status, 200);
  const auto now = client.get(path).json().value(QStringLiteral("rebate")).toObject();
  QCOMPARE(now.value(QStringLiteral("proposed_by")).toString(), kMe);
}

void FinanceDay::cleanupTestCase() {
  console_.reset();
  QVERIFY(cluster_->check().value(QStringLiteral("ok")).toBool());
  cluster_.reset();
}

/// What somebody who looks over the shoulder sees.
void FinanceDay::look(const QString& name) {
  const auto folder = qEnvironmentVariable("REBATE_PICTURES");
  if (folder.isEmpty()) return;
  auto* top = QApplication::activeWindow();
  (top ? top : &console_->window())->grab().save(folder + u'/' + name + QStringLiteral(".png"));
}

/// The key counts once; the page goes on to another rebate by itself.
bool FinanceDay::decideShown(Qt::Key key) {
  const auto before = page()->selected();
  return QTest::qWaitFor(
      [&] {
        if (page()->selected() != before) return true;
        if (!page()->model().isPending(before)) press(key);
        return page()->selected() != before;
      },
      kPatience);
}

bool FinanceDay::decideWithReason(Qt::Key key, Qt::Key reason) {
  const auto before = page()->selected();
  auto* field = page()->drawer()->findChild<QLineEdit*>(QStringLiteral("reason"));
  const bool asked = QTest::qWaitFor(
      [&] {
        if (!field->hasFocus()) press(key);
        return field->hasFocus();
      },
      kPatience);
  if (!asked) return false;
  press(reason);
  press(Qt::Key_Return);
  return QTest::qWaitFor([&] { return page()->selected() != before; }, kPatience);
}

void FinanceDay::aQueueIsDecidedByKeyboard() {
  std::vector<std::string> addresses;
  for (int i = 0; i < 3; ++i) addresses.push_back("http://127.0.0.1:" + std::to_string(cluster_->client(i).port()));
  console_ = std::make_unique<WholeConsole>(addresses);
  QVERIFY(console_->signIn(kMe, kPassword));
  const auto waiting = [this] {
    const auto& rows = console_->facts().cached.rebates;
    const auto found = rows.find(RebateState::awaitingApproval);
    return found == rows.end() ? 0 : found->second;
  };
  QTRY_COMPARE_WITH_TIMEOUT(waiting(), std::int64_t{kWaiting}, kPatience);
  QTRY_VERIFY_WITH_TIMEOUT(console_->window().workbench() && console_->window().workbench()->isVisible(), kPatience);
  const auto inFront = [this] {  // a message in passing may be in front for a moment
    if (QApplication::activeWindow() != &console_->window()) console_->window().activateWindow();
    return QApplication::activeWindow() == &console_->window();
  };
  QVERIFY(QTest::qWaitFor(inFront, kPatience));
  press(Qt::Key_2, Qt::ControlModifier);
  if (!QTest::qWaitFor([this] { return page() && page()->isVisible(); }, kPatience)) {
    look(QStringLiteral("finance-0-trouble"));
    QFAIL("the rebates' page does not come");
  }
  QTRY_COMPARE_WITH_TIMEOUT(page()->model().total(), std::int64_t{kWaiting}, kPatience);
  QTRY_VERIFY_WITH_TIMEOUT(page()->drawer()->shown().has_value(), kPatience);
  look(QStringLiteral("finance-1-queue"));

  // One by one: three approved once both sides agree on the booking, one held, one rejected.
  std::set<std::string> approved, others;
  for (int i = 0; i < 5; ++i) {
    const auto id = page()->selected();
    QVERIFY(id != BadPages(QStringLiteral("taobao")).key(kOwn));
    (i < 3 ? approved : others).insert(id);
    QVERIFY2(i < 3    ? decideShown(Qt::Key_A)
             : i == 3 ? decideWithReason(Qt::Key_H, Qt::Key_1)
                      : decideWithReason(Qt::Key_R, Qt::Key_1),
             id.c_str());
  }
  QTRY_COMPARE_WITH_TIMEOUT(page()->model().total(), std::int64_t{kWaiting - 5}, kPatience);

  // All the others at once.
  press(Qt::Key_A, Qt::ControlModifier);
  QTRY_VERIFY(page()->selectionBar()->approve()->isVisible());
  press(Qt::Key_Return, Qt::ControlModifier);
  BulkDialog* dialog = nullptr;
  QTRY_VERIFY((dialog = page()->findChild<BulkDialog*>()) != nullptr);
  QTRY_VERIFY(dialog->summary() && dialog->summary()->sample());
  auto* facts = dialog->findChild<QLabel*>(QStringLiteral("bulkFacts"));
  QVERIFY2(facts->text().contains(QStringLiteral("1 left out: you proposed")), qPrintable(facts->text()));
  QVERIFY(!dialog->summary()->go()->isEnabled());  // the sample first
  auto* sample = dialog->summary()->sample();
  sample->setFocus();
  for (int i = 0; i < sample->count(); ++i) press(i == 0 ? Qt::Key_Home : Qt::Key_Down);
  QTRY_VERIFY(dialog->summary()->go()->isEnabled());
  look(QStringLiteral("finance-2-summary"));
  importPage({settledLine(kMoved, 11)});  // the feed brings another version of one of them
  const auto moved = BadPages(QStringLiteral("taobao")).key(kMoved);
  QTRY_VERIFY_WITH_TIMEOUT(console_->workspace().cache()->rebate(moved)->value().version > 1, kPatience);
  dialog->summary()->go()->setFocus();
  press(Qt::Key_Space);
  QTRY_COMPARE_WITH_TIMEOUT(page()->bulk()->results().rowCount(), kWaiting - 6, kPatience);
  QTRY_VERIFY_WITH_TIMEOUT(!page()->bulk()->keeping() && counted(BulkEnd::waiting) == 0, kPatience);
  look(QStringLiteral("finance-3-results"));
  QCOMPARE(counted(BulkEnd::moved), 1);
  QCOMPARE(counted(BulkEnd::applied), kWaiting - 7);
  for (const auto& row : page()->bulk()->results().rows())
    (row.end() == BulkEnd::moved ? others : approved).insert(row.seen.id);
  QVERIFY(others.contains(moved));
  press(Qt::Key_Escape);
  QTRY_COMPARE_WITH_TIMEOUT(page()->model().total(), std::int64_t{2}, kPatience);  // what moved, and my own

  // My own proposal says why not, and no key gets past it.
  QTRY_VERIFY_WITH_TIMEOUT(page()->model().rowOf(BadPages(QStringLiteral("taobao")).key(kOwn)) >= 0, kPatience);
  QTest::keyClick(page()->table(), Qt::Key_Home);
  const auto own = BadPages(QStringLiteral("taobao")).key(kOwn);
  const auto onOwn = [&] {
    if (page()->selected() != own) QTest::keyClick(page()->table(), Qt::Key_J);
    return page()->selected() == own;
  };
  QVERIFY(QTest::qWaitFor(onOwn, kPatience));
  const auto open = console_->facts().outbox.notSettled();
  press(Qt::Key_A);
  auto* approve = page()->drawer()->findChild<QPushButton*>(QStringLiteral("approve"));
  QVERIFY(!approve->isEnabled());
  QVERIFY(approve->toolTip().contains(QStringLiteral("somebody else has to approve it")));
  QCOMPARE(console_->facts().outbox.notSettled(), open);
  booksAreExact(approved, others);
}

/// Every approved one is booked once, to the fen of what was seen; nothing else is.
void FinanceDay::booksAreExact(const std::set<std::string>& approved, const std::set<std::string>& others) {
  QCOMPARE(static_cast<int>(approved.size()), kWaiting - 4);
  const auto exported = [this](const char* what) {
    return runRegion({QStringLiteral("export"), QStringLiteral("--store"), cluster_->store(), QStringLiteral("--what"),
                      QString::fromLatin1(what)})
        .lines();
  };
  std::map<std::string, std::set<QString>> credits;  // keys of transactions by rebate; a line of the export is a leg
  for (const auto& leg : exported("postings"))
    if (leg.value(QStringLiteral("kind")).toString() == QLatin1String("credit"))
      credits[leg.value(QStringLiteral("subject")).toString().toStdString()].insert(
          leg.value(QStringLiteral("transaction")).toString());
  QCOMPARE(credits.size(), approved.size());
  for (const auto& id : approved) QVERIFY2(credits[id].size() == 1, id.c_str());
  auto client = cluster_->client(cluster_->waitForLeader());
  client.setToken(mine_);
  for (const auto& id : approved) {
    const auto row = client.get("/v1/rebates/" + QByteArray::fromStdString(id)).json();
    QCOMPARE(row.value(QStringLiteral("rebate")).toObject().value(QStringLiteral("state")).toString(),
             QStringLiteral("credited"));
  }
  for (const auto& id : others) QVERIFY(!credits.contains(id));
  QVERIFY(cluster_->check().value(QStringLiteral("ok")).toBool());
}

QTEST_MAIN(FinanceDay)
#include "tst_finance_day.moc"
