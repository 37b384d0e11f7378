// SPDX-License-Identifier: GPL-3.0-or-later
// The withdrawals' page: who may do what with which, by keyboard; payout batches; the settlement day.
#include <QAbstractItemModelTester>
#include <QListWidget>
#include <QRadioButton>
#include <QSpinBox>
#include <QTableView>
#include <QTableWidget>

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "clipped.h"
#include "fake_workspace/sample_withdrawals.h"
#include "gui_harness.h"
#include "ui/delegates/cell_delegates.h"
#include "ui/shell/pictures.h"
#include "ui/style/empty_state.h"
#include "ui/style/words.h"
#include "ui/withdrawals/money_cards.h"
#include "ui/withdrawals/payout_dialog.h"
#include "ui/withdrawals/payouts_view.h"
#include "ui/withdrawals/request_dialog.h"
#include "ui/withdrawals/review_box.h"
#include "ui/withdrawals/settlement_view.h"
#include "ui/withdrawals/withdrawal_chips.h"
#include "ui/withdrawals/withdrawal_drawer.h"
#include "ui/withdrawals/withdrawal_export.h"
#include "ui/withdrawals/withdrawal_words.h"
#include "ui/withdrawals/withdrawals_page.h"

namespace rebate {
namespace {

/// The scene's lines were all made this morning: some are put into the month before, so that something is due.
void morning(FakeWorkspace& workspace) {
  scenes::live(workspace);
  int number = 0;
  for (auto& [id, row] : workspace.store.rows) {
    ++number;
    if (row.upstream == UpstreamState::received && number % 3 != 0) row.modifiedAt -= (13 + number % 25) * 86'400'000LL;
    row.platform = number % 5 == 0 ? Platform::jd : number % 7 == 0 ? Platform::pdd : row.platform;
    if (row.state == RebateState::credited) row.refundOpen = number % 4 == 0;
  }
}

void asSupport(FakeWorkspace& workspace) {
  morning(workspace);
  workspace.state.who = Operator{kSupport, "赵敏", Role::support};
}

std::function<Result<RegionReading>(const RegionRead&, const std::string&)> payoutsOf(const FakeWorkspace& workspace) {
  return [&workspace](const RegionRead& wish, const std::string&) -> Result<RegionReading> {
    const auto detail = samplePayout(workspace);
    if (std::holds_alternative<PayoutsRead>(wish)) return RegionReading(PayoutSlice{{detail.payout}, {}});
    if (std::holds_alternative<PayoutRead>(wish)) return RegionReading(detail);
    return Error{Errc::notFound, "", ""};
  };
}

struct Gui : GuiHarness {
  explicit Gui(Scene scene = morning) : GuiHarness(scene) {
    window->go(PageId::withdrawals);
    page()->table()->setFocus();
  }
  WithdrawalsPage* page() { return window->workbench()->withdrawals(); }
  QPushButton* button(const char* name) { return page()->drawer()->findChild<QPushButton*>(QLatin1String(name)); }
  QLineEdit* reason() { return page()->drawer()->findChild<QLineEdit*>(QStringLiteral("reason")); }
  std::string shown() { return page()->drawer()->shown() ? page()->drawer()->shown()->withdrawal.id : ""; }
  void press(Qt::Key key) { QTest::keyClick(page()->table(), key); }
  bool says(const QString& text) {
    for (const auto* label : page()->findChildren<QLabel*>())
      if (label->isVisible() && label->text().contains(text)) return true;
    return false;
  }
  const ReviewWithdrawal* reviewed(std::size_t at) {
    return at < workspace.outbox.size() ? std::get_if<ReviewWithdrawal>(&*workspace.outbox[at].command) : nullptr;
  }
};

}  // namespace

class TestWithdrawalsPage : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theFileHasEveryRowOfTheQuery();
  void showsTheQueueWithItsUsers() {
    Gui gui;
    const QAbstractItemModelTester tester(gui.page()->table()->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(gui.page()->model().rowCount(), 3);
    QVERIFY(gui.page()->chips()->chip(WithdrawalStage::waiting)->text().endsWith(QStringLiteral("3")));
    const auto cell = [&](WithdrawalTableModel::Column column) {
      return gui.page()->table()->model()->index(0, static_cast<int>(column)).data().toString();
    };
    QCOMPARE(cell(WithdrawalTableModel::Column::user), QStringLiteral("u-20816 冯**"));
    QCOMPARE(cell(WithdrawalTableModel::Column::amount), QStringLiteral("500.00"));
    QCOMPARE(cell(WithdrawalTableModel::Column::balance), QStringLiteral("506.18"));
    QCOMPARE(gui.shown(), std::string("W-20260612-0041"));  // the first is chosen
    QVERIFY(gui.says(QStringLiteral("Asked for by zhao.min")));
  }

  void approvesByKeyAndGoesOn() {
    Gui gui;
    gui.press(Qt::Key_A);
    const auto* review = gui.reviewed(0);
    QVERIFY(review != nullptr);
    QVERIFY(review->withdrawalId == "W-20260612-0041" && review->verdict == ReviewVerdict::approve);
    QVERIFY(review->contentHash == "hash-W-20260612-0041" && review->version == 1 && review->amount == Fen{50'000});
    const auto& seen = gui.workspace.outbox[0].factsSeen;
    QCOMPARE(seen.at("state"), std::string("requested"));
    QCOMPARE(seen.at("amount_fen"), std::string("50000"));
    QVERIFY(gui.page()->model().isPending("W-20260612-0041"));
    QCOMPARE(gui.shown(), std::string("W-20260612-0040"));
    QVERIFY(!gui.page()->lastSaid().isEmpty());
    gui.press(Qt::Key_A);  // at once: it was meant for the one before
    QCOMPARE(gui.workspace.outbox.size(), std::size_t{1});
    gui.workspace.clock.pass(1'000);
    gui.press(Qt::Key_A);
    QCOMPARE(gui.workspace.outbox.size(), std::size_t{2});
  }

  void aDoubleClickApprovesOne() {
    Gui gui;
    auto* approve = gui.page()->findChild<QPushButton*>(QStringLiteral("approve"));
    for (int click = 0; click < 2; ++click) QTest::mouseClick(approve, Qt::LeftButton);
    QCOMPARE(gui.workspace.outbox.size(), std::size_t{1});
    gui.workspace.clock.pass(1'000);
    QTest::mouseClick(approve, Qt::LeftButton);
    QCOMPARE(gui.workspace.outbox.size(), std::size_t{2});
  }

  void rejectsAndCancelsWithAReason_data() {
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("verdict");
    QTest::newRow("reject") << static_cast<int>(Qt::Key_R) << static_cast<int>(ReviewVerdict::reject);
    QTest::newRow("cancel") << static_cast<int>(Qt::Key_C) << static_cast<int>(ReviewVerdict::cancel);
  }
  void rejectsAndCancelsWithAReason() {
    QFETCH(int, key);
    QFETCH(int, verdict);
    Gui gui;
    gui.press(static_cast<Qt::Key>(key));
    QVERIFY(gui.workspace.outbox.empty());
    QVERIFY(gui.reason()->hasFocus());
    QTest::keyClick(gui.reason(), Qt::Key_Escape);  // not after all
    QVERIFY(gui.page()->table()->hasFocus());
    gui.press(static_cast<Qt::Key>(key));
    QTest::keyClicks(gui.reason(), QStringLiteral("car"));  // letters that are keys elsewhere
    QTest::keyClick(gui.reason(), Qt::Key_Return);
    const auto* review = gui.reviewed(0);
    QVERIFY(review != nullptr);
    QVERIFY(review->verdict == static_cast<ReviewVerdict>(verdict) && review->reason == "car");
  }

  void saysWhyNot_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("why");
    const auto row = [](const char* id, const char* why) {
      QTest::newRow(id) << QString::fromLatin1(id) << QString::fromUtf8(why);
    };
    row("W-20260612-0039", "You asked for it: somebody else decides.");
    row("W-20260612-0035", "You approved it first: a second person has to approve it.");
    row("W-20260611-0121", "It is approved already. It can still be rejected or cancelled.");
    row("W-20260611-0093", "Ask again should the user say that nothing arrived.");
    row("W-20260611-0099", "There is nothing to decide: its state is “Returned”.");
  }
  void saysWhyNot() {
    QFETCH(QString, id);
    QFETCH(QString, why);
    Gui gui;
    gui.page()->open(id.toStdString());
    QCOMPARE(gui.shown(), id.toStdString());
    QVERIFY2(gui.says(why), qPrintable(why));
    gui.press(Qt::Key_A);
    QVERIFY(gui.workspace.outbox.empty());
  }

  void theSecondReviewerIsToldSo() {
    Gui gui;
    gui.page()->open("W-20260612-0038");
    QVERIFY(gui.says(QStringLiteral("1 of 2 approved")));
    QVERIFY(gui.says(QStringLiteral("Approval 2 of 2, after li.wei.")));
    gui.press(Qt::Key_A);
    QCOMPARE(gui.reviewed(0)->withdrawalId, std::string("W-20260612-0038"));
  }

  void anUnknownOneIsOnlyAskedAbout() {
    Gui gui;
    gui.page()->open("W-20260611-0102");
    QVERIFY(gui.says(QStringLiteral("It is never sent again, only asked about")));
    QVERIFY(!gui.button("approve")->isVisible() && !gui.button("reject")->isVisible());
    QVERIFY(gui.button("query")->isVisible());
    gui.press(Qt::Key_R);
    QVERIFY(gui.workspace.outbox.empty());
    gui.button("query")->click();
    const auto* query = std::get_if<QueryWithdrawal>(&*gui.workspace.outbox.at(0).command);
    QVERIFY(query && query->withdrawalId == "W-20260611-0102");
    QVERIFY(!gui.button("query")->isEnabled());  // asked already
  }

  void aReturnedOneSaysWhatToDo() {
    Gui gui;
    gui.page()->open("W-20260611-0099");
    QVERIFY(gui.says(QStringLiteral("The money is back in the balance.")));
    QVERIFY(gui.says(QStringLiteral("account name differs")));
  }

  void whatMovesIsShownAndTheDecisionLapses() {
    Gui gui;
    gui.press(Qt::Key_R);
    auto moved = gui.workspace.store.payments.at("W-20260612-0041");
    moved.version = 2;
    moved.state = WithdrawalState::rejected;
    moved.note = "a colleague was faster";
    moved.settledAt = gui.workspace.clock.wall();
    gui.workspace.put(moved);
    QVERIFY(gui.says(QStringLiteral("a colleague was faster")));
    QCOMPARE(gui.page()->model().rowCount(), 2);
    QVERIFY(!gui.page()->table()->currentIndex().isValid());  // no other row is taken for the one in the drawer
    QTest::keyClick(gui.reason(), Qt::Key_Return);
    QVERIFY(gui.workspace.outbox.empty());
  }

  void oldDataIsAskedAboutAndThenRefused() {
    Gui gui;
    gui.workspace.state.fetchedAt -= 20 * 60'000;
    gui.workspace.announceFacts();
    gui.press(Qt::Key_A);
    QVERIFY(gui.workspace.outbox.empty());
    QVERIFY(gui.says(QStringLiteral("You decide on what was true")));
    gui.press(Qt::Key_A);
    QCOMPARE(gui.workspace.outbox.size(), std::size_t{1});
    gui.workspace.state.fetchedAt -= 25 * 3'600'000LL;
    gui.workspace.announceFacts();
    gui.page()->open("W-20260612-0040");
    QVERIFY(gui.says(QStringLiteral("This data is older than 24 hours.")));
  }

  void supportReadsAndRequests() {
    Gui gui(asSupport);
    QVERIFY(!gui.page()->payoutButton()->isVisible());
    QVERIFY(gui.says(QStringLiteral("Your role (Support) reads withdrawals and does not decide them.")));
    gui.press(Qt::Key_A);
    QVERIFY(gui.workspace.outbox.empty());
    auto* dialog = gui.page()->requestFor("u-20816");
    QVERIFY(!dialog->requestButton()->isEnabled());
    dialog->amount()->setText(QStringLiteral("600"));
    QVERIFY(dialog->said()->text().contains(QStringLiteral("more than the balance")));
    dialog->amount()->setText(QStringLiteral("12,0.5x"));
    QVERIFY(!dialog->requestButton()->isEnabled());
    dialog->amount()->setText(QStringLiteral("120.50"));
    QCOMPARE(dialog->requestButton()->text(), QStringLiteral("Request ") + yuan({12'050}));
    dialog->requestButton()->click();
    const auto* request = std::get_if<RequestWithdrawal>(&*gui.workspace.outbox.at(0).command);
    QVERIFY(request && request->userId == "u-20816" && request->amount == Fen{12'050});
    QCOMPARE(gui.workspace.outbox[0].factsSeen.at("balance_fen"), std::string("50618"));
  }

  void financeBuildsAPayoutOfWhatItMay() {
    Gui gui;
    QVERIFY(!gui.page()->requestButton()->isVisible());
    auto* dialog = gui.page()->buildPayout();
    QCOMPARE(dialog->pick().taken.size(), std::size_t{2});  // the third was approved by the same person
    QCOMPARE(dialog->pick().left.size(), std::size_t{1});
    QVERIFY(dialog->pick().left[0].second.contains(QStringLiteral("You approved it last")));
    QVERIFY(dialog->summary()->text().contains(QStringLiteral("200.50")));
    dialog->number()->setValue(1);
    QCOMPARE(dialog->pick().taken.size(), std::size_t{1});
    QCOMPARE(dialog->pick().taken[0].withdrawal.id, std::string("W-20260611-0119"));  // the longest waiting
    dialog->number()->setValue(50);
    dialog->payButton()->click();
    const auto* payout = std::get_if<BuildPayout>(&*gui.workspace.outbox.at(0).command);
    QVERIFY(payout && payout->withdrawalIds.size() == 2 && payout->total == Fen{20'050});
    QVERIFY(gui.page()->model().isPending("W-20260611-0121"));
    auto* again = gui.page()->buildPayout();  // nothing twice while the first is on its way
    QVERIFY(again->pick().taken.empty() && !again->payButton()->isEnabled());
  }

  void theSelectedOnesBecomeThePayout() {
    Gui gui;
    gui.page()->chips()->choose(WithdrawalStage::reviewed);
    gui.page()->table()->selectAll();
    auto* dialog = gui.page()->buildPayout();
    QVERIFY(dialog->findChild<QRadioButton*>()->isChecked());
    QCOMPARE(dialog->pick().taken.size(), std::size_t{2});
  }

  void aRefusedCommandIsSaid() {
    Gui gui;
    gui.workspace.decideFailure = Error{Errc::storage, "", "full"};
    gui.press(Qt::Key_A);
    QVERIFY(gui.says(QStringLiteral("This desktop's disk refused it")));
    QVERIFY(gui.button("approve")->isEnabled());
  }

  void payoutsComeFromARegion() {
    Gui gui;
    gui.page()->showTab(WithdrawalsPage::Payouts);
    auto* payouts = gui.page()->payouts();
    auto* empty = payouts->findChild<EmptyState*>();
    QVERIFY(empty->isVisible() && empty->text().contains(QStringLiteral("none answers")));
    gui.workspace.reading = payoutsOf(gui.workspace);
    empty->button()->click();
    QCOMPARE(payouts->model().rowCount(), 1);
    QVERIFY(gui.says(QStringLiteral("nobody knows yet")));
    QVERIFY(gui.says(QStringLiteral("came back: account name differs")));
    Q_EMIT payouts->withdrawalsWanted(QStringLiteral("P-0611-B"));
    QTRY_COMPARE(gui.page()->model().rowCount(), 4);
  }

  void theForecastIsThatOfTheCopy() {
    Gui gui;
    std::vector<Rebate> rows;
    for (const auto& [id, row] : gui.workspace.store.rows) rows.push_back(row);
    std::vector<User> users;
    for (const auto& [id, user] : gui.workspace.store.people) users.push_back(user);
    const auto all = settlementOf(rows, users, gui.workspace.clock.wall());
    QVERIFY(all.dueOf(all.thisMonth).lines + all.dueOf(all.nextMonth).lines > 0);
    QTRY_VERIFY(gui.page()->cards()->text(0).contains(money(all.dueOf(all.thisMonth).sum)));
    QVERIFY(gui.page()->cards()->text(1).contains(money(all.thisMonth.payable.sum)));
    QVERIFY(gui.page()->cards()->text(2).contains(money(all.advanceTotal().sum)));
    QVERIFY(gui.page()->cards()->text(3).contains(money(all.exposure())));
    gui.page()->showTab(WithdrawalsPage::SettlementDay);
    const auto said = gui.page()->settlement()->said();
    for (const auto sum : {all.dueOf(all.nextMonth).sum, all.nextMonth.payable.sum, all.overdue.sum, all.approving.sum})
      QVERIFY2(said.contains(money(sum)), qPrintable(said));
    QCOMPARE(gui.page()->settlement()->table()->model()->rowCount(), static_cast<int>(all.thisMonth.days.size()));
    QVERIFY(gui.says(QStringLiteral("It is not a bill.")));
  }

  void theForecastFollowsTheCopyAfterARest() {
    Gui gui;
    QTRY_VERIFY(!gui.page()->cards()->text(3).contains(QChar(0x2014)));
    User owes;
    owes.id = "u-owes";
    owes.balance = {-98'765'432};
    gui.workspace.store.people[owes.id] = owes;
    gui.workspace.announceRebates({"taobao:1:2"});
    QTRY_VERIFY_WITH_TIMEOUT(gui.page()->cards()->text(3).contains(QStringLiteral("1 balance")), 10'000);
  }

  void theNavigationCountsWhatWaits() {
    Gui gui;
    const auto badge = [&] {
      auto* workbench = gui.window->workbench();
      return workbench->navigation()
          ->item(workbench->rowOf(PageId::withdrawals))
          ->data(NavigationDelegate::BadgeRole)
          .toString();
    };
    QCOMPARE(badge(), QStringLiteral("6"));  // three wait, two for a second person, one is unknown
    QCOMPARE(WithdrawalsPage::waitingFor(Role::support, gui.workspace.state.cached), std::int64_t{0});
  }

  void emptyQueuesSaySo() {
    Gui gui(scenes::nothingYet);
    QVERIFY(gui.page()->empty()->isVisible());
    QVERIFY(gui.page()->empty()->text().contains(QStringLiteral("Fetching the first copy")));
    gui.workspace.state.snapshotOf = 0;
    gui.workspace.announceFacts();
    QVERIFY(gui.page()->empty()->text().contains(QStringLiteral("No withdrawal in this state.")));
    gui.page()->search()->setText(QStringLiteral("nobody"));
    QTRY_VERIFY(gui.page()->empty()->text().contains(QStringLiteral("Nothing matches “nobody” here.")));
  }

  void everyControlHasItsName() {
    Gui gui;
    for (const auto tab : {WithdrawalsPage::Queue, WithdrawalsPage::Payouts, WithdrawalsPage::SettlementDay}) {
      gui.page()->showTab(tab);
      for (auto* widget : gui.page()->findChildren<QWidget*>())
        if (widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus))
          QVERIFY2(!widget->accessibleName().isEmpty() || !widget->findChildren<QWidget*>().isEmpty(),
                   widget->metaObject()->className());
    }
  }

  void nothingIsClipped_data() {
    QTest::addColumn<int>("tongue");
    QTest::addColumn<int>("theme");
    QTest::newRow("en-light") << static_cast<int>(Tongue::english) << static_cast<int>(Theme::light);
    QTest::newRow("zh-dark") << static_cast<int>(Tongue::chinese) << static_cast<int>(Theme::dark);
  }
  /// Kept under build/…/pictures to be looked at.
  void nothingIsClipped() {
    QFETCH(int, tongue);
    QFETCH(int, theme);
    Gui gui;
    gui.workspace.reading = payoutsOf(gui.workspace);
    gui.window->setTongue(static_cast<Tongue>(tongue));
    gui.window->setTheme(static_cast<Theme>(theme));
    gui.window->go(PageId::withdrawals);
    const auto folder = QCoreApplication::applicationDirPath() + QStringLiteral("/pictures");
    const auto look = [&](const char* name) {
      QTRY_VERIFY2(clipped(*gui.window).isEmpty(), qPrintable(clipped(*gui.window).join(QStringLiteral(" | "))));
      QCOMPARE(clippedHeadings(*gui.window).join(QLatin1Char('|')), QString());
      QVERIFY(savePicture(
          *gui.window, folder,
          QStringLiteral("withdrawals-%1-%2").arg(QLatin1String(name), QLatin1String(QTest::currentDataTag()))));
    };
    look("queue");
    for (const auto stage : {WithdrawalStage::secondApproval, WithdrawalStage::unknown, WithdrawalStage::returned}) {
      gui.page()->chips()->choose(stage);
      look(std::string(name(stage)).c_str());
    }
    gui.page()->chips()->choose(std::nullopt);
    look("all");
    gui.page()->showTab(WithdrawalsPage::Payouts);
    look("payouts");
    gui.page()->showTab(WithdrawalsPage::SettlementDay);
    look("settlement");
    auto* dialog = gui.page()->buildPayout();
    QTRY_VERIFY2(clipped(*dialog).isEmpty(), qPrintable(clipped(*dialog).join(QStringLiteral(" | "))));
    QVERIFY(dialog->grab().save(
        folder + QStringLiteral("/withdrawals-dialog-%1.png").arg(QLatin1String(QTest::currentDataTag()))));
  }

  void thePaceOfAskingDoublesUpToFiveMinutes_data() {
    QTest::addColumn<qint64>("since");
    QTest::addColumn<int>("asked");
    QTest::addColumn<qint64>("next");
    const auto row = [](qint64 since, int asked, qint64 next) {
      QTest::addRow("%lld", static_cast<long long>(since)) << since << asked << next;
    };
    row(0, 0, 1'000);
    row(999, 0, 1);
    row(1'000, 1, 2'000);
    row(2'999, 1, 1);
    row(3'000, 2, 4'000);
    row(255'000, 8, 256'000);  // 1 + 2 + 4 + … + 128 s
    row(511'000, 9, 300'000);
    row(811'000, 10, 300'000);
    row(811'000 + 300'000LL * 1'000, 1'010, 300'000);
    row(811'000 + 300'000LL * 1'000 + 7, 1'010, 299'993);
  }
  void thePaceOfAskingDoublesUpToFiveMinutes() {
    QFETCH(qint64, since);
    QFETCH(int, asked);
    QFETCH(qint64, next);
    const auto pace = queryPaceOf(since);
    QCOMPARE(pace.asked, asked);
    QCOMPARE(pace.nextIn, Millis{next});
  }
};

}  // namespace rebate

void rebate::TestWithdrawalsPage::theFileHasEveryRowOfTheQuery() {
  FakeWorkspace workspace;
  scenes::live(workspace);
  for (const auto& query : {WithdrawalQuery{}, WithdrawalQuery{{WithdrawalStage::waiting}}}) {
    const auto all = workspace.store.withdrawals(query, std::nullopt, 1000);
    QVERIFY(all && !all->empty());
    const auto table = WithdrawalExport::table(query);
    QVERIFY(!table.rows(nullptr));  // no copy is open
    std::vector<ExportRow> rows;
    const auto read = table.rows(&workspace.store)->read([&](const std::vector<ExportRow>& page) -> Outcome {
      rows.insert(rows.end(), page.begin(), page.end());
      return Done{};
    });
    QVERIFY(read);
    QCOMPARE(rows.size(), all->size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      QCOMPARE(rows[i].size(), table.columns.size());
      QCOMPARE(std::get<std::string>(rows[i][0]), (*all)[i].withdrawal.id);
      QCOMPARE(std::get<std::int64_t>(rows[i][3]), (*all)[i].withdrawal.amount.value);
    }
  }
  QCOMPARE(WithdrawalExport::filterWords({{WithdrawalStage::waiting}, "u-88"}),
           QStringLiteral("%1 · found by a search").arg(WithdrawalWords::stage(WithdrawalStage::waiting)));
}

QTEST_MAIN(rebate::TestWithdrawalsPage)
#include "tst_withdrawals_page.moc"
