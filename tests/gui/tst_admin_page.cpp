// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QListWidget>
#include <QSpinBox>
#include <QTabBar>
#include <set>

#include "admin_gui.h"
#include "fake_workspace/sample_rebates.h"
#include "ui/admin/bills_panel.h"
#include "ui/admin/coverage_map.h"
#include "ui/admin/feeds_panel.h"
#include "ui/admin/held_panel.h"
#include "ui/admin/operators_panel.h"
#include "ui/admin/proposal_words.h"
#include "ui/admin/proposals_panel.h"
#include "ui/admin/rules_form.h"
#include "ui/admin/rules_panel.h"
#include "ui/style/words.h"
#include "ui/users/claim_dialog.h"
#include "ui/users/person_view.h"
#include "ui/users/users_page.h"

using namespace rebate;

namespace {

/// A text that does not fit, or a map that leaves its card; empty: none.
QString clipped(const QWidget* panel) {
  for (const auto* label : panel->findChildren<QLabel*>()) {
    if (!label->isVisible() || label->text().isEmpty()) continue;
    const bool fits = label->wordWrap()
                          ? label->height() + 4 >= label->heightForWidth(label->width())
                          : label->contentsRect().width() >= label->fontMetrics().size(0, label->text()).width();
    if (!fits) return label->text();
  }
  for (const auto* button : panel->findChildren<QPushButton*>())
    if (button->isVisible() && button->width() < button->sizeHint().width()) return button->text();
  const auto* map = panel->findChild<CoverageMap*>();
  const bool outside = map != nullptr && !map->parentWidget()->rect().contains(map->geometry());
  return outside ? QStringLiteral("the map") : QString();
}

}  // namespace

class AdminPageTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { qputenv("TZ", "Asia/Shanghai"); }
  void tabsFollowTheRole_data();
  void tabsFollowTheRole();
  void proposalsSayWhatWouldBeDifferent();
  void oneOnesOwnIsWithdrawnAndNotDecided();
  void toRejectAReasonIsNeeded();
  void aDestinationOpensItsProposal();
  void rulesAreProposedFromTheNewest();
  void aFieldSaysWhatIsWrong_data();
  void aFieldSaysWhatIsWrong();
  void rulesBeingEditedOutliveARefresh();
  void operatorsSayTheirState();
  void aChangeOfAnOperatorSaysWhyNot();
  void holesAreChosenByKeyboardAndReadAgain();
  void heldLinesAreGroupedAndOpened();
  void aHeldLineIsClaimedWithItsNumber();
  void heldLinesComePageByPage();
  void whatWaitsIsNotHiddenBehindWhatWasDecided();
  void billsComePageByPage();
  void aBillIsConfirmedBySomebodyElse();
  void aBillIsEntered();
  void withoutARegionItSaysSoAndComesBack();
  void everyFieldIsReachedByTab();
  void pictures_data();
  void pictures();
};

void AdminPageTest::tabsFollowTheRole_data() {
  QTest::addColumn<int>("role");
  QTest::addColumn<int>("tabs");
  QTest::newRow("admin") << static_cast<int>(Role::admin) << 6;
  QTest::newRow("auditor") << static_cast<int>(Role::auditor) << 6;
  QTest::newRow("finance") << static_cast<int>(Role::finance) << 5;
  QTest::newRow("support") << static_cast<int>(Role::support) << 5;
}

void AdminPageTest::tabsFollowTheRole() {
  QFETCH(int, role);
  QFETCH(int, tabs);
  AdminGui gui(static_cast<Role>(role));
  QVERIFY(gui.page != nullptr);
  QCOMPARE(gui.page->tabs()->count(), tabs);
  QCOMPARE(gui.tabNames().contains(QStringLiteral("Operators")), tabs == 6);
  const bool proposes = role == static_cast<int>(Role::admin);
  QCOMPARE(gui.at<RulesPanel>("rules")->form() != nullptr, proposes);
}

void AdminPageTest::proposalsSayWhatWouldBeDifferent() {
  AdminGui gui;
  auto* panel = gui.at<ProposalsPanel>("proposals");
  QCOMPARE(panel->table()->model()->rowCount(), 2);
  panel->open(kTheirs);
  const auto texts = [&] { return AdminGui::texts(panel); };
  for (const auto* words : {"reserve", "9 %", "8 %", "share, JD, gold", "60 %", "65 %", "returns went down", "he.min"})
    QTRY_VERIFY2(texts().contains(QLatin1String(words)), words);
  QVERIFY(!texts().contains(QStringLiteral("share, JD, silver")));  // as it is
  QTest::mouseClick(AdminGui::button(panel, "approve"), Qt::LeftButton);
  const auto& wish = std::get<DecideProposal>(gui.kept());
  QVERIFY(wish.proposalId == kTheirs && wish.verdict == ProposalVerdict::approve && wish.version == 1);
  QCOMPARE(gui.workspace.outbox.back().factsSeen.at("state"), std::string("open"));
}

