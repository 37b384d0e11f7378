// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts in the window: the page, its dialogs, the badge, the tray and what calls somebody.
#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

#include "fake_workspace/sample_alerts.h"
#include "gui_harness.h"
#include "ports/ringer.h"
#include "ui/delegates/cell_delegates.h"
#include "ui/incidents/alert_notifier.h"
#include "ui/incidents/alert_words.h"
#include "ui/incidents/alerts_card.h"
#include "ui/incidents/incidents_page.h"
#include "ui/incidents/notes_card.h"
#include "ui/incidents/silence_dialog.h"
#include "ui/incidents/suppressed_card.h"
#include "ui/shell/tray.h"
#include "ui/style/empty_state.h"
#include "ui/users/reason_field.h"

using namespace rebate;

namespace {

struct Bell : Ringer {
  void ring(bool urgent) override { urgent ? ++loud : ++soft; }
  int loud = 0, soft = 0;
};

struct IncidentsGui : GuiHarness {
  explicit IncidentsGui(bool withAlerts = true, Scene scene = scenes::live, Tongue tongue = Tongue::english)
      : GuiHarness(scene, tongue) {
    if (withAlerts) addAlerts(workspace, alerts);
    window->go(PageId::incidents);
    QCoreApplication::processEvents();
  }
  IncidentsPage* page() { return window->workbench()->incidents(); }
  QStringList names() {
    QStringList all;
    for (int row = 0; row < page()->model().rowCount(); ++row)
      all << page()->table()->model()->index(row, 1).data().toString();
    return all;
  }
  QString cell(int row, AlertTableModel::Column column) {
    return page()->table()->model()->index(row, static_cast<int>(column)).data().toString();
  }
  void choose(const std::string& id) { page()->open(id); }
  SilenceDialog* dialog() { return page()->findChild<SilenceDialog*>(); }
  template <class T>
  T* child(const char* name) {
    return page()->findChild<T*>(QLatin1String(name));
  }
  QListWidgetItem* entry() {
    return window->workbench()->navigation()->item(window->workbench()->rowOf(PageId::incidents));
  }
};

}  // namespace

