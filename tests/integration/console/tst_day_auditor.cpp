// SPDX-License-Identifier: GPL-3.0-or-later
// An auditor's day: the real window by keyboard, over a real region. Who revealed a phone, and why; does the chain
// hold; and what is to be seen when somebody changed the store.
#include <QAbstractItemModel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

#include "headless/headless_console.h"
#include "region/people_desk.h"
#include "ui/audit/audit_cards.h"
#include "ui/audit/audit_drawer.h"
#include "ui/audit/audit_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workbench.h"
#include "ui/style/words.h"
#include "wire/digest.h"

using namespace rebate;
using namespace rebate::fixtures;

namespace {

constexpr const char* kPassword = "correct horse";

/// A window of somebody, over a session of their own.
struct Desktop {
  Desktop(const std::string& address, const char* person)
      : store(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat),
        settings(store),
        console(desk, folder.filePath(QStringLiteral("account")).toStdString(), {address}) {
    settings.setTongue(Tongue::english);
    if (!console.signIn(person, kPassword)) qFatal("%s is not let in", person);
    window = std::make_unique<MainWindow>(Context{console.session(), desk.clock, look, settings}, language);
    window->resize(1600, 960);
    window->show();
    window->activateWindow();
    if (!QTest::qWaitForWindowActive(window.get())) qFatal("no window");
  }
  Workbench* bench() { return window->workbench(); }
  AuditPage* page() { return bench()->audit(); }
  const WorkspaceFacts& facts() const { return console.facts(); }
  /// Along the navigation, as somebody does who has no mouse.
  void walkTo(PageId id) {
    auto* navigation = bench()->navigation();
    navigation->setFocus();
    QTest::keyClick(navigation, Qt::Key_Home);
    for (int row = bench()->rowOf(id); row > 0; --row) QTest::keyClick(navigation, Qt::Key_Down);
  }

  Desk desk;
  QTemporaryDir folder;
  QSettings store;
  Settings settings;
  Look look;
  Language language;
  HeadlessConsole console;
  std::unique_ptr<MainWindow> window;
};

/// What somebody does who has the store's file: the guards go, then a record is another one. With `chain` every hash
/// behind it is made anew, so that the chain holds again.
void tamper(const QString& store, std::int64_t seq, bool chain) {
  auto sql = region::openStore({store.toStdString()});
  QVERIFY(sql);
  auto& session = **sql;
  QVERIFY(session.beginWrite());
  session.run("DROP TRIGGER IF EXISTS audit_keep");
  std::vector<AuditRecord> records;
  session.each("SELECT seq, record, hash FROM audit ORDER BY seq", {}, [&](const region::SqlRow& row) {
    records.push_back({row.integer(0), row.text(1), row.text(2)});
  });
  std::string head;
  for (auto& record : records) {
    if (record.seq == seq) record.record.insert(1, "\"x\":1,");
    if (chain) record.hash = wire::chainHash(head, record.record);
    head = record.hash;
    if (record.seq >= seq)
      session.run("UPDATE audit SET record = $1, hash = $2 WHERE seq = $3", {record.record, record.hash, record.seq});
  }
  QVERIFY(session.commit());
}

}  // namespace

class TestDayAuditor : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void fromAnEmptyDeskToAFork() {
    PeopleDesk people;
    const auto address = "http://127.0.0.1:" + std::to_string(people.cluster().client(0).port());
    QVERIFY(revealed(people));