void AdminPageTest::oneOnesOwnIsWithdrawnAndNotDecided() {
  AdminGui gui;
  auto* panel = gui.at<ProposalsPanel>("proposals");
  panel->open(kMine);
  QVERIFY(!AdminGui::button(panel, "approve")->isVisible());
  QVERIFY(AdminGui::label(panel, "whyNot").contains(QStringLiteral("You proposed it")));
  QTest::mouseClick(AdminGui::button(panel, "withdraw"), Qt::LeftButton);
  QVERIFY(std::get<DecideProposal>(gui.kept()).verdict == ProposalVerdict::withdraw);
}

void AdminPageTest::toRejectAReasonIsNeeded() {
  AdminGui gui(Role::finance);
  auto* panel = gui.at<ProposalsPanel>("proposals");
  panel->open(kTheirs);
  auto* reject = AdminGui::button(panel, "reject");
  QVERIFY(!reject->isEnabled());
  AdminGui::edit(panel, "reason")->setText(QStringLiteral("not now"));
  QVERIFY(reject->isEnabled());
  QTest::mouseClick(reject, Qt::LeftButton);
  QCOMPARE(std::get<DecideProposal>(gui.kept()).reason, std::string("not now"));
  panel->open(kMine);  // of an operator: not for finance
  QVERIFY(AdminGui::label(panel, "whyNot").contains(QStringLiteral("Another role")));
}

void AdminPageTest::aDestinationOpensItsProposal() {
  AdminGui gui;
  gui.page->open("proposal:0197a0c4-0000-7000-8000-000000000003");
  auto* panel = gui.page->findChild<ProposalsPanel*>();
  QVERIFY(panel->isVisible());
  QVERIFY(AdminGui::texts(panel).contains(QStringLiteral("¥ 12.50 for u-88210")));
  QVERIFY(AdminGui::texts(panel).contains(QStringLiteral("chen.jing")));
  QVERIFY(!AdminGui::button(panel, "approve")->isVisible());
}

void AdminPageTest::rulesAreProposedFromTheNewest() {
  AdminGui gui;
  auto* panel = gui.at<RulesPanel>("rules");
  auto* propose = AdminGui::button(panel, "propose");
  QCOMPARE(AdminGui::label(panel, "differences"), QStringLiteral("Nothing would be different."));
  QVERIFY(!propose->isEnabled());
  AdminGui::edit(panel, "reserve")->setText(QStringLiteral("10"));
  AdminGui::edit(panel, "taobao-silver")->setText(QStringLiteral("50"));
  QCOMPARE(AdminGui::label(panel, "differences"), QStringLiteral("reserve: 9 % → 10 %"));
  // The example of the whole house: 772 − 77, a reserve of 10 %, a share of 50 %.
  QVERIFY(AdminGui::label(panel, "example").contains(QStringLiteral("user ¥ 3.12 · platform ¥ 3.13")));
  AdminGui::edit(panel, "reason")->setText(QStringLiteral("as before"));
  QVERIFY(propose->isEnabled());
  QTest::mouseClick(propose, Qt::LeftButton);
  const auto& wish = std::get<ProposeRules>(gui.kept());
  QCOMPARE(wish.baseVersion, std::int64_t{2});
  QCOMPARE(wish.rules.reserve.value, 1000);
  QCOMPARE(wish.rules.from, Millis{0});
  QCOMPARE(AdminGui::edit(panel, "reserve")->text(), QStringLiteral("9.00"));  // back to what is in force
}

void AdminPageTest::aFieldSaysWhatIsWrong_data() {
  QTest::addColumn<QString>("field");
  QTest::addColumn<QString>("text");
  QTest::addColumn<bool>("right");
  const auto row = [](const char* field, const char* text, bool right) {
    QTest::addRow("%s %s", field, text) << QString::fromLatin1(field) << QString::fromLatin1(text) << right;
  };
  row("reserve", "100", true);
  row("reserve", "100.01", false);
  row("reserve", "-1", false);
  row("reserve", "", false);
  row("inviter", "2.505", false);
  row("minimum", "1.5", true);
  row("minimum", "a", false);
  row("secondDecider", "-0.01", false);
  row("jd-gold", "101", false);
  row("pdd-bronze", "0", true);
}

