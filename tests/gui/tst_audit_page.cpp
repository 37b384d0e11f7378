// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/audit_page.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>

#include "gui_harness.h"
#include "ui/audit/audit_cards.h"
#include "ui/audit/audit_drawer.h"
#include "ui/audit/audit_search.h"
#include "ui/audit/audit_words.h"
#include "ui/shell/pictures.h"
#include "ui/shell/workbench.h"
#include "ui/style/words.h"

using namespace rebate;

namespace {

AuditEntry entryNumbered(std::int64_t seq, const char* actor, const char* action, const char* entity,
                         const char* detail) {
  AuditEntry entry;
  entry.at = 1'782'000'000'000 + seq * 1'000;
  entry.actor = actor;
  entry.action = action;
  entry.entity = entity;
  entry.epoch = 41;
  entry.detail = detail;
  entry.raw = {seq, std::string("{\"actor\":\"") + actor + "\",\"detail\":" + detail + "}",
               "9f3c4471d0aa21ab" + std::to_string(seq)};
  return entry;
}

const char* const kDecided =
    "{\"before\":{\"state\":\"awaiting_approval\",\"user_fen\":312,\"version\":4},"
    "\"after\":{\"state\":\"approved\",\"user_fen\":312,\"version\":5}}";
const char* const kRevealed = "{\"fields\":[\"phone\"],\"reason\":\"callback\"}";

/// A region with so many records, the newest being one of each kind.
struct Region {
  std::vector<AuditRead> asked;
  std::int64_t newest = 300;

  Result<RegionReading> operator()(const RegionRead& wish) {
    const auto* read = std::get_if<AuditRead>(&wish);
    if (!read) return Error{Errc::notFound, "", ""};
    asked.push_back(*read);
    AuditSlice slice;
    for (auto seq = read->after > 0 ? read->after - 1 : newest; seq > 0; --seq) {
      const bool reveal = seq % 100 == 98;
      auto entry = reveal ? entryNumbered(seq, "sun.yu", "user.revealed", "u-88210", kRevealed)
                          : entryNumbered(seq, "chen.jing", "rebate.approve", "taobao:2035:1441", kDecided);
      const bool fits = (read->actor.empty() || entry.actor == read->actor) &&
                        (read->action.empty() || qs(read->action).split(u',').contains(qs(entry.action))) &&
                        entry.entity.starts_with(read->entity);
      if (fits) slice.entries.push_back(std::move(entry));
      if (static_cast<int>(slice.entries.size()) == read->limit) break;
    }
    if (static_cast<int>(slice.entries.size()) == read->limit) slice.next = slice.entries.back().raw.seq;
    return RegionReading(slice);
  }
};

struct AuditGui : GuiHarness {
  explicit AuditGui(Tongue tongue = Tongue::english, Theme theme = Theme::dark) : GuiHarness(scene, tongue, theme) {
    workspace.reading = [this](const RegionRead& wish, const std::string&) { return region(wish); };
    window->workbench()->go(PageId::audit);
  }
  static void scene(FakeWorkspace& workspace) {
    scenes::live(workspace);
    workspace.state.who = Operator{"he.lan", "何兰", Role::auditor};
    workspace.state.auditHeads = {
        {"cn-east", AuditVerdict::same, 18'240'771, "9f3c4471d0aa21ab", 18'240'771, "9f3c", 0},
        {"cn-north", AuditVerdict::same, 18'240'771, "9f3c4471d0aa21ab", 18'240'771, "9f3c", 0},
        {"cn-south", AuditVerdict::behind, 18'240'702, "41e04471d0aa9d77", 18'240'771, "9f3c", 0}};
  }
  AuditPage* page() { return window->workbench()->audit(); }
  QString cell(int row, AuditTableModel::Column column) {
    return page()->table()->model()->index(row, static_cast<int>(column)).data().toString();
  }
  void search(const QString& text) {
    page()->searchField()->setFocus();
    page()->searchField()->clear();
    QTest::keyClicks(page()->searchField(), text);
    QTest::keyClick(page()->searchField(), Qt::Key_Return);
  }
  Region region;
};

}  // namespace

class AuditPageTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void searchesAreUnderstood_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("actor");
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("entity");
    const auto row = [](const char* text, const char* actor, const char* action, const char* entity) {
      QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(actor) << QString::fromLatin1(action)
                          << QString::fromLatin1(entity);
    };
    row("", "", "", "");
    row("who:sun.yu revealed", "sun.yu", "user.revealed", "");
    row("who:sun.yu what:revealed on:u-88210", "sun.yu", "user.revealed", "u-88210");
    row("sun.yu u-88210", "sun.yu", "", "u-88210");
    row("decided", "", "rebate.approve,rebate.hold,rebate.reject", "");
    row("on:taobao:2035 Held", "", "rebate.hold", "taobao:2035");
    row("signed in", "", "session.opened", "");
    row("what:\"signed in\" who:li.na", "li.na", "session.opened", "");
    row("what:lease.taken", "", "lease.taken", "");
    row("proposed", "", "rules.proposed,adjustment.proposed,claim.proposed,erasure.proposed,operator.proposed", "");
  }
  void searchesAreUnderstood() {
    QFETCH(QString, text);
    const auto search = auditSearchOf(text);
    QVERIFY(search.misunderstood.isEmpty());
    QVERIFY(search.wish.newestFirst);
    QTEST(qs(search.wish.actor), "actor");
    QTEST(qs(search.wish.action), "action");
    QTEST(qs(search.wish.entity), "entity");
    QCOMPARE(auditSearchOf(QStringLiteral("what:nonsense")).misunderstood, QStringLiteral("nonsense"));
  }

  void recordsAreInPeoplesWords() {
    AuditGui gui;
    QTRY_COMPARE(gui.page()->model().rowCount(), 100);
    using Column = AuditTableModel::Column;
    QCOMPARE(gui.cell(0, Column::number), count(300));
    QCOMPARE(gui.cell(0, Column::who), QStringLiteral("chen.jing"));
    QCOMPARE(gui.cell(0, Column::what), QStringLiteral("approved"));
    QCOMPARE(gui.cell(0, Column::on), QStringLiteral("rebate taobao:2035:1441"));
    QCOMPARE(gui.cell(0, Column::detail), yuan({312}) + QStringLiteral(", on version 4"));
    QCOMPARE(gui.cell(2, Column::on), QStringLiteral("phone of u-88210"));
    QVERIFY(gui.cell(2, Column::detail).startsWith(QStringLiteral("reason “callback”")));
  }

  void moreIsReadAsOneScrolls() {
    AuditGui gui;
    QTRY_COMPARE(gui.page()->model().rowCount(), 100);
    QAbstractItemModelTester tester(gui.page()->table()->model(),
                                    QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto* bar = gui.page()->table()->verticalScrollBar();
    for (int rows = 200; rows <= 300; rows += 100) {
      // The bar learns of new rows a moment after the model.
      QTRY_COMPARE((bar->setValue(bar->maximum()), gui.page()->model().rowCount()), rows);
    }
    bar->setValue(bar->maximum());
    QCOMPARE(gui.page()->model().at(299)->raw.seq, std::int64_t{1});
  }

  void aRevealIsFoundByKeyboardAlone() {
    AuditGui gui;
    QTRY_VERIFY(gui.page()->searchField()->hasFocus());
    QTest::keyClicks(gui.page()->searchField(), QStringLiteral("revealed on:u-88210"));
    QTest::keyClick(gui.page()->searchField(), Qt::Key_Return);
    QTRY_COMPARE(gui.page()->model().rowCount(), 3);
    QTRY_VERIFY(gui.page()->table()->hasFocus());
    QTest::keyClick(gui.page()->table(), Qt::Key_Down);
    QTRY_VERIFY(gui.page()->drawer()->isVisible());
    const auto said = gui.page()->drawer()->text();
    QVERIFY2(said.contains(QStringLiteral("sun.yu")) && said.contains(QStringLiteral("callback")), qPrintable(said));
  }

  void aDecisionShowsWhatItChanged() {
    AuditGui gui;
    QTRY_COMPARE(gui.page()->model().rowCount(), 100);
    gui.page()->table()->selectRow(0);
    const auto said = gui.page()->drawer()->text();
    QVERIFY2(said.contains(QStringLiteral("awaiting_approval\napproved")), qPrintable(said));
    QVERIFY(!said.contains(QStringLiteral("user_fen\n312\n312")));  // it did not change
    QTest::mouseClick(gui.page()->drawer()->copyHash(), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("9f3c4471d0aa21ab300"));
    QTest::mouseClick(gui.page()->drawer()->closeButton(), Qt::LeftButton);
    QVERIFY(!gui.page()->drawer()->isVisible());
  }

  void nothingFoundAndNothingUnderstoodSaySo() {
    AuditGui gui;
    gui.search(QStringLiteral("who:nobody"));
    QTRY_VERIFY(gui.page()->message().startsWith(QStringLiteral("No record fits")));
    gui.search(QStringLiteral("what:nonsense"));
    QTRY_VERIFY(gui.page()->message().contains(QStringLiteral("nonsense")));
    QVERIFY(!gui.page()->table()->isVisible());
    gui.search({});
    QTRY_VERIFY(gui.page()->table()->isVisible());
  }

  void withoutARegionItSaysSoAndComesBack() {
    AuditGui gui;
    gui.workspace.reading = nullptr;
    gui.search(QStringLiteral("who:chen.jing"));
    QTRY_VERIFY(!gui.page()->message().isEmpty());
    gui.workspace.reading = [&](const RegionRead& wish, const std::string&) { return gui.region(wish); };
    gui.workspace.announceFacts();
    QTRY_VERIFY(gui.page()->message().isEmpty());
    QVERIFY(gui.page()->model().rowCount() > 0);
  }

  void anOldAnswerIsNotShownUnderANewQuestion() {
    AuditGui gui;
    QTRY_COMPARE(gui.page()->model().rowCount(), 100);
    gui.workspace.holdReadings = true;
    gui.search(QStringLiteral("who:nobody"));
    gui.search(QStringLiteral("who:sun.yu"));
    gui.workspace.answerReadings();
    QTRY_COMPARE(gui.page()->model().rowCount(), 3);
    QVERIFY(gui.page()->message().isEmpty());
  }

  void verifyingIsSaidAndStopped() {
    AuditGui gui;
    QCOMPARE(gui.page()->chain()->regions()->count(), 3);
    QTest::mouseClick(gui.page()->verifyButton(), Qt::LeftButton);
    QCOMPARE(gui.workspace.verifications.size(), std::size_t{1});
    QCOMPARE(gui.workspace.verifications.front().first, gui.workspace.state.readingFrom);
    auto& check = *gui.workspace.state.chainCheck;
    check.checked = 11674002;
    check.of = 18240771;
    gui.workspace.announceFacts();
    QCOMPARE(gui.page()->chain()->text(),
             count(11674002) + QStringLiteral(" of ") + count(18240771) + QStringLiteral(" · no break so far"));
    QVERIFY(!gui.page()->verifyButton()->isEnabled());
    QTest::mouseClick(gui.page()->chain()->stopButton(), Qt::LeftButton);
    QVERIFY(!gui.workspace.state.chainCheck->running);
    QVERIFY(!gui.window->workbench()->alarm()->isVisible());
    gui.workspace.state.chainCheck->brokenAt = 11674003;
    gui.workspace.announceFacts();
    QVERIFY(gui.page()->chain()->text().contains(count(11674003)));
    QVERIFY(gui.window->workbench()->alarm()->isVisible());
  }

  void aForkStandsAboveEveryPage() {
    AuditGui gui;
    auto& head = gui.workspace.state.auditHeads[1];
    head.verdict = AuditVerdict::forked;
    head.forkedAt = 18240000;
    gui.workspace.announceFacts();
    for (const auto page : {PageId::overview, PageId::rebates, PageId::outbox, PageId::audit}) {
      gui.window->workbench()->go(page);
      QVERIFY(gui.window->workbench()->alarm()->isVisible());
      QVERIFY(gui.window->workbench()->alarm()->text().contains(QStringLiteral("cn-north")));
    }
    head.verdict = AuditVerdict::lost;
    gui.workspace.announceFacts();
    QVERIFY(gui.window->workbench()->alarm()->text().contains(QStringLiteral("went back")));
  }

  void pictures() {
    const auto folder = qEnvironmentVariable("REBATE_PICTURES");
    if (folder.isEmpty()) QSKIP("REBATE_PICTURES names the folder for them");
    for (const auto tongue : {Tongue::english, Tongue::chinese})
      for (const auto theme : {Theme::dark, Theme::light}) {
        AuditGui gui(tongue, theme);
        QTRY_COMPARE(gui.page()->model().rowCount(), 100);
        const auto name = folder + QStringLiteral("/audit-%1-%2.png");
        const auto tag = name.arg(QLatin1String(tongue == Tongue::english ? "en" : "zh"), QLatin1String(theme == Theme::dark ? "dark" : "light"));
        gui.window->grab().save(tag);
        gui.page()->table()->selectRow(2);
        gui.workspace.state.auditHeads[2].verdict = AuditVerdict::forked;
        gui.workspace.state.auditHeads[2].forkedAt = 18240000;
        gui.workspace.state.chainCheck = ChainCheck{"cn-east", true, 0, 11674002, 18240771, 0, 0, {}, {}};
        gui.workspace.announceFacts();
        QTest::qWait(50);  // laid out
        gui.window->grab().save(QString(tag).replace(QStringLiteral("/audit-"), QStringLiteral("/audit-fork-")));
      }
  }
};

QTEST_MAIN(AuditPageTest)
#include "tst_audit_page.moc"