class TestIncidentsPage : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void showsWhatFiresWorstFirst() {
    IncidentsGui gui;
    QAbstractItemModelTester tester(gui.page()->table()->model());
    QCOMPARE(gui.names().join(QLatin1Char(' ')),
             QStringLiteral("RegionUnreachable LeaderMissing InstanceNotReady ReplicationLag DiskWillFill"));
    using Column = AlertTableModel::Column;
    QCOMPARE(gui.cell(0, Column::severity), QStringLiteral("critical"));
    QCOMPARE(gui.cell(0, Column::where), QStringLiteral("cn-east"));
    QCOMPARE(gui.cell(0, Column::firing), QStringLiteral("12 s"));
    QCOMPARE(gui.cell(1, Column::where), QStringLiteral("all regions"));
    QCOMPARE(gui.cell(1, Column::what), QStringLiteral("No region accepts writes"));
    QVERIFY(gui.cell(2, Column::owner).startsWith(QStringLiteral("chen.jing · 54 m")));
    QCOMPARE(gui.cell(4, Column::severity), QStringLiteral("page-me-maybe"));
    QCOMPARE(gui.cell(4, Column::what), QStringLiteral("unknown severity, shown as it came"));
  }

  /// For people who compare with the mock-up: only where a folder is named.
  void pictures() {
    const auto folder = qEnvironmentVariable("REBATE_INCIDENT_PICTURES");
    if (folder.isEmpty()) QSKIP("no folder is named");
    for (const auto theme : {Theme::dark, Theme::light}) {
      IncidentsGui gui;
      gui.window->setTheme(theme);
      gui.choose("f-RegionUnreachable");
      QCoreApplication::processEvents();
      const auto name = QLatin1String(theme == Theme::dark ? "incidents-dark.png" : "incidents-light.png");
      QVERIFY(gui.window->grab().save(folder + u'/' + name));
      gui.page()->silence("f-ReplicationLag");
      QVERIFY(gui.dialog()->grab().save(folder + QStringLiteral("/silence-") + name));
    }
  }

  void chipsRegionsAndGroups() {
    IncidentsGui gui;
    gui.page()->show(AlertShow::suppressed);
    QCOMPARE(gui.names().join(QLatin1Char(' ')), QStringLiteral("QueueBacklog PartDown"));
    gui.page()->show(AlertShow::acknowledged);
    QCOMPARE(gui.names(), QStringList(QStringLiteral("InstanceNotReady")));
    gui.page()->show(AlertShow::firing);
    auto* region = gui.child<QComboBox>("region");
    region->setCurrentText(QStringLiteral("cn-south"));
    // What is of all regions is of this one, too.
    QCOMPARE(gui.names().join(QLatin1Char(' ')), QStringLiteral("LeaderMissing InstanceNotReady ReplicationLag"));
    region->setCurrentIndex(0);
    gui.child<QComboBox>("grouping")->setCurrentIndex(static_cast<int>(AlertGrouping::severity));
    QCOMPARE(gui.page()->model().rowCount(), 8);
    const auto* model = gui.page()->table()->model();
    QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("critical · 2"));
    QCOMPARE(gui.page()->table()->columnSpan(0, 0), AlertTableModel::kColumns);
    QVERIFY(!model->flags(model->index(0, 0)).testFlag(Qt::ItemIsSelectable));
  }

  void acknowledgesByTheKeyboard() {
    IncidentsGui gui;
    gui.choose("f-ReplicationLag");
    gui.page()->table()->setFocus();
    QTest::keyClick(gui.page()->table(), Qt::Key_A);
    auto* dialog = gui.dialog();
    QVERIFY(dialog);
    QVERIFY(!dialog->primary()->isEnabled());
    QVERIFY2(dialog->said().contains(QStringLiteral("Say why")), "the reason that is missing is named");
    dialog->reason()->setEditText(QStringLiteral("looking into it"));
    dialog->primary()->click();
    QCOMPARE(gui.alerts.acknowledged.size(), std::size_t(1));
    QCOMPARE(gui.alerts.acknowledged[0].fingerprint, std::string("f-ReplicationLag"));
    QCOMPARE(gui.alerts.acknowledged[0].span, Millis(3600000));
  }

  void aRefusedAcknowledgementStaysOpenAndSaysWhy() {
    IncidentsGui gui;
    gui.alerts.outcome = Error{Errc::unanswered, "", ""};
    gui.page()->acknowledge("f-ReplicationLag");
    gui.dialog()->reason()->setEditText(QStringLiteral("x"));
    gui.dialog()->primary()->click();
    QVERIFY(gui.dialog() && gui.dialog()->isVisible());
    QVERIFY(gui.dialog()->said().contains(QStringLiteral("did not answer")));
  }

  void silencesByMatchers() {
    IncidentsGui gui;
    gui.page()->silence("f-ReplicationLag");
    auto* dialog = gui.dialog();
    dialog->reason()->setEditText(QStringLiteral("disk swap"));
    QVERIFY(dialog->primary()->isEnabled());
    dialog->matchers()->setPlainText(QStringLiteral("region=cn-south"));
    QVERIFY(!dialog->primary()->isEnabled());
    QVERIFY(dialog->said().contains(QStringLiteral("Line 1")));
    dialog->matchers()->setPlainText(QStringLiteral("region=~\".*\""));
    QVERIFY(!dialog->primary()->isEnabled());
    dialog->matchers()->setPlainText(QStringLiteral("region=\"cn-south\"\n\nalertname=~\"Replication.*\"\n"));
    QVERIFY(dialog->primary()->isEnabled());
    dialog->primary()->click();
    QCOMPARE(gui.alerts.silenced.size(), std::size_t(1));
    const auto& wish = gui.alerts.silenced[0];
    QCOMPARE(wish.matchers.size(), std::size_t(2));
    QVERIFY(wish.matchers[1].regex && wish.matchers[1].equal);
    QCOMPARE(wish.source, std::string("http://127.0.9.1:9093"));
    QCOMPARE(wish.comment, std::string("disk swap"));
  }

  void theRowsButtonsTakeTheMouse() {
    IncidentsGui gui;
    auto* table = gui.page()->table();
    const auto cell = table->visualRect(table->model()->index(0, static_cast<int>(AlertTableModel::Column::acts)));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, QPoint(cell.right() - 30, cell.center().y()));
    QVERIFY(gui.dialog() && gui.dialog()->matchers());
    gui.dialog()->reject();
    QTRY_VERIFY(!gui.dialog());
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, QPoint(cell.right() - 120, cell.center().y()));
    QVERIFY(gui.dialog() && !gui.dialog()->matchers());
  }

  void everythingSuppressedIsInOneList() {
    IncidentsGui gui;
    keepAlertCalls(gui.workspace, {true, true, {true, 22 * 60, 7 * 60}});
    gui.page()->tick();
    QStringList rows;
    for (const auto& row : gui.page()->suppressed()->rows()) rows << row.kind + u'|' + row.what + u'|' + row.why;
    QCOMPARE(rows.join(QLatin1Char('\n')),
             QStringLiteral("Silence|QueueBacklog · cn-north|zhao.lei “deploy 4711”\n"
                            "Acknowledged|InstanceNotReady · cn-south|chen.jing “looking into it”\n"
                            "Inhibited|PartDown · cn-east|follows from RegionUnreachable\n"
                            "Balancer maintenance|cn-south · instance-3|sun.yu “disk swap”\n"
                            "Cluster pause|none|\n"
                            "Quiet hours|this desktop|22:00–07:00, criticals still ring"));
    for (auto* button : gui.page()->suppressed()->findChildren<QPushButton*>())
      if (button->accessibleName().contains(QStringLiteral("QueueBacklog"))) button->click();
    QCOMPARE(gui.alerts.expired.size(), std::size_t(1));
    QCOMPARE(gui.alerts.expired[0].id, std::string("s2"));
  }

  void notesOfTheChosenIncident() {
    IncidentsGui gui(false);
    std::vector<IncidentNoteSlice> answers{{{{1, "n1", "f-RegionUnreachable", "RegionUnreachable", "cn-east",
                                              "power is cut, UPS took over", "li.wei", FakeClock::kStart - 9000}},
                                            0}};
    gui.workspace.reading = [&](const RegionRead& wish, const std::string&) -> Result<RegionReading> {
      const auto* notes = std::get_if<IncidentNotesRead>(&wish);
      if (!notes || notes->fingerprint != "f-RegionUnreachable") return RegionReading{IncidentNoteSlice{}};
      return RegionReading{answers.front()};
    };
    addAlerts(gui.workspace, gui.alerts);
    gui.choose("f-RegionUnreachable");
    auto* notes = gui.page()->notes();
    QCOMPARE(notes->lines().front(), QStringLiteral("li.wei: power is cut, UPS took over"));
    QVERIFY(notes->runbook()->isVisible());
    notes->input()->setText(QStringLiteral("electrician is on the way"));
    QTest::keyClick(notes->input(), Qt::Key_Return);
    QCOMPARE(gui.workspace.outbox.size(), std::size_t(1));
    const auto note = std::get<AddIncidentNote>(*gui.workspace.outbox.front().command);
    QCOMPARE(note.fingerprint, std::string("f-RegionUnreachable"));
    QCOMPARE(note.region, std::string("cn-east"));
    QVERIFY(notes->input()->text().isEmpty());
    QVERIFY(notes->lines().front().contains(QStringLiteral("waits in the outbox")));
    gui.choose("f-ReplicationLag");
    QVERIFY(!notes->runbook()->isVisible());
    QVERIFY(!notes->lines().join(u' ').contains(QStringLiteral("li.wei")));
  }

  /// What an annotation says is opened only when it is a web address; anything else is words.
  void onlyWebAddressesAreLinks_data() {
    QTest::addColumn<QString>("runbook");
    QTest::addColumn<bool>("link");
    for (const auto* yes : {"http://a.example/x", "https://a.example"})
      QTest::newRow(yes) << QString::fromLatin1(yes) << true;
    for (const auto* no : {"file:///etc/passwd", "javascript:alert(1)", "ssh://host", "https://", "//a.example",
                           "restart it", "smb://x/y", "HTTPX://a"})
      QTest::newRow(no) << QString::fromLatin1(no) << false;
  }
  void onlyWebAddressesAreLinks() {
    QFETCH(QString, runbook);
    QFETCH(bool, link);
    IncidentsGui gui;
    gui.alerts.state.alerts[0].alert.annotations["runbook_url"] = runbook.toStdString();
    gui.alerts.announce();
    gui.choose("f-RegionUnreachable");
    QCOMPARE(gui.page()->notes()->hasRunbookLink(), link);
  }

  void emptyNeverLooksLikeBlind() {
    IncidentsGui gui(false);
    const auto text = [&] { return gui.page()->empty()->text(); };
    QVERIFY(text().contains(QStringLiteral("Nobody is asked")));
    gui.alerts.state.watching = true;
    gui.alerts.announce();
    QVERIFY(text().contains(QStringLiteral("Nothing fires")));
    gui.alerts.state.sources = {{"http://127.0.9.1:9093", {"cn-east"}, Status::unknown, 0, "", {}}};
    gui.alerts.announce();
    QVERIFY(!text().contains(QStringLiteral("Nothing fires")));
    QVERIFY(text().contains(QStringLiteral("silent")));
    scenes::offline(gui.workspace);
    gui.workspace.announceFacts();
    QVERIFY(text().contains(QStringLiteral("No region answers")));
  }

  void theBadgeCountsThoseWithoutAnOwner() {
    IncidentsGui gui;
    QCOMPARE(gui.entry()->data(NavigationDelegate::BadgeRole).toString(), QStringLiteral("4"));
    QCOMPARE(gui.entry()->data(NavigationDelegate::AlertRole).toInt(), 2);
    std::erase_if(gui.alerts.state.alerts,
                  [](const AlertView& view) { return severityOf(view.alert) == Severity::critical; });
    gui.alerts.announce();
    QCOMPARE(gui.entry()->data(NavigationDelegate::BadgeRole).toString(), QStringLiteral("2"));
    QCOMPARE(gui.entry()->data(NavigationDelegate::AlertRole).toInt(), 1);
  }

  void theTrayIsTheWorstOfAllAndNeverGreenWhenBlind() {
    IncidentsGui gui(false);
    gui.alerts.state.watching = true;
    const auto status = [&] {
      gui.alerts.announce();
      gui.workspace.announceFacts();
      return gui.window->tray()->status();
    };
    QCOMPARE(status(), Status::ok);
    gui.alerts.state.sources = {{"http://m", {"cn-east"}, Status::unknown, 0, "", {}}};
    QCOMPARE(status(), Status::unknown);
    gui.alerts.state.sources.clear();
    addAlerts(gui.workspace, gui.alerts);
    QCOMPARE(status(), Status::bad);
    std::erase_if(gui.alerts.state.alerts,
                  [](const AlertView& view) { return severityOf(view.alert) == Severity::critical; });
    QCOMPARE(status(), Status::warning);
    gui.alerts.state.alerts.clear();
    QCOMPARE(status(), Status::ok);
    gui.workspace.state.regions[2].link = LinkState::lost;
    gui.workspace.state.regions[2].lastHeard -= 60000;
    QCOMPARE(status(), Status::bad);
    scenes::offline(gui.workspace);
    gui.alerts.state.sources.clear();
    QCOMPARE(status(), Status::unknown);  // nothing answers: nothing is known
    gui.workspace.lock(LockReason::asked);
    gui.alerts.state = {};
    QCOMPARE(status(), Status::unknown);
  }

  void aNewAlertCallsOnce() {
    GuiHarness gui(scenes::live);
    Bell bell;
    Tray tray(gui.look);
    const auto& context = gui.window->context();
    bool watched = false;
    AlertNotifier notifier(
        context, tray, [&] { return watched; }, nullptr);
    notifier.setRinger(&bell);
    QSignalSpy told(&tray, &Tray::told), said(&notifier, &AlertNotifier::said);
    addAlerts(gui.workspace, gui.alerts);
    QCOMPARE(bell.loud, 1);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told[0][0].toString(), QStringLiteral("critical · RegionUnreachable · cn-east, and 3 more"));
    gui.alerts.announce();
    QCOMPARE(bell.loud + bell.soft, 1);
    const auto lag = gui.alerts.state.alerts[4];
    QCOMPARE(nameOf(lag.alert), std::string("ReplicationLag"));
    std::erase(gui.alerts.state.alerts, lag);
    gui.alerts.announce();
    gui.alerts.state.alerts.push_back(lag);  // it was over, and begins anew
    watched = true;
    gui.alerts.announce();
    QCOMPARE(bell.soft, 1);
    QCOMPARE(told.size(), 1);
    QCOMPARE(said.size(), 1);
    gui.alerts.state.alerts.back().stale = true;  // its source is silent, and is heard again
    gui.alerts.announce();
    gui.alerts.state.alerts.back().stale = false;
    gui.alerts.announce();
    QCOMPARE(bell.soft, 1);
    keepAlertCalls(gui.workspace, {false, true, {}});
    gui.alerts.state.alerts[3].standing = Standing::firing;  // nobody has it in hand any more
    gui.alerts.announce();
    QCOMPARE(said.size(), 2);
    QCOMPARE(bell.loud + bell.soft, 2);
  }

  void inQuietHoursOnlyCriticalsRing() {
    GuiHarness gui(scenes::live);
    Bell bell;
    Tray tray(gui.look);
    const auto& context = gui.window->context();
    keepAlertCalls(gui.workspace, {true, true, {true, 0, 0}});  // the whole day
    AlertNotifier notifier(
        context, tray, [] { return false; }, nullptr);
    notifier.setRinger(&bell);
    QSignalSpy told(&tray, &Tray::told);
    FakeAlertDesk full;
    addAlerts(gui.workspace, full);
    auto& state = gui.alerts.state;
    state.watching = true;
    state.alerts = {full.state.alerts[4]};
    gui.alerts.announce();
    QCOMPARE(bell.loud + bell.soft + told.size(), 0);
    state.alerts = {full.state.alerts[0]};
    gui.alerts.announce();
    QCOMPARE(bell.loud, 1);
    QCOMPARE(told.size(), 1);
  }

  void quietHoursGoOverMidnight_data() {
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<int>("minute");
    QTest::addColumn<bool>("covered");
    QTest::newRow("evening") << 22 * 60 << 7 * 60 << 23 * 60 << true;
    QTest::newRow("morning") << 22 * 60 << 7 * 60 << 6 * 60 + 59 << true;
    QTest::newRow("end") << 22 * 60 << 7 * 60 << 7 * 60 << false;
    QTest::newRow("day") << 22 * 60 << 7 * 60 << 12 * 60 << false;
    QTest::newRow("lunch") << 12 * 60 << 13 * 60 << 12 * 60 << true;
    QTest::newRow("after lunch") << 12 * 60 << 13 * 60 << 13 * 60 << false;
  }
  void quietHoursGoOverMidnight() {
    QFETCH(int, from);
    QFETCH(int, to);
    QFETCH(int, minute);
    QFETCH(bool, covered);
    QCOMPARE((QuietHours{true, from, to}.covers(minute)), covered);
    QVERIFY(!(QuietHours{false, from, to}.covers(minute)));
  }

  void whatIsAboutToEndIsToldOnce() {
    GuiHarness gui(scenes::live);
    Tray tray(gui.look);
    addAlerts(gui.workspace, gui.alerts);
    AlertNotifier notifier(
        gui.window->context(), tray, [] { return false; }, nullptr);
    QSignalSpy told(&tray, &Tray::told);
    notifier.refresh();
    QCOMPARE(told.size(), 0);  // the first ends in nine minutes
    gui.workspace.clock.pass(4 * 60000 + 1000);
    notifier.refresh();
    notifier.refresh();
    QCOMPARE(told.size(), 1);
    QCOMPARE(told[0][0].toString(), QStringLiteral("Balancer maintenance ends in 4 m 59 s: cn-south · instance-3"));
  }

  void theOverviewsCardHasTheWorst() {
    GuiHarness gui(scenes::live);
    addAlerts(gui.workspace, gui.alerts);
    AlertsCard card(gui.window->context());
    card.resize(480, 220);
    card.show();
    QVERIFY(QTest::qWaitForWindowExposed(&card));
    QPushButton* first = nullptr;
    for (auto* button : card.findChildren<QPushButton*>())
      if (button->accessibleName() == QStringLiteral("Acknowledge RegionUnreachable, cn-east")) first = button;
    QVERIFY(first);
    first->click();
    auto* dialog = card.findChild<SilenceDialog*>();
    QVERIFY(dialog);
    dialog->reason()->setEditText(QStringLiteral("x"));
    dialog->primary()->click();
    QCOMPARE(gui.alerts.acknowledged.size(), std::size_t(1));
  }

  void matchersAreReadAsTheyAreWritten() {
    for (const Matcher& one : {Matcher{"a", "b"}, Matcher{"a", "x\"y\\z", false, false},
                               Matcher{"_b1", "c.*", true, true}, Matcher{"a", "", false, true}}) {
      const auto read = matchersIn(QString::fromStdString(textOf(one)), nullptr);
      QVERIFY(read && read->size() == 1);
      QVERIFY(read->front() == one);
    }
    for (const auto* bad : {"a", "a=b", "1a=\"b\"", "a==\"b\"", "a=\"b", "=\"b\"", "a=\"b\" c=\"d\""})
      QVERIFY2(!matchersIn(QString::fromLatin1(bad), nullptr), bad);
  }
};

QTEST_MAIN(TestIncidentsPage)
#include "tst_incidents_page.moc"
