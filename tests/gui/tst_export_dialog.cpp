// SPDX-License-Identifier: GPL-3.0-or-later
// The export dialog over the rebates' page, with the real exporter where a file is written.
#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimer>
#include <set>

#include "domain/money.h"
#include "export/file_exporter.h"
#include "gui_harness.h"
#include "ui/export/export_button.h"
#include "ui/export/export_dialog.h"
#include "ui/export/names_choice.h"
#include "ui/export/row_sources.h"
#include "ui/rebates/rebate_export.h"
#include "ui/rebates/rebates_page.h"
#include "ui/rebates/state_chips.h"
#include "ui/shell/workbench.h"

using namespace rebate;

namespace {

/// The store of the workspace, read by somebody else.
class Borrowed : public FakeCache {
 public:
  explicit Borrowed(const FakeCache& from) : FakeCache(from) {}
};

struct Gui : GuiHarness {
  explicit Gui(Scene scene = scenes::live, Tongue tongue = Tongue::english) : GuiHarness(scene, tongue) {
    window->go(PageId::rebates);
  }
  RebatesPage* page() { return window->workbench()->rebates(); }
  ExportDialog* open() {
    auto* button = page()->findChild<ExportButton*>();
    QTest::mouseClick(button, Qt::LeftButton);
    return button->dialog();
  }
  ExportDialog* openOn(const char* name) {
    auto* dialog = open();
    dialog->setPath(path(name));
    return dialog;
  }
  QString path(const char* name) const { return folder.filePath(QString::fromLatin1(name)); }
};

RebateSelection only(const std::string& id) {
  RebateSelection chosen;
  chosen.set(id, true);
  return chosen;
}

QByteArray read(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Takes over from the harness's, for a dialog of its own.
struct Real {
  explicit Real(GuiHarness& gui)
      : exporter([&gui](auto answer) { answer(std::make_unique<Borrowed>(gui.workspace.store)); }),
        context{gui.workspace, gui.workspace.clock, gui.look, gui.settings, &exporter} {}
  exporting::FileExporter exporter;
  Context context;
};

}  // namespace

class ExportDialogTest : public QObject {
  Q_OBJECT

 public Q_SLOTS:
  void open(const QUrl& url) { opened_ = url; }

 private Q_SLOTS:
  void itWritesWhatTheTableShows_data();
  void itWritesWhatTheTableShows();
  void columnsCanBeLeftOut();
  void theEndingFollowsTheFormat();
  void whatIsMissingIsSaid();
  void theWindowGoesOnMeanwhile();
  void closingItStops();
  void leavingTheWindowStops();
  void troubleIsSaidAndCanBeMended();
  void clearNamesAreAskedForOneByOne();
  void clearNamesAreNotOffered_data();
  void clearNamesAreNotOffered();
  void aRefusedRevealWritesNothing();
  void selectedRowsAreWritten();
  void aSearchIsNotRepeatedInTheFile();
  void everythingHasANameAndIsReachedByTab();
  void askedRowsComePageByPage();

 private:
  QUrl opened_;
};

void ExportDialogTest::itWritesWhatTheTableShows_data() {
  QTest::addColumn<bool>("all");
  QTest::newRow("awaiting") << false;
  QTest::newRow("all states") << true;
}

void ExportDialogTest::itWritesWhatTheTableShows() {
  QFETCH(bool, all);
  Gui gui;
  Real real(gui);
  if (all) gui.page()->chips()->choose(std::nullopt);
  const auto wanted = gui.workspace.store.allOf(gui.page()->model().query());
  QVERIFY(!wanted.empty());
  ExportDialog dialog(real.context, RebateExport::table(gui.page()->model().query(), {}, 0, gui.workspace.desk()));
  dialog.setAttribute(Qt::WA_DeleteOnClose, false);
  dialog.setFormat(ExportFormat::csv);
  dialog.setPath(gui.path("a.csv"));
  QSignalSpy said(&dialog, &ExportDialog::said);
  QTest::mouseClick(dialog.start(), Qt::LeftButton);
  QTRY_VERIFY(!dialog.openFolder()->isHidden());
  QCOMPARE(said.size(), 1);
  const auto lines = QString::fromUtf8(read(gui.path("a.csv"))).split(QStringLiteral("\r\n"));
  QCOMPARE(lines.size(), static_cast<qsizetype>(wanted.size()) + 2);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto& line = lines[static_cast<qsizetype>(i) + 1];
    QVERIFY2(line.startsWith(QString::fromStdString(wanted[i].line)), qPrintable(line));
    QVERIFY(line.contains(QString::fromStdString(formatYuan(wanted[i].split.user))));
  }
}

