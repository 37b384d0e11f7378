// SPDX-License-Identifier: GPL-3.0-or-later
// The admin page in the real window, over a real region: two administrators change a threshold, a hole of a feed is
// asked for again, and what is held is opened where it is decided.
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>
#include <QtTest>

#include "region/people_desk.h"
#include "ui/admin/admin_page.h"
#include "ui/admin/coverage_map.h"
#include "ui/admin/feeds_panel.h"
#include "ui/admin/held_panel.h"
#include "ui/admin/proposals_panel.h"
#include "ui/admin/rules_panel.h"
#include "ui/rebates/rebates_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workbench.h"
#include "whole_console/whole_console.h"

using namespace rebate;
using namespace rebate::fixtures;

namespace {

constexpr const char* kPassword = "correct horse";
constexpr int kPatience = 20000;

/// The whole console of somebody, at the admin page.
struct Desktop {
  Desktop(const std::string& address, const char* person) : console({address}) {
    if (!console.signIn(QLatin1String(person), QLatin1String(kPassword))) qFatal("%s is not let in", person);
    bench()->go(PageId::admin);
  }
  Workbench* bench() { return console.window().workbench(); }
  template <class Panel>
  Panel* at(const char* tab) {
    auto* page = console.window().findChild<AdminPage*>();
    page->open(tab);
    return page->findChild<Panel*>(QLatin1String(tab));
  }
  /// Of this panel, by name; what is not in sight cannot be pressed.
  static bool press(QWidget* panel, const char* name) {
    auto* button = panel->findChild<QPushButton*>(QLatin1String(name));
    if (button == nullptr || !button->isVisible() || !button->isEnabled()) return false;
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    return true;
  }
  static void type(QWidget* panel, const char* name, const QString& text) {
    auto* field = panel->findChild<QLineEdit*>(QLatin1String(name));
    QVERIFY(field);
    field->selectAll();
    QTest::keyClicks(field, text);
  }

  WholeConsole console;
};

/// Two windows that were read, and an hour between them that was not.
void leaveAHole(const QString& store, Millis now) {
  auto sql = region::openStore({store.toStdString()});
  QVERIFY(sql);
  auto& session = **sql;
  QVERIFY(session.beginWrite());
  const std::pair<Millis, Millis> windows[] = {{now - 10 * kHour, now - 6 * kHour}, {now - 5 * kHour, now - kHour}};
  for (const auto& [from, to] : windows)
    session.run(
        "INSERT INTO feed_windows (platform, query_type, window_start, window_end, read_at, row_count, rejected)"
        " VALUES ('taobao', 4, $1, $2, $3, 40, 0)",
        {from, to, to});
  session.run("INSERT INTO feed_cursors (platform, query_type, read_until) VALUES ('taobao', 4, $1)", {now - kHour});
  QVERIFY(session.commit());
}

}  // namespace

class TestConsoleAdmin : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() {
    people_ = std::make_unique<PeopleDesk>();
    address_ = "http://127.0.0.1:" + std::to_string(people_->cluster().client(0).port());
  }
  void cleanupTestCase() { people_.reset(); }

  void aThresholdTakesTwoAdministrators() {
    Desktop first(address_, "wu.min");
    auto* rules = first.at<RulesPanel>("rules");
    QTRY_COMPARE_WITH_TIMEOUT(rules->table()->model()->rowCount(), 1, kPatience);
    Desktop::type(rules, "secondDecider", QStringLiteral("321.50"));
    Desktop::type(rules, "reason", QStringLiteral("fewer surprises"));
    QVERIFY(Desktop::press(rules, "propose"));
    auto* own = first.at<ProposalsPanel>("proposals");
    QTRY_COMPARE_WITH_TIMEOUT(own->table()->model()->rowCount(), 1, kPatience);
    QVERIFY(!Desktop::press(own, "approve"));  // their own

    Desktop second(address_, "he.min");
    auto* proposals = second.at<ProposalsPanel>("proposals");
    QTRY_COMPARE_WITH_TIMEOUT(proposals->table()->model()->rowCount(), 1, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(Desktop::press(proposals, "approve"), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(proposals->table()->model()->rowCount(), 0, kPatience);

    // In force: in both windows, and in what the session decides by.
    auto* now = second.at<RulesPanel>("rules");
    QTRY_COMPARE_WITH_TIMEOUT(now->table()->model()->rowCount(), 2, kPatience);
    rules = first.at<RulesPanel>("rules");
    rules->refresh();
    QTRY_COMPARE_WITH_TIMEOUT(rules->table()->model()->rowCount(), 2, kPatience);
    QCOMPARE(rules->table()->model()->index(0, 3).data().toString(), QStringLiteral("wu.min"));
    QCOMPARE(rules->table()->model()->index(0, 4).data().toString(), QStringLiteral("he.min"));
    QCOMPARE(now->findChild<QLineEdit*>(QStringLiteral("secondDecider"))->text(), QStringLiteral("321.50"));
  }

  void aHoleIsSeenAndAskedForAgain() {
    leaveAHole(people_->cluster().store(), QDateTime::currentMSecsSinceEpoch());
    Desktop desktop(address_, "wu.min");
    auto* feeds = desktop.at<FeedsPanel>("feeds");
    QTRY_COMPARE_WITH_TIMEOUT(feeds->map()->holes().size(), std::size_t{1}, kPatience);
    QCOMPARE(feeds->map()->holes().front().to - feeds->map()->holes().front().from, kHour);
    QVERIFY(feeds->map()->chosen());
    const auto hole = feeds->map()->holes().front();
    QVERIFY(Desktop::press(feeds, "reread"));
    std::optional<Command> kept;
    desktop.console.workspace().outboxItems(1, [&kept](Result<std::vector<OutboxItem>> items) {
      if (items && !items->empty()) kept = items->front().command;
    });
    QTRY_VERIFY_WITH_TIMEOUT(kept.has_value(), kPatience);
    QVERIFY(*kept == Command(RereadFeed{Platform::taobao, 4, hole.from, hole.to}));
  }

  void aHeldLineIsOpenedWhereItIsDecided() {
    Desktop desktop(address_, "chen.jing");
    auto* held = desktop.at<HeldPanel>("held");
    QTRY_VERIFY_WITH_TIMEOUT(desktop.console.facts().cached.total() > 0, kPatience);
    held->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(held->table()->model()->rowCount() > 0, kPatience);
    held->table()->selectRow(0);
    const auto order = held->table()->model()->index(0, 0).data().toString();
    QVERIFY(Desktop::press(held, "openRebate"));
    QCOMPARE(desktop.bench()->current(), PageId::rebates);
    QTRY_VERIFY(QString::fromStdString(desktop.bench()->rebates()->selected()).contains(order));
  }

 private:
  std::unique_ptr<PeopleDesk> people_;
  std::string address_;
};

QTEST_MAIN(TestConsoleAdmin)
#include "tst_console_admin.moc"