void AdminPageTest::aFieldSaysWhatIsWrong() {
  QFETCH(QString, field);
  QFETCH(QString, text);
  QFETCH(bool, right);
  AdminGui gui;
  auto* panel = gui.at<RulesPanel>("rules");
  AdminGui::edit(panel, field.toLatin1().constData())->setText(text);
  AdminGui::edit(panel, "reason")->setText(QStringLiteral("why"));
  QCOMPARE(AdminGui::button(panel, "propose")->isEnabled(), right);
  QCOMPARE(AdminGui::texts(panel).contains(QStringLiteral("two decimals at most")), !right);
}

void AdminPageTest::rulesBeingEditedOutliveARefresh() {
  AdminGui gui;
  auto* panel = gui.at<RulesPanel>("rules");
  AdminGui::edit(panel, "reserve")->setText(QStringLiteral("12"));
  panel->refresh();
  QCOMPARE(AdminGui::edit(panel, "reserve")->text(), QStringLiteral("12"));
}

void AdminPageTest::operatorsSayTheirState() {
  AdminGui gui(Role::auditor);
  auto* panel = gui.at<OperatorsPanel>("operators");
  QCOMPARE(panel->table()->model()->rowCount(), 4);
  QCOMPARE(AdminGui::cell(panel->table(), 2, 5), QStringLiteral("locked after wrong attempts"));
  QCOMPARE(AdminGui::cell(panel->table(), 3, 5), QStringLiteral("ended"));
  QVERIFY(AdminGui::button(panel, "propose") == nullptr);  // an auditor reads
}

void AdminPageTest::aChangeOfAnOperatorSaysWhyNot() {
  AdminGui gui;
  auto* panel = gui.at<OperatorsPanel>("operators");
  auto* propose = AdminGui::button(panel, "propose");
  const auto why = [&] { return AdminGui::label(panel, "whyNot"); };
  AdminGui::edit(panel, "name")->setText(QStringLiteral("Li Na"));
  QVERIFY(why().contains(QStringLiteral("lower-case")));
  AdminGui::edit(panel, "name")->setText(QStringLiteral("li.na"));
  QVERIFY(why().contains(QStringLiteral("already")));
  auto* change = panel->findChild<QComboBox*>(QStringLiteral("change"));
  change->setCurrentIndex(1);
  panel->table()->selectRow(2);
  QCOMPARE(AdminGui::edit(panel, "name")->text(), QStringLiteral("li.na"));
  QVERIFY(why().contains(QStringLiteral("their role already")));
  panel->findChild<QComboBox*>(QStringLiteral("role"))->setCurrentIndex(1);
  QVERIFY(why().contains(QStringLiteral("Say why")));
  AdminGui::edit(panel, "reason")->setText(QStringLiteral("moves to finance"));
  QVERIFY(propose->isEnabled());
  QTest::mouseClick(propose, Qt::LeftButton);
  const auto& wish = std::get<ProposeOperator>(gui.kept());
  QVERIFY(wish.change == StaffChange::role && wish.who.name == "li.na" && wish.who.role == Role::finance);
  QCOMPARE(gui.workspace.outbox.back().factsSeen.at("role"), std::string("support"));
}

void AdminPageTest::holesAreChosenByKeyboardAndReadAgain() {
  AdminGui gui;
  auto* panel = gui.at<FeedsPanel>("feeds");
  auto* map = panel->map();
  QCOMPARE(map->holes().size(), std::size_t{3});
  QVERIFY(AdminGui::label(panel, "summary").contains(QStringLiteral("3 hole")));
  QVERIFY(AdminGui::label(panel, "summary").contains(QStringLiteral("1 stretch")));
  QTRY_VERIFY(map->parentWidget()->rect().contains(map->geometry()));
  map->setFocus();
  QCOMPARE(map->chosen()->lane, std::size_t{0});
  QTest::keyClick(map, Qt::Key_Down);
  QCOMPARE(map->chosen()->lane, std::size_t{1});
  QVERIFY(map->accessibleDescription().contains(QStringLiteral("JD")));
  QVERIFY(!AdminGui::button(panel, "reread")->isEnabled());  // somebody has asked for it
  QVERIFY(AdminGui::label(panel, "whyNot").contains(QStringLiteral("already")));
  QTest::keyClick(map, Qt::Key_Up);
  QTest::keyClick(map, Qt::Key_Left);
  const auto hole = *map->chosen();
  QTest::keyClick(map, Qt::Key_Return);
  const auto& wish = std::get<RereadFeed>(gui.kept());
  QVERIFY(wish.platform == Platform::taobao && wish.queryType == 4 && wish.from == hole.from && wish.to == hole.to);
  QTest::mouseClick(map, Qt::LeftButton, {}, map->rectOf(map->holes()[1]).center().toPoint());
  QVERIFY(*map->chosen() == map->holes()[1]);
}