void ExportDialogTest::columnsCanBeLeftOut() {
  Gui gui;
  auto* dialog = gui.openOn("a.csv");
  for (auto* box : dialog->columns())
    if (box->text() != QStringLiteral("Rebate ¥")) box->setChecked(false);
  QTest::mouseClick(dialog->start(), Qt::LeftButton);
  QCOMPARE(gui.exporter.jobs.size(), 1U);
  QCOMPARE(gui.exporter.jobs[0].columns.size(), 1U);
  QCOMPARE(gui.exporter.jobs[0].columns[0].title, std::string("Rebate ¥"));
  const auto rows = gui.exporter.jobs[0].rows(&gui.workspace.store);
  std::vector<ExportRow> first;
  QVERIFY(rows->read([&](const std::vector<ExportRow>& page) {
    first = page;
    return Outcome(Done{});
  }));
  QCOMPARE(first.at(0).size(), 1U);
  QVERIFY(std::holds_alternative<std::int64_t>(first[0][0]));
}

void ExportDialogTest::theEndingFollowsTheFormat() {
  Gui gui;
  auto* dialog = gui.open();
  QVERIFY(dialog->path()->text().endsWith(QStringLiteral(".xlsx")));
  dialog->setFormat(ExportFormat::pdf);
  QVERIFY(dialog->path()->text().endsWith(QStringLiteral(".pdf")));
  dialog->setPath(gui.path("my.table"));
  dialog->setFormat(ExportFormat::csv);
  QVERIFY(dialog->path()->text().endsWith(QStringLiteral("my.table")));
}

void ExportDialogTest::whatIsMissingIsSaid() {
  Gui gui;
  auto* dialog = gui.openOn("a.csv");
  QVERIFY(dialog->start()->isEnabled());
  dialog->setPath(gui.path("no/such/folder.csv"));
  QVERIFY(!dialog->start()->isEnabled());
  QVERIFY(dialog->message().contains(QStringLiteral("folder")));
  dialog->setPath(QString());
  QVERIFY(!dialog->start()->isEnabled());
  dialog->setPath(gui.folder.filePath(QStringLiteral("settings.ini")));
  QVERIFY(dialog->start()->isEnabled());
  QVERIFY(dialog->message().contains(QStringLiteral("replaced")));
  dialog->setPath(gui.path("a.csv"));
  for (auto* box : dialog->columns()) box->setChecked(false);
  QVERIFY(!dialog->start()->isEnabled());
}