    Desktop desktop(address, "he.lan");
    QTRY_VERIFY_WITH_TIMEOUT(desktop.facts().signIn == SignIn::signedIn && !desktop.facts().readingFrom.empty(), 20000);
    whoRevealedThePhone(desktop);
    theChainHolds(desktop);
    somethingWasChanged(people, desktop);
    theChainWasMadeAnew(people, desktop);
  }

 private:
  static bool revealed(PeopleDesk& people) {
    const QJsonObject wish{{QStringLiteral("fields"), QJsonArray{QStringLiteral("phone")}},
                           {QStringLiteral("reason"), QStringLiteral("callback, ticket 8841")}};
    return people.as(QStringLiteral("li.na"))
               .call("POST", "/v1/users/u-10000/reveal", QJsonDocument(wish).toJson(QJsonDocument::Compact),
                     "Idempotency-Key: \"" + freshId().toUtf8() + "\"\r\n")
               .status == 200;
  }

  static void whoRevealedThePhone(Desktop& desktop) {
    desktop.walkTo(PageId::audit);
    QTRY_VERIFY_WITH_TIMEOUT(desktop.page()->isVisible() && desktop.page()->model().rowCount() > 0, 20000);
    QTest::keyClick(desktop.bench()->navigation(), Qt::Key_Slash);
    QTRY_VERIFY(desktop.page()->searchField()->hasFocus());
    QTest::keyClicks(desktop.page()->searchField(), QStringLiteral("revealed on:u-10000"));
    QTest::keyClick(desktop.page()->searchField(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(desktop.page()->model().rowCount(), 1, 20000);
    QTRY_VERIFY(desktop.page()->table()->hasFocus());
    QTest::keyClick(desktop.page()->table(), Qt::Key_Down);
    QTRY_VERIFY(desktop.page()->drawer()->isVisible());
    const auto said = desktop.page()->drawer()->text();
    QVERIFY2(said.contains(QStringLiteral("li.na")) && said.contains(QStringLiteral("ticket 8841")), qPrintable(said));
    for (const auto& word : personalWords()) QVERIFY2(!said.contains(QString::fromUtf8(word)), word);
  }

  static void theChainHolds(Desktop& desktop) {
    desktop.page()->verifyButton()->setFocus();
    QTest::keyClick(desktop.page()->verifyButton(), Qt::Key_Space);
    QTRY_VERIFY(desktop.facts().chainCheck.has_value());
    const auto done = [&] { return desktop.facts().chainCheck->finishedAt > 0; };
    QVERIFY2(QTest::qWaitFor(done, 20000), qPrintable(desktop.page()->chain()->text()));
    QTRY_VERIFY(desktop.page()->chain()->text().contains(QStringLiteral("no break")));
    QTRY_VERIFY_WITH_TIMEOUT(verdict(desktop) == AuditVerdict::same, 20000);
    QVERIFY(!desktop.bench()->alarm()->isVisible());
  }

  /// Only a text: the heads are as they were, and verifying finds it.
  static void somethingWasChanged(PeopleDesk& people, Desktop& desktop) {
    people.cluster().stop(0);
    tamper(people.cluster().store(), 3, false);
    people.cluster().start(0);
    QTRY_VERIFY_WITH_TIMEOUT(!desktop.facts().readingFrom.empty(), 30000);
    desktop.page()->chain()->start(true);
    QTRY_VERIFY_WITH_TIMEOUT(desktop.facts().chainCheck && desktop.facts().chainCheck->brokenAt > 0, 30000);
    QCOMPARE(desktop.facts().chainCheck->brokenAt, std::int64_t{3});
    QTRY_VERIFY(desktop.bench()->alarm()->isVisible());
  }

  /// All of it: the chain holds, and is not the one that this desktop has seen.
  static void theChainWasMadeAnew(PeopleDesk& people, Desktop& desktop) {
    people.cluster().stop(0);
    tamper(people.cluster().store(), 3, true);
    people.cluster().start(0);
    QTRY_VERIFY_WITH_TIMEOUT(verdict(desktop) == AuditVerdict::forked, 40000);
    desktop.walkTo(PageId::overview);
    QTRY_VERIFY(desktop.bench()->alarm()->isVisible());
    QVERIFY(desktop.bench()->alarm()->text().contains(qs(desktop.facts().auditHeads.front().region)));
  }

  static AuditVerdict verdict(const Desktop& desktop) {
    const auto& heads = desktop.facts().auditHeads;
    return heads.empty() ? AuditVerdict::unknown : heads.front().verdict;
  }
};

QTEST_MAIN(TestDayAuditor)
#include "tst_day_auditor.moc"