void AdminPageTest::heldLinesAreGroupedAndOpened() {
  AdminGui gui(Role::support);
  auto* panel = gui.at<HeldPanel>("held");
  int held = 0;
  for (const auto& [id, row] : gui.workspace.store.rows) held += row.state == RebateState::held ? 1 : 0;
  QVERIFY(held > 0);
  int shown = 0;
  for (int reason = 0; reason < panel->reasons()->count(); ++reason) {
    panel->reasons()->setCurrentRow(reason);
    QVERIFY(panel->table()->model()->rowCount() > 0);
    shown += panel->table()->model()->rowCount();
  }
  QCOMPARE(shown, held);
  const auto order = AdminGui::cell(panel->table(), 0, 0);
  panel->table()->selectRow(0);
  QTest::mouseClick(AdminGui::button(panel, "openRebate"), Qt::LeftButton);
  QCOMPARE(gui.window->workbench()->current(), PageId::rebates);
  QVERIFY(AdminGui::texts(gui.window->workbench()).contains(order));
}

void AdminPageTest::heldLinesComePageByPage() {
  AdminGui gui(Role::support);
  gui.workspace.store.rows.clear();
  SampleRebates samples(5, gui.workspace.clock.wall());
  for (int i = 0; i < 1'203; ++i) {
    auto row = samples.next(RebateState::held);
    row.reason = Reason::punished;
    gui.workspace.store.rows[row.id] = row;
  }
  gui.workspace.announceRebates({});
  auto* panel = gui.at<HeldPanel>("held");
  panel->refresh();
  const auto* model = panel->table()->model();
  QCOMPARE(model->rowCount(), 500);
  auto* more = AdminGui::button(panel, "more");
  QVERIFY(more->isVisible());
  QVERIFY(AdminGui::texts(panel).contains(QStringLiteral("the newest 500 of ")));
  panel->table()->selectRow(123);
  const auto kept = AdminGui::cell(panel->table(), 123, 0);
  QTest::mouseClick(more, Qt::LeftButton);
  QCOMPARE(model->rowCount(), 1'000);
  QCOMPARE(AdminGui::cell(panel->table(), panel->table()->currentIndex().row(), 0), kept);
  panel->refresh();  // as much as was there
  QCOMPARE(model->rowCount(), 1'000);
  panel->table()->scrollToBottom();
  QTRY_COMPARE(model->rowCount(), 1'203);
  QVERIFY(!more->isVisible());
  std::set<QString> orders;
  for (int row = 0; row < model->rowCount(); ++row) orders.insert(AdminGui::cell(panel->table(), row, 0));
  QCOMPARE(orders.size(), std::size_t{1'203});
}

void AdminPageTest::whatWaitsIsNotHiddenBehindWhatWasDecided() {
  AdminGui gui;
  AdminReadings readings(gui.workspace.clock.wall());
  std::vector<Proposal> all;
  for (int i = 0; i < 230; ++i) {
    auto one = readings.proposals[2];
    one.id = "0197a0c4-0000-7000-8000-" + std::to_string(100'000'000'300 - i);
    all.push_back(one);
  }
  all.push_back(readings.proposals[0]);  // older than all of them, and waiting
  gui.workspace.reading = [&, readings](const RegionRead& wish, const std::string& region) -> Result<RegionReading> {
    const auto* read = std::get_if<ProposalsRead>(&wish);
    if (!read) return readings(wish, region);
    ProposalSlice slice;
    for (const auto& one : all) {
      if (read->state && one.state != *read->state) continue;
      if (!read->after.empty() && one.id >= read->after) continue;
      if (static_cast<int>(slice.proposals.size()) == read->limit) {
        slice.next = slice.proposals.back().id;
        break;
      }
      slice.proposals.push_back(one);
    }
    return RegionReading(slice);
  };
  auto* panel = gui.at<ProposalsPanel>("proposals");
  panel->refresh();
  QCOMPARE(panel->table()->model()->rowCount(), 1);
  QVERIFY(!AdminGui::button(panel, "more")->isVisible());
  QTest::mouseClick(AdminGui::button(panel, "statesDecided"), Qt::LeftButton);
  QCOMPARE(panel->table()->model()->rowCount(), 100);
  QTest::mouseClick(AdminGui::button(panel, "more"), Qt::LeftButton);
  QCOMPARE(panel->table()->model()->rowCount(), 200);
  panel->refresh();
  QCOMPARE(panel->table()->model()->rowCount(), 200);
  panel->table()->scrollToBottom();
  QTRY_COMPARE(panel->table()->model()->rowCount(), 230);
  QVERIFY(!AdminGui::button(panel, "more")->isVisible());
}

void AdminPageTest::billsComePageByPage() {
  AdminGui gui(Role::finance);
  const AdminReadings readings(gui.workspace.clock.wall());
  gui.workspace.reading = [&](const RegionRead& wish, const std::string& region) -> Result<RegionReading> {
    const auto* read = std::get_if<BillsRead>(&wish);
    if (!read) return readings(wish, region);
    BillSlice slice;
    const int first = read->after.empty() ? 0 : std::stoi(read->after);
    for (int i = first; i < std::min(150, first + read->limit); ++i) {
      slice.bills.push_back(readings.bills.front());
      slice.bills.back().lines = i;
    }
    const int end = first + static_cast<int>(slice.bills.size());
    if (end < 150) slice.next = std::to_string(end);
    return RegionReading(slice);
  };
  auto* panel = gui.at<BillsPanel>("bills");
  panel->refresh();
  QCOMPARE(panel->table()->model()->rowCount(), 100);
  QTest::mouseClick(AdminGui::button(panel, "more"), Qt::LeftButton);
  QCOMPARE(panel->table()->model()->rowCount(), 150);
  for (int row = 0; row < 150; ++row) QCOMPARE(AdminGui::cell(panel->table(), row, 5), count(row));
  QVERIFY(!AdminGui::button(panel, "more")->isVisible());
}

void AdminPageTest::aHeldLineIsClaimedWithItsNumber() {
  AdminGui gui(Role::support);
  gui.workspace.store.people["u-88210"] = User{"u-88210", "林**", Level::silver, Fen{18'426}, 3};
  auto nobodys = gui.workspace.store.rows.begin()->second;
  nobodys.id = "taobao:7777000011112222333:2";
  nobodys.line = "7777000011112222333";
  nobodys.userId.clear();
  nobodys.state = RebateState::held;
  nobodys.reason = Reason::unattributed;
  gui.workspace.put(nobodys);
  auto* panel = gui.at<HeldPanel>("held");
  panel->refresh();
  auto* claim = AdminGui::button(panel, "claim");
  for (int reason = 0; reason < panel->reasons()->count() && !claim->isVisible(); ++reason)
    panel->reasons()->setCurrentRow(reason);
  QVERIFY(claim->isVisible());
  panel->table()->selectRow(0);
  const auto order = AdminGui::cell(panel->table(), 0, 0);
  QTest::mouseClick(claim, Qt::LeftButton);
  auto* users = gui.window->workbench()->users();
  QCOMPARE(gui.window->workbench()->current(), PageId::users);
  QVERIFY(users->wish().contains(order));
  users->search()->setText(QStringLiteral("u-88210"));
  QTest::keyClick(users->search(), Qt::Key_Return);
  QTRY_VERIFY(users->person() && users->person()->dialog());
  const auto* dialog = qobject_cast<ClaimDialog*>(users->person()->dialog());
  QVERIFY(dialog);
  QCOMPARE(dialog->order()->text(), order);
  QTRY_COMPARE(dialog->lines()->count(), 1);  // looked up at once
}

void AdminPageTest::aBillIsConfirmedBySomebodyElse() {
  AdminGui gui(Role::finance);
  auto* panel = gui.at<BillsPanel>("bills");
  QCOMPARE(AdminGui::cell(panel->table(), 0, 4), QStringLiteral("45.00"));
  auto* confirm = AdminGui::button(panel, "confirm");
  QVERIFY(!confirm->isEnabled());
  QVERIFY(AdminGui::label(panel, "whyNot").contains(QStringLiteral("¥ 45.00")));
  AdminGui::edit(panel, "reason")->setText(QStringLiteral("three lines came late"));
  QVERIFY(confirm->isEnabled());
  QTest::mouseClick(confirm, Qt::LeftButton);
  QCOMPARE(std::get<ConfirmBill>(gui.kept()).ours.value, std::int64_t{1230060});
  gui.workspace.state.who->name = "li.wei";
  panel->refresh();
  QVERIFY(AdminGui::label(panel, "whyNot").contains(QStringLiteral("You entered it")));
}

void AdminPageTest::aBillIsEntered() {
  AdminGui gui(Role::finance);
  auto* panel = gui.at<BillsPanel>("bills");
  auto* enter = AdminGui::button(panel, "enter");
  QVERIFY(!enter->isEnabled());
  AdminGui::edit(panel, "month")->setText(QStringLiteral("2026-04"));
  AdminGui::edit(panel, "total")->setText(QStringLiteral("7.72"));
  panel->findChild<QSpinBox*>(QStringLiteral("lines"))->setValue(1);
  QTest::mouseClick(enter, Qt::LeftButton);
  QVERIFY(gui.kept() == Command(EnterBill{Platform::taobao, "2026-04", {772}, 1}));
}

void AdminPageTest::withoutARegionItSaysSoAndComesBack() {
  AdminGui gui;
  const auto working = gui.workspace.reading;
  gui.workspace.reading = {};
  auto* panel = gui.at<OperatorsPanel>("operators");
  QVERIFY(AdminGui::texts(panel).contains(QStringLiteral("No region answers.")));
  QVERIFY(!panel->table()->isVisible());
  gui.workspace.reading = working;
  gui.workspace.announceFacts();
  QVERIFY(panel->table()->isVisible());
  gui.workspace.reading = {};
  panel->refresh();
  QVERIFY(panel->table()->isVisible());  // what was read stays
  QVERIFY(AdminGui::label(panel, "trouble").contains(QStringLiteral("this is how it was")));
}

void AdminPageTest::everyFieldIsReachedByTab() {
  AdminGui gui;
  for (int tab = 0; tab < gui.page->tabs()->count(); ++tab) {
    gui.page->tabs()->setCurrentIndex(tab);
    gui.page->takeFocus();
    QSet<QWidget*> reached;
    for (int i = 0; i < 120; ++i) {
      reached << QApplication::focusWidget();
      QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    for (auto* widget : gui.page->tabs()->currentWidget()->findChildren<QWidget*>()) {
      const bool field = qobject_cast<QLineEdit*>(widget) || qobject_cast<QComboBox*>(widget) ||
                         qobject_cast<QTableView*>(widget) || qobject_cast<CoverageMap*>(widget);
      if (!field || !widget->isVisible() || !widget->isEnabled() || widget->parentWidget()->inherits("QSpinBox"))
        continue;
      if (widget->parentWidget()->inherits("QDateTimeEdit") || widget->focusPolicy() == Qt::NoFocus) continue;
      QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
      QVERIFY2(reached.contains(widget), qPrintable(widget->accessibleName()));
    }
  }
}

void AdminPageTest::pictures_data() {
  QTest::addColumn<int>("tongue");
  QTest::addColumn<int>("theme");
  QTest::newRow("en-dark") << static_cast<int>(Tongue::english) << static_cast<int>(Theme::dark);
  QTest::newRow("en-light") << static_cast<int>(Tongue::english) << static_cast<int>(Theme::light);
  QTest::newRow("zh-light") << static_cast<int>(Tongue::chinese) << static_cast<int>(Theme::light);
}

/// Nothing is cut off in any part of the page; kept to be looked at.
void AdminPageTest::pictures() {
  QFETCH(int, tongue);
  QFETCH(int, theme);
  AdminGui gui(Role::admin, static_cast<Tongue>(tongue), static_cast<Theme>(theme));
  QDir().mkpath(QStringLiteral("pictures/admin"));
  for (const auto* tab : {"proposals", "rules", "operators", "feeds", "held", "bills"}) {
    auto* panel = gui.at<AdminPanel>(tab);
    if (tab == std::string("proposals")) panel->open(kTheirs);
    if (auto* reserve = AdminGui::edit(panel, "reserve")) reserve->setText(QStringLiteral("8.5"));
    QTRY_COMPARE(clipped(panel), QString());  // the layout settles in the event loop
    QVERIFY(gui.window->grab().save(
        QStringLiteral("pictures/admin/%1-%2.png").arg(QLatin1String(tab), QLatin1String(QTest::currentDataTag()))));
  }
}

QTEST_MAIN(AdminPageTest)
#include "tst_admin_page.moc"