void ExportDialogTest::theWindowGoesOnMeanwhile() {
  Gui gui;
  auto* dialog = gui.openOn("a.csv");
  QTest::mouseClick(dialog->start(), Qt::LeftButton);
  QVERIFY(dialog->running());
  gui.exporter.progress({5, 10, false});
  QVERIFY(dialog->message().startsWith(QStringLiteral("5 of 10")));
  gui.window->activateWindow();
  gui.window->go(PageId::outbox);
  QCOMPARE(gui.window->workbench()->current(), PageId::outbox);
  gui.exporter.end(ExportDone{10, 2'048, gui.path("a.csv").toStdString()});
  QVERIFY(dialog->message().contains(QStringLiteral("10 rows are in a.csv")));
  QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "open");
  QTest::mouseClick(dialog->openFolder(), Qt::LeftButton);
  QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
  QCOMPARE(opened_.toLocalFile(), gui.folder.path());
}

void ExportDialogTest::closingItStops() {
  Gui gui;
  auto* dialog = gui.openOn("a.csv");
  QTest::mouseClick(dialog->start(), Qt::LeftButton);
  QSignalSpy said(gui.page(), &Page::said);
  QTest::keyClick(dialog, Qt::Key_Escape);
  QCOMPARE(gui.exporter.cancelled, 1);
  QCOMPARE(said.size(), 1);
  QTRY_VERIFY(!gui.page()->findChild<ExportButton*>()->dialog());
}

void ExportDialogTest::leavingTheWindowStops() {
  Gui gui;
  auto* dialog = gui.openOn("a.csv");
  QTest::mouseClick(dialog->start(), Qt::LeftButton);
  const QPointer<ExportDialog> watched(dialog);
  gui.window->lock(LockReason::asked);
  QTRY_VERIFY(!watched);
  QCOMPARE(gui.exporter.cancelled, 1);
}

void ExportDialogTest::troubleIsSaidAndCanBeMended() {
  Gui gui;
  auto* dialog = gui.openOn("a.csv");
  QTest::mouseClick(dialog->start(), Qt::LeftButton);
  gui.exporter.end(Error{Errc::storage, "space", "no space left"});
  QVERIFY(dialog->message().contains(QStringLiteral("disk is full")));
  QVERIFY(dialog->start()->isEnabled());
  dialog->setPath(gui.path("b.csv"));
  QTest::mouseClick(dialog->start(), Qt::LeftButton);
  QCOMPARE(gui.exporter.jobs.size(), 2U);
}

void ExportDialogTest::clearNamesAreAskedForOneByOne() {
  Gui gui;
  gui.workspace.state.who->role = Role::support;
  gui.workspace.announceFacts();
  std::vector<RevealRead> reveals;
  gui.workspace.reading = [&](const RegionRead& wish, const std::string&) -> Result<RegionReading> {
    const auto& reveal = std::get<RevealRead>(wish);
    reveals.push_back(reveal);
    return RegionReading(Revealed{reveal.userId, {{PersonalField::nickname, SecretText("clear " + reveal.userId)}}, 0});
  };
  const auto row = gui.workspace.store.rows.begin()->second;
  QVERIFY(!row.userId.empty());
  ExportDialog dialog({gui.workspace, gui.workspace.clock, gui.look, gui.settings, &gui.exporter},
                      RebateExport::table({}, only(row.id), 0, gui.workspace.desk()));
  dialog.setAttribute(Qt::WA_DeleteOnClose, false);
  dialog.show();
  dialog.setPath(gui.path("a.csv"));
  QVERIFY2(dialog.names()->box()->isEnabled(), qPrintable(dialog.names()->words()));
  dialog.names()->box()->setChecked(true);
  QVERIFY(!dialog.start()->isEnabled());  // a reason is missing
  dialog.names()->reasonField()->setText(QStringLiteral("asked by the buyer"));
  QTest::mouseClick(dialog.start(), Qt::LeftButton);
  QCOMPARE(reveals.size(), 1U);
  QCOMPARE(reveals[0].userId, row.userId);
  QCOMPARE(reveals[0].reason, std::string("asked by the buyer"));
  QVERIFY(!reveals[0].key.empty());
  QCOMPARE(gui.exporter.jobs.size(), 1U);
  ExportRow first;
  QVERIFY(gui.exporter.jobs[0].rows(&gui.workspace.store)->read([&](const std::vector<ExportRow>& page) {
    first = page.at(0);
    return Outcome(Done{});
  }));
  QCOMPARE(std::get<std::string>(first[2]), "clear " + row.userId);
}

void ExportDialogTest::clearNamesAreNotOffered_data() {
  QTest::addColumn<int>("role");
  QTest::addColumn<bool>("many");
  QTest::addColumn<QString>("words");
  QTest::newRow("role") << static_cast<int>(Role::auditor) << false << QStringLiteral("role");
  QTest::newRow("many") << static_cast<int>(Role::support) << true << QStringLiteral("more than 20");
}

void ExportDialogTest::clearNamesAreNotOffered() {
  QFETCH(int, role);
  QFETCH(bool, many);
  QFETCH(QString, words);
  Gui gui;
  gui.workspace.state.who->role = static_cast<Role>(role);
  auto row = gui.workspace.store.rows.begin()->second;
  for (int i = 0; many && i < 40; ++i) {
    row.id = row.userId = "u-" + std::to_string(i);
    gui.workspace.store.rows[row.id] = row;
  }
  const ExportDialog dialog({gui.workspace, gui.workspace.clock, gui.look, gui.settings, &gui.exporter},
                            RebateExport::table({}, {}, 0, gui.workspace.desk()));
  QVERIFY(!dialog.names()->box()->isEnabled());
  QVERIFY2(dialog.names()->words().contains(words), qPrintable(dialog.names()->words()));
}

void ExportDialogTest::aRefusedRevealWritesNothing() {
  Gui gui;
  gui.workspace.state.who->role = Role::support;
  gui.workspace.reading = [](const RegionRead&, const std::string&) -> Result<RegionReading> {
    return Error{Errc::busy, {}, {}};
  };
  const auto id = gui.workspace.store.rows.begin()->first;
  ExportDialog dialog({gui.workspace, gui.workspace.clock, gui.look, gui.settings, &gui.exporter},
                      RebateExport::table({}, only(id), 0, gui.workspace.desk()));
  dialog.setAttribute(Qt::WA_DeleteOnClose, false);
  dialog.setPath(gui.path("a.csv"));
  dialog.names()->box()->setChecked(true);
  dialog.names()->reasonField()->setText(QStringLiteral("x"));
  QTest::mouseClick(dialog.start(), Qt::LeftButton);
  QVERIFY(gui.exporter.jobs.empty());
  QVERIFY(!dialog.running());
  QVERIFY(dialog.message().contains(QStringLiteral("Busy")));
}

/// Some by name; or all but some.
void ExportDialogTest::selectedRowsAreWritten() {
  Gui gui;
  const auto all = gui.workspace.store.allOf({});
  const auto rowsOf = [&](const RebateSelection& chosen) {
    const auto table = RebateExport::table({}, chosen, static_cast<std::int64_t>(all.size()), nullptr);
    const auto rows = table.rows(&gui.workspace.store);
    std::set<std::string> lines;
    const auto read = rows->read([&](const std::vector<ExportRow>& page) {
      for (const auto& row : page) lines.insert(std::get<std::string>(row[0]));
      return Outcome(Done{});
    });
    return read && rows->expected().valueOr(-1) == table.expected &&
                   table.expected == static_cast<std::int64_t>(lines.size())
               ? lines
               : std::set<std::string>();
  };
  QCOMPARE(rowsOf(only(all[2].id)), std::set<std::string>{all[2].line});
  auto most = RebateSelection::all({});
  most.set(all[2].id, false);
  std::set<std::string> others;
  for (const auto& row : all)
    if (row.id != all[2].id) others.insert(row.line);
  QCOMPARE(rowsOf(most), others);
}

void ExportDialogTest::aSearchIsNotRepeatedInTheFile() {
  Gui gui;
  RebateQuery query;
  query.text = "1380";
  const auto table = RebateExport::table(query, {}, 0, nullptr);
  QVERIFY(!table.filter.contains(QStringLiteral("1380")));
  QVERIFY(table.filter.contains(QStringLiteral("search")));
}

void ExportDialogTest::everythingHasANameAndIsReachedByTab() {
  Gui gui;
  auto* dialog = gui.openOn("a.csv");
  std::set<QWidget*> wanted;
  for (auto* widget : dialog->findChildren<QWidget*>()) {
    const bool control =
        qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget) || qobject_cast<QLineEdit*>(widget);
    if (!control || !widget->isVisible() || !widget->isEnabled() || qobject_cast<QComboBox*>(widget->parentWidget()))
      continue;
    QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
    wanted.insert(widget);
  }
  QVERIFY(wanted.size() > 10);
  QVERIFY(QTest::qWaitForWindowActive(dialog));
  for (int i = 0; i < 100; ++i) {
    wanted.erase(dialog->focusWidget());
    QTest::keyClick(dialog->focusWidget() ? dialog->focusWidget() : dialog, Qt::Key_Tab);
  }
  QVERIFY2(wanted.empty(), wanted.empty() ? "" : qPrintable((*wanted.begin())->accessibleName()));
}

