// SPDX-License-Identifier: GPL-3.0-or-later
// Every page's table as a file: its button pressed, written by the real exporter, and read back by programs that are
// not ours. The region answers with slices of a few rows, some of them with nothing that is wanted.
#include <QClipboard>
#include <QHeaderView>
#include <QJsonArray>
#include <QListWidget>
#include <QTabWidget>

#include "admin_gui.h"
#include "domain/money.h"
#include "fake_workspace/sample_withdrawals.h"
#include "ui/audit/audit_page.h"
#include "ui/export/export_button.h"
#include "ui/export/export_dialog.h"
#include "ui/outbox/outbox_page.h"
#include "ui/rebates/state_chips.h"
#include "ui/users/person_timeline.h"
#include "ui/users/users_page.h"
#include "ui/withdrawals/payouts_view.h"
#include "ui/withdrawals/withdrawals_page.h"
#include "unit/export/export_rows.h"
#include "users_gui.h"

using namespace rebate;

namespace {

constexpr int kSlice = 7;
constexpr const char* kNote = "用户来电";  // in a note, and in the reasons of the outbox

/// The items from `after` on, a few at a time.
template <class Items>
std::pair<Items, std::string> sliceOf(const Items& all, const std::string& after) {
  const auto begin = after.empty() ? 0U : static_cast<std::size_t>(std::stoul(after));
  const auto end = std::min(all.size(), begin + kSlice);
  return {Items(all.begin() + static_cast<std::ptrdiff_t>(begin), all.begin() + static_cast<std::ptrdiff_t>(end)),
          end < all.size() ? std::to_string(end) : std::string()};
}

struct Region {
  explicit Region(Millis now) : admin(now), timeline(sampleTimeline(now)) {
    const auto one = admin.proposals.front();
    for (int i = 0; i < 40; ++i) {
      admin.proposals.push_back(one);
      admin.proposals.back().id = "p-" + std::to_string(i);
      if (i < 20 || i >= 25) admin.proposals.back().state = ProposalState::rejected;  // slices without an open one
    }
    for (int i = 0; i < 30; ++i)
      payouts.push_back({"P-" + std::to_string(i), "chen.jing", now - i * kHour, 3, {1'000 + i}, {}});
    for (std::int64_t seq = 60; seq > 0; --seq) {
      AuditEntry entry;
      entry.raw = {seq, "{}", "9f3c4471d0aa21ab" + std::to_string(seq)};
      entry.at = now - (60 - seq) * 1'000;
      entry.actor = seq % 3 == 0 ? "sun.yu" : "chen.jing";
      entry.action = seq % 3 == 0 ? "user.revealed" : "rebate.approve";
      entry.entity = seq % 3 == 0 ? "u-88210" : "taobao:2035:1441";
      entry.epoch = 41;
      entry.detail = "{}";
      entries.push_back(entry);
    }
  }

  Result<RegionReading> operator()(const RegionRead& wish, const std::string& region) const {
    if (const auto* read = std::get_if<ProposalsRead>(&wish)) {
      auto wanted = admin.proposals;
      std::erase_if(wanted, [&](const Proposal& p) { return read->state && p.state != *read->state; });
      const auto [items, next] = sliceOf(wanted, read->after);
      return RegionReading(ProposalSlice{items, next});
    }
    if (const auto* read = std::get_if<PayoutsRead>(&wish)) {
      const auto [items, next] = sliceOf(payouts, read->after);
      return RegionReading(PayoutSlice{items, next});
    }
    if (const auto* read = std::get_if<TimelineRead>(&wish)) {
      auto wanted = timeline;
      const std::set<TimelineKind> kinds(read->kinds.begin(), read->kinds.end());
      std::erase_if(wanted, [&](const auto& item) { return !kinds.empty() && !kinds.contains(item.kind); });
      const auto [items, next] = sliceOf(wanted, read->after);
      return RegionReading(TimelineSlice{items, next});
    }
    if (const auto* read = std::get_if<AuditRead>(&wish)) {
      AuditSlice slice;
      for (const auto& entry : entries) {
        const bool fits = read->actor.empty() || entry.actor == read->actor;
        if (!fits || (read->after > 0 && entry.raw.seq >= read->after)) continue;
        if (slice.entries.size() == kSlice) {
          slice.next = slice.entries.back().raw.seq;
          break;
        }
        slice.entries.push_back(entry);
      }
      return RegionReading(slice);
    }
    return admin(wish, region);
  }

  AdminReadings admin;
  std::vector<TimelineItem> timeline;
  std::vector<Payout> payouts;
  std::vector<AuditEntry> entries;
};

struct Gui : GuiHarness {
  Gui(Role role, bool offline)
      : GuiHarness(offline ? scenes::offline : scenes::live),
        real([this](auto answer) { answer(std::make_unique<FakeCache>(workspace.store)); }) {
    workspace.state.who = Operator{"wu.min", "吴敏", role};
    addWithdrawals(workspace);
    workspace.store.people["u-88210"] = personOf("u-88210", "林**", {18'426});
    const auto first = workspace.outbox.empty() ? OutboxItem{} : workspace.outbox.front();
    for (int i = 0; !workspace.outbox.empty() && i < 1200; ++i) {
      auto item = first;
      item.decision.deviceSeq = static_cast<std::int64_t>(workspace.outbox.size()) + 1;
      item.decision.id = "more-" + std::to_string(i);
      item.decision.reason = kNote;
      item.state = OutboxState::applied;
      workspace.outbox.push_back(item);
    }
    if (!offline) workspace.reading = Region(workspace.clock.wall());
    window.reset();  // another role's pages
    open();
    workspace.announceFacts();
    workspace.announceOutbox();
  }
  template <class Found>
  Found* find(const char* name = nullptr) {
    return window->findChild<Found*>(name ? QString::fromLatin1(name) : QString());
  }
  QWidget* admin(const char* tab) {
    window->go(PageId::admin);
    find<AdminPage>()->open(tab);
    return find<AdminPanel>(tab);
  }
  WithdrawalsPage* withdrawals(WithdrawalsPage::Tab tab) {
    window->go(PageId::withdrawals);
    find<WithdrawalsPage>()->showTab(tab);
    return find<WithdrawalsPage>();
  }
  OutboxPage* outbox() {
    window->go(PageId::outbox);
    return find<OutboxPage>();
  }
  PersonTimeline* timeline() {
    window->go(PageId::users);
    find<UsersPage>()->open("u-88210");
    return find<UsersPage>()->person()->findChild<PersonTimeline*>();
  }
  QString path(const char* name) const { return folder.filePath(QString::fromLatin1(name)); }
  /// Presses the button there; what it asks for is written by the real exporter.
  std::optional<ExportDone> write(QWidget* where, ExportFormat format, const QString& to) {
    auto* button = where ? where->findChild<ExportButton*>() : nullptr;
    if (!button || !button->isVisible() || !button->isEnabled()) return std::nullopt;
    QTest::mouseClick(button, Qt::LeftButton);
    button->dialog()->setFormat(format);
    button->dialog()->setPath(to);
    QTest::mouseClick(button->dialog()->start(), Qt::LeftButton);
    if (exporter.jobs.empty()) return std::nullopt;
    std::optional<Result<ExportDone>> done;
    const auto writing = real.write(
        exporter.jobs.back(), [](const ExportProgress&) {}, [&](const Result<ExportDone>& end) { done = end; });
    if (!QTest::qWaitFor([&] { return done.has_value(); }, 30'000) || !*done) return std::nullopt;
    button->dialog()->setAttribute(Qt::WA_DeleteOnClose, false);
    delete button->dialog();
    return **done;
  }

  exporting::FileExporter real;
};

using Open = std::function<QWidget*(Gui&)>;

}  // namespace

Q_DECLARE_METATYPE(Open)

class PageExportsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyTableIsReadBack_data();
  void everyTableIsReadBack();
  void aRegionThatFailsLeavesNoFile();
  void whatCannotBeReadIsNotOffered();
  void thePaletteOffersTheOneInSight();
  void selectedRowsAreCopiedUnderTheirHeader();
};

void PageExportsTest::everyTableIsReadBack_data() {
  QTest::addColumn<Open>("open");
  QTest::addColumn<int>("role");
  QTest::addColumn<bool>("offline");
  QTest::addColumn<QString>("filter");
  QTest::addColumn<int>("rows");
  QTest::addColumn<QString>("sums");
  const auto row = [](const char* name, Role role, const char* filter, int rows, const char* sums, Open open,
                      bool offline = false) {
    QTest::newRow(name) << std::move(open) << static_cast<int>(role) << offline << QString::fromUtf8(filter) << rows
                        << QString::fromUtf8(sums);
  };
  row("audit", Role::auditor, "All records", 60, "Epoch=2460", [](Gui& gui) {
    gui.window->go(PageId::audit);
    return gui.find<AuditPage>();
  });
  row("audit of one person", Role::auditor, "by sun.yu", 20, "Epoch=820", [](Gui& gui) {
    gui.window->go(PageId::audit);
    gui.find<AuditPage>()->open("who:sun.yu");
    return gui.find<AuditPage>();
  });
  row("timeline", Role::support, "User u-88210 · all kinds", 256, "", [](Gui& gui) { return gui.timeline(); });
  row("timeline of people", Role::support, "User u-88210 · Note, Erasure, Reveal, Level, State", 127, "",
      [](Gui& gui) -> QWidget* {
        auto* timeline = gui.timeline();
        for (auto* chip : timeline->findChildren<QPushButton*>())
          if (chip->text() == QStringLiteral("People")) chip->click();
        return timeline;
      });
  row("withdrawals", Role::finance, "Waiting", 3, "Amount ¥=732.00",
      [](Gui& gui) { return gui.withdrawals(WithdrawalsPage::Queue); });
  row("held lines", Role::admin, "Held: ", -1, "", [](Gui& gui) { return gui.admin("held"); });
  row("payouts", Role::finance, "All batches", 30, "Items=90;Total ¥=304.35",
      [](Gui& gui) { return gui.withdrawals(WithdrawalsPage::Payouts); });
  row("operators", Role::admin, "All operators", 4, "", [](Gui& gui) { return gui.admin("operators"); });
  row("rules", Role::admin, "All versions", 2, "Version=3", [](Gui& gui) { return gui.admin("rules"); });
  row("open proposals", Role::admin, "Open", 7, "", [](Gui& gui) { return gui.admin("proposals"); });
  row("decided proposals", Role::admin, "Decided", 36, "", [](Gui& gui) {
    auto* panel = gui.admin("proposals");
    panel->findChild<QPushButton*>(QStringLiteral("statesDecided"))->click();
    return panel;
  });
  row("coverage", Role::admin, "The last seven days", 16, "Rows=3000;Refused rows=3",
      [](Gui& gui) { return gui.admin("feeds"); });
  row("bills", Role::admin, "All bills", 1, "Their total ¥=12345.60;Difference ¥=45.00",
      [](Gui& gui) { return gui.admin("bills"); });
  row(
      "outbox", Role::finance, "All decisions of this desktop", 1204, "", [](Gui& gui) { return gui.outbox(); }, true);
  row(
      "what is not settled", Role::finance, "Not settled", 3, "",
      [](Gui& gui) -> QWidget* {
        gui.outbox()->findChild<QPushButton*>(QStringLiteral("filterOpen"))->click();
        return gui.outbox();
      },
      true);
}

/// The same rows in a file for other programs and in a workbook; the filter and the totals in the latter.
void PageExportsTest::everyTableIsReadBack() {
  QFETCH(Open, open);
  QFETCH(int, role);
  QFETCH(bool, offline);
  QFETCH(QString, filter);
  QFETCH(int, rows);
  QFETCH(QString, sums);
  Gui gui(static_cast<Role>(role), offline);
  auto* where = open(gui);
  QVERIFY(where);
  if (rows < 0) {  // as many as are shown, for the reason that is chosen
    rows = where->findChild<QTableView*>()->model()->rowCount();
    QVERIFY(rows > 0);
    filter += where->findChild<QListWidget*>()->currentItem()->text().section(QStringLiteral(" · "), 0, 0);
  }
  const auto plain = gui.write(where, ExportFormat::csv, gui.path("a.csv"));
  QVERIFY(plain);
  QCOMPARE(plain->rows, rows);
  QCOMPARE(QString::fromStdString(gui.exporter.jobs.back().notes.at(0)), filter);
  const auto csv = fixtures::readTable({QStringLiteral("csv"), gui.path("a.csv"), QStringLiteral("--sums")});
  QCOMPARE(csv[QStringLiteral("count")].toInt(), rows);
  const auto found = csv[QStringLiteral("sums")].toObject();
  for (const auto& sum : sums.split(u';', Qt::SkipEmptyParts)) {
    const auto text = found[sum.section(u'=', 0, 0)].toString();
    QVERIFY2(text.toDouble() == sum.section(u'=', 1).toDouble(), qPrintable(sum + u' ' + text));
  }
  QFile file(gui.path("a.csv"));
  QVERIFY(file.open(QIODevice::ReadOnly));
  QVERIFY2(!file.readAll().contains(kNote), "what somebody wrote about a user is in the file");

  QVERIFY(gui.write(where, ExportFormat::xlsx, gui.path("a.xlsx")));
  const auto book = fixtures::readTable({QStringLiteral("xlsx"), gui.path("a.xlsx")});
  QVERIFY(book[QStringLiteral("about")].toString().contains(filter.toHtmlEscaped()));
  const auto sheet = book[QStringLiteral("sheets")].toArray().at(0).toObject();
  const auto& columns = gui.exporter.jobs.back().columns;
  const auto totals = std::count_if(columns.begin(), columns.end(), [](const auto& column) { return column.total; });
  QCOMPARE(sheet[QStringLiteral("count")].toInt(), rows + 1 + (totals > 0 ? 1 : 0));
  QCOMPARE(sheet[QStringLiteral("formulas")].toArray().size(), totals);
}

void PageExportsTest::aRegionThatFailsLeavesNoFile() {
  Gui gui(Role::finance, false);
  auto* page = gui.withdrawals(WithdrawalsPage::Payouts);
  int asked = 0;
  gui.workspace.reading = [&](const RegionRead& wish, const std::string& region) -> Result<RegionReading> {
    if (++asked > 2) return Error{Errc::unavailable, {}, {}};
    return Region(gui.workspace.clock.wall())(wish, region);
  };
  QVERIFY(!gui.write(page, ExportFormat::csv, gui.path("a.csv")));
  QVERIFY(asked > 2);
  QVERIFY(!QFile::exists(gui.path("a.csv")));
}

void PageExportsTest::whatCannotBeReadIsNotOffered() {
  Gui gui(Role::auditor, false);
  gui.window->go(PageId::audit);
  auto* page = gui.find<AuditPage>();
  auto* button = page->findChild<ExportButton*>();
  QVERIFY(button->isEnabled());
  page->open("what:nonsense");
  QVERIFY(!button->isEnabled());
}

/// Each tab of the admin page has a table of its own.
void PageExportsTest::thePaletteOffersTheOneInSight() {
  Gui gui(Role::admin, false);
  for (const char* tab : {"proposals", "rules", "operators", "feeds", "held", "bills"}) {
    auto* panel = gui.admin(tab);
    int visible = 0;
    for (auto* button : gui.find<AdminPage>()->findChildren<ExportButton*>())
      if (button->isVisible()) {
        ++visible;
        QVERIFY2(panel->isAncestorOf(button), tab);
      }
    QCOMPARE(visible, 1);
  }
}

/// As they are shown: hidden columns stay out, moved ones where they were moved to.
void PageExportsTest::selectedRowsAreCopiedUnderTheirHeader() {
  Gui gui(Role::admin, false);
  auto* table = gui.admin("operators")->findChild<QTableView*>();
  QTRY_COMPARE(table->model()->rowCount(), 4);
  table->setFocus();
  table->selectRow(2);
  QTest::keyClick(table, Qt::Key_Up, Qt::ShiftModifier);
  table->setColumnHidden(1, true);
  table->horizontalHeader()->moveSection(2, 0);
  QTest::keySequence(table, QKeySequence::Copy);
  const auto lines = QGuiApplication::clipboard()->text().split(u'\n');
  QCOMPARE(lines.size(), 3);
  QCOMPARE(lines[0], QStringLiteral("Role\tSign-in name\tPassword\tOne-time code\tState"));
  QVERIFY2(lines[1].contains(QStringLiteral("\the.min\t")), qPrintable(lines[1]));
  QVERIFY2(lines[2].contains(QStringLiteral("\tli.na\t")), qPrintable(lines[2]));
  QTest::keySequence(table, QKeySequence::SelectAll);
  QTest::keySequence(table, QKeySequence::Copy);
  QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 4);
}

QTEST_MAIN(PageExportsTest)
#include "tst_page_exports.moc"