/// Asked on this thread, written on another.
void ExportDialogTest::askedRowsComePageByPage() {
  Gui gui;
  Real real(gui);
  int asked = 0;
  const auto begin = [&]() -> AskPage {
    auto next = std::make_shared<int>(0);
    return [&asked, next](const std::function<void(const PageOfRows&)>& answer) {
      ++asked;
      std::vector<ExportRow> page;
      for (int i = 0; *next < 7 && i < 3; ++i) page.push_back({std::int64_t{(*next)++}});
      QTimer::singleShot(0, qApp, [answer, page] { answer(page); });
    };
  };
  ExportTable table;
  table.title = QStringLiteral("Numbers");
  table.columns = {{"N", CellKind::count, false, true}};
  table.rows = askedRows(this, begin);
  ExportDialog dialog(real.context, table);
  dialog.setAttribute(Qt::WA_DeleteOnClose, false);
  dialog.setPath(gui.path("n.csv"));
  dialog.setFormat(ExportFormat::csv);
  QTest::mouseClick(dialog.start(), Qt::LeftButton);
  QTRY_VERIFY(!dialog.openFolder()->isHidden());
  QCOMPARE(asked, 4);
  QCOMPARE(read(gui.path("n.csv")), QByteArray("\xEF\xBB\xBFN\r\n0\r\n1\r\n2\r\n3\r\n4\r\n5\r\n6\r\n"));
}

QTEST_MAIN(ExportDialogTest)
#include "tst_export_dialog.moc"
