// SPDX-License-Identifier: GPL-3.0-or-later
// What is done about people: each a command in the outbox, with what was seen; and why not, when not.
#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>

#include "ui/style/words.h"
#include "ui/users/amount_dialog.h"
#include "ui/users/change_dialog.h"
#include "ui/users/claim_dialog.h"
#include "ui/users/note_card.h"
#include "ui/users/reason_field.h"
#include "users_gui.h"

using namespace rebate;

namespace {

template <class Dialog>
Dialog* begun(UsersGui& gui, UserAct act) {
  gui.person()->begin(act);
  return qobject_cast<Dialog*>(gui.person()->dialog());
}

template <class Wish>
Wish lastWish(UsersGui& gui) {
  return std::get<Wish>(*gui.workspace.outbox.back().command);
}

}  // namespace

class UsersActsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { qputenv("TZ", "Asia/Shanghai"); }
  void aNoteWaitsInTheTimeline();
  void aNoteOfflineSaysWhereItGoes();
  void aLongNoteIsCounted();
  void anAdjustmentSaysWhatTheBalanceBecomes();
  void amounts_data();
  void amounts();
  void aWithdrawalOfWhatIsFree();
  void oldDataAsksAgainAboutMoney();
  void levelFreezeAndItsEnd();
  void erasureIsAProposal();
  void aClaimShowsWhatTheCopyHas();
  void whoOwnsALine_data();
  void whoOwnsALine();
  void aRefusalIsSaid();
  void rolesAreOffered_data();
  void rolesAreOffered();
  void whyNot_data();
  void whyNot();
};

void UsersActsTest::aNoteWaitsInTheTimeline() {
  UsersGui gui;
  auto* note = gui.openPerson()->note();
  QVERIFY(!note->add()->isEnabled());
  QTest::keyClicks(note->text(), QStringLiteral("called back"));
  QTest::keyClick(note->text(), Qt::Key_Return, Qt::ControlModifier);
  QCOMPARE(gui.workspace.outbox.size(), std::size_t{1});
  QCOMPARE(lastWish<AddNote>(gui), (AddNote{"u-88210", "called back"}));
  QCOMPARE(gui.workspace.outbox.back().factsSeen.at("balance_fen"), std::string("18426"));
  QVERIFY(note->text()->toPlainText().isEmpty());
  QVERIFY(gui.timelineWords().first().startsWith(QStringLiteral("In the outbox (Waiting): sun.yu: called back")));
  const auto asked = gui.region->count<TimelineRead>();
  gui.workspace.outbox.back().state = OutboxState::applied;
  gui.workspace.announceOutbox();
  QVERIFY(!gui.timelineWords().first().startsWith(QStringLiteral("In the outbox")));
  QCOMPARE(gui.region->count<TimelineRead>(), asked + 1);  // now in the region's own words
}

void UsersActsTest::aNoteOfflineSaysWhereItGoes() {
  UsersGui gui(Role::support, true);
  auto* note = gui.openPerson()->note();
  QVERIFY(gui.says(QStringLiteral("it is saved to the outbox and sent when one does")));
  QTest::keyClicks(note->text(), QStringLiteral("x"));
  QTest::mouseClick(note->add(), Qt::LeftButton);
  QVERIFY(gui.timelineWords().first().contains(QStringLiteral("sun.yu: x")));
}

void UsersActsTest::aLongNoteIsCounted() {
  UsersGui gui;
  auto* note = gui.openPerson()->note();
  note->text()->setPlainText(QString(667, QChar(0x4e2d)));
  QVERIFY(!note->add()->isEnabled());
  QVERIFY(gui.says(QStringLiteral("1 too long")));
  note->text()->setPlainText(QString(666, QChar(0x4e2d)));
  QVERIFY(note->add()->isEnabled());
}

void UsersActsTest::anAdjustmentSaysWhatTheBalanceBecomes() {
  UsersGui gui;
  gui.openPerson();
  auto* dialog = begun<AmountDialog>(gui, UserAct::adjust);
  QTest::keyClicks(dialog->amount(), QStringLiteral("-5.00"));
  QVERIFY(dialog->becomes().contains(yuan({18'426})) && dialog->becomes().contains(yuan({17'926})));
  QCOMPARE(dialog->said(), QStringLiteral("A reason is needed."));
  dialog->reason()->setEditText(QStringLiteral("credited twice"));
  QVERIFY(dialog->primary()->text().startsWith(QStringLiteral("Propose ") + QChar(0x2212)));
  QTest::mouseClick(dialog->primary(), Qt::LeftButton);
  QCOMPARE(lastWish<ProposeAdjustment>(gui), (ProposeAdjustment{"u-88210", {-500}, "credited twice"}));
  QVERIFY(gui.timelineWords().first().contains(QStringLiteral("proposed by sun.yu")));
}

void UsersActsTest::amounts_data() {
  QTest::addColumn<bool>("adjust");
  QTest::addColumn<QString>("typed");
  QTest::addColumn<QString>("missing");
  const auto row = [](const char* name, bool adjust, const char* typed, const char* missing) {
    QTest::newRow(name) << adjust << QString::fromUtf8(typed) << QString::fromLatin1(missing);
  };
  row("nothing", true, "", "Write an amount");
  row("zero", true, "0.00", "Write an amount");
  row("three decimals", true, "1.234", "Write an amount");
  row("letters", true, "5 euro", "Write an amount");
  row("with its sign", true, "¥ 5", "");
  row("a plus", true, "+5", "");
  row("a printed minus", true, "−5", "");
  row("below zero", true, "-184.27", "It takes more than the balance.");
  row("down to zero", true, "-184.26", "");
  row("too much", true, "100000.01", "At most");
  row("the most", true, "100,000.00", "");
  row("withdraw nothing", false, "0", "Write an amount");
  row("withdraw less than nothing", false, "-1", "Write an amount");
  row("withdraw too little", false, "0.99", "The smallest withdrawal is");
  row("withdraw the least", false, "1.00", "");
  row("withdraw all", false, "184.26", "");
  row("withdraw more", false, "184.27", "Only ");
}

void UsersActsTest::amounts() {
  QFETCH(bool, adjust);
  QFETCH(QString, typed);
  QFETCH(QString, missing);
  UsersGui gui;
  gui.openPerson();
  auto* dialog = begun<AmountDialog>(gui, adjust ? UserAct::adjust : UserAct::withdraw);
  if (adjust) dialog->reason()->setEditText(QStringLiteral("why"));
  dialog->amount()->setText(typed);
  QVERIFY2(missing.isEmpty() ? dialog->said().isEmpty() : dialog->said().startsWith(missing),
           qPrintable(dialog->said()));
  QCOMPARE(dialog->primary()->isEnabled(), missing.isEmpty());
}

void UsersActsTest::aWithdrawalOfWhatIsFree() {
  UsersGui gui;
  gui.openPerson();
  auto* dialog = begun<AmountDialog>(gui, UserAct::withdraw);
  QCOMPARE(dialog->amount()->text(), QStringLiteral("184.26"));
  QTest::keyClick(dialog->amount(), Qt::Key_Return);
  QCOMPARE(lastWish<RequestWithdrawal>(gui), (RequestWithdrawal{"u-88210", {18'426}}));
}

void UsersActsTest::oldDataAsksAgainAboutMoney() {
  UsersGui gui;
  gui.openPerson();
  gui.workspace.state.preferences.lockAfter = 0;  // nobody went away
  gui.workspace.announceFacts();
  gui.workspace.clock.pass(16 * 60'000);
  auto* dialog = begun<AmountDialog>(gui, UserAct::withdraw);
  QTest::mouseClick(dialog->primary(), Qt::LeftButton);
  QCOMPARE(gui.workspace.outbox.size(), std::size_t{0});
  QVERIFY(dialog->said().startsWith(QStringLiteral("You decide on what was true 16 m ago.")));
  QVERIFY(dialog->primary()->text().endsWith(QStringLiteral("anyway")));
  QTest::mouseClick(dialog->primary(), Qt::LeftButton);
  QCOMPARE(gui.workspace.outbox.size(), std::size_t{1});
}

void UsersActsTest::levelFreezeAndItsEnd() {
  UsersGui gui;
  gui.openPerson();
  auto* level = begun<ChangeDialog>(gui, UserAct::changeLevel);
  level->reason()->setEditText(QStringLiteral("loyal"));
  QCOMPARE(level->said(), QStringLiteral("Choose another level."));
  level->choose(Level::gold);
  QTest::mouseClick(level->primary(), Qt::LeftButton);
  QCOMPARE(lastWish<ChangeUser>(gui), (ChangeUser{"u-88210", 7, Level::gold, {}, "loyal"}));
  QTRY_VERIFY(!gui.person()->dialog());
  QTest::mouseClick(gui.button(UserAct::freeze), Qt::LeftButton);
  auto* freeze = qobject_cast<ChangeDialog*>(gui.person()->dialog());
  freeze->reason()->setEditText(QStringLiteral("taken over"));
  QTest::mouseClick(freeze->primary(), Qt::LeftButton);
  QCOMPARE(lastWish<ChangeUser>(gui), (ChangeUser{"u-88210", 7, {}, UserState::frozen, "taken over"}));
}

void UsersActsTest::erasureIsAProposal() {
  UsersGui gui(Role::admin);
  gui.openPerson();
  QVERIFY(gui.person()->head()->action(UserAct::erase)->isEnabled());
  auto* dialog = begun<ChangeDialog>(gui, UserAct::erase);
  dialog->reason()->setEditText(QStringLiteral("asked to"));
  QTest::mouseClick(dialog->primary(), Qt::LeftButton);
  QCOMPARE(lastWish<ProposeErasure>(gui), (ProposeErasure{"u-88210", "asked to"}));
}

void UsersActsTest::aClaimShowsWhatTheCopyHas() {
  UsersGui gui;
  gui.openPerson();
  auto* dialog = begun<ClaimDialog>(gui, UserAct::claim);
  QTest::keyClicks(dialog->order(), QStringLiteral("7777000011112222333"));
  QTRY_COMPARE(dialog->lines()->count(), 1);
  QVERIFY(dialog->lines()->item(0)->text().contains(QStringLiteral("can be claimed")));
  QVERIFY(!dialog->primary()->isEnabled());
  dialog->evidence()->setPlainText(QStringLiteral("screenshot seen"));
  QTest::mouseClick(dialog->primary(), Qt::LeftButton);
  QCOMPARE(lastWish<ProposeClaim>(gui),
           (ProposeClaim{"u-88210", Platform::taobao, "7777000011112222333", "screenshot seen"}));
  QTRY_VERIFY(!gui.person()->dialog());
  auto* other = begun<ClaimDialog>(gui, UserAct::claim);
  other->evidence()->setPlainText(QStringLiteral("screenshot seen"));
  QTest::keyClicks(other->order(), QStringLiteral("2035657313150181441"));
  QTRY_COMPARE(other->lines()->count(), 1);
  QVERIFY(other->lines()->item(0)->text().contains(QStringLiteral("theirs already")));
  QVERIFY(!other->primary()->isEnabled());
  other->order()->setText(QStringLiteral("9999999999"));  // the region may know it by the order's own number
  QTRY_VERIFY(other->primary()->isEnabled());
}

void UsersActsTest::whoOwnsALine_data() {
  QTest::addColumn<int>("state");
  QTest::addColumn<int>("reason");
  QTest::addColumn<QString>("owner");
  QTest::addColumn<QString>("why");
  const auto row = [](const char* name, RebateState state, Reason reason, const char* owner, const char* why) {
    QTest::newRow(name) << static_cast<int>(state) << static_cast<int>(reason) << owner << why;
  };
  row("nobody's", RebateState::held, Reason::unattributed, "", "");
  row("claimed by two", RebateState::held, Reason::attributionConflict, "u-2", "");
  row("held for another reason", RebateState::held, Reason::refundOpen, "u-2", "belongs to u-2");
  row("theirs", RebateState::waiting, Reason::none, "u-1", "theirs already");
  row("somebody else's", RebateState::waiting, Reason::none, "u-2", "belongs to u-2");
  row("credited to them", RebateState::credited, Reason::none, "u-1", "credited to them already");
  row("credited", RebateState::credited, Reason::none, "u-2", "credited to u-2 already");
  row("void", RebateState::voided, Reason::closedUpstream, "", "Void: nothing is left to claim");
}

void UsersActsTest::whoOwnsALine() {
  QFETCH(int, state);
  QFETCH(int, reason);
  QFETCH(QString, owner);
  QFETCH(QString, why);
  Rebate line;
  line.state = static_cast<RebateState>(state);
  line.reason = static_cast<Reason>(reason);
  line.userId = owner.toStdString();
  QCOMPARE(ClaimDialog::whyNot(line, "u-1"), why);
}

void UsersActsTest::aRefusalIsSaid() {
  UsersGui gui;
  gui.openPerson();
  gui.workspace.decideFailure = Error{Errc::storage, "", ""};
  auto* dialog = begun<AmountDialog>(gui, UserAct::withdraw);
  QTest::mouseClick(dialog->primary(), Qt::LeftButton);
  QVERIFY(dialog->isVisible());
  QCOMPARE(dialog->said(), Words::error(*gui.workspace.decideFailure));
  QVERIFY(dialog->primary()->isEnabled());
  auto* note = gui.person()->note();
  note->text()->setPlainText(QStringLiteral("kept"));
  QTest::mouseClick(note->add(), Qt::LeftButton);
  QCOMPARE(note->text()->toPlainText(), QStringLiteral("kept"));
}

void UsersActsTest::rolesAreOffered_data() {
  QTest::addColumn<int>("role");
  QTest::addColumn<QString>("acts");
  QTest::newRow("support") << static_cast<int>(Role::support)
                           << QStringLiteral("reveal claim adjust freeze withdraw level note");
  QTest::newRow("finance") << static_cast<int>(Role::finance) << QStringLiteral("reveal unfreeze note");
  QTest::newRow("admin") << static_cast<int>(Role::admin) << QStringLiteral("erase");
  QTest::newRow("auditor") << static_cast<int>(Role::auditor) << QString();
}

void UsersActsTest::rolesAreOffered() {
  QFETCH(int, role);
  QFETCH(QString, acts);
  UsersGui gui(static_cast<Role>(role));
  gui.openPerson();
  QStringList offered;
  const std::pair<UserAct, const char*> all[] = {{UserAct::reveal, "reveal"},     {UserAct::claim, "claim"},
                                                 {UserAct::adjust, "adjust"},     {UserAct::freeze, "freeze"},
                                                 {UserAct::unfreeze, "unfreeze"}, {UserAct::withdraw, "withdraw"},
                                                 {UserAct::changeLevel, "level"}, {UserAct::erase, "erase"}};
  for (const auto& [act, name] : all)
    if (gui.button(act) || gui.person()->head()->action(act)) offered << QLatin1String(name);
  if (gui.person()->note()->text()->isEnabled()) offered << QStringLiteral("note");
  QCOMPARE(offered.join(QLatin1Char(' ')), acts);
}

void UsersActsTest::whyNot_data() {
  QTest::addColumn<int>("act");
  QTest::addColumn<int>("role");
  QTest::addColumn<int>("state");
  QTest::addColumn<qlonglong>("frozen");
  QTest::addColumn<QString>("why");
  const auto row = [](const char* name, UserAct act, Role role, UserState state, qlonglong frozen, const char* why) {
    QTest::newRow(name) << static_cast<int>(act) << static_cast<int>(role) << static_cast<int>(state) << frozen
                        << QString::fromLatin1(why);
  };
  using Act = UserAct;
  using State = UserState;
  row("note", Act::note, Role::support, State::active, 0, "");
  row("note on somebody frozen", Act::note, Role::support, State::frozen, 0, "");
  row("note on somebody erased", Act::note, Role::support, State::erased, 0, "What is personal about them was erased");
  row("another role", Act::changeLevel, Role::finance, State::active, 0, "Your role (Finance) may not do this.");
  row("frozen already", Act::freeze, Role::support, State::frozen, 0, "Frozen already.");
  row("not frozen", Act::unfreeze, Role::finance, State::active, 0, "They are not frozen.");
  row("lift it", Act::unfreeze, Role::finance, State::frozen, 0, "");
  row("withdraw from somebody frozen", Act::withdraw, Role::support, State::frozen, 0, "Frozen: nothing is paid out");
  row("withdraw", Act::withdraw, Role::support, State::active, 0, "");
  row("erase with open withdrawals", Act::erase, Role::admin, State::active, 500, "There are open withdrawals");
  row("erase", Act::erase, Role::admin, State::active, 0, "");
}

void UsersActsTest::whyNot() {
  QFETCH(int, act);
  QFETCH(int, role);
  QFETCH(int, state);
  QFETCH(qlonglong, frozen);
  QFETCH(QString, why);
  FakeWorkspace workspace;
  scenes::live(workspace);
  workspace.state.who->role = static_cast<Role>(role);
  auto user = personOf("u-1", "", {100});
  user.state = static_cast<UserState>(state);
  user.frozen = {frozen};
  const auto said = UserActs::whyNot(static_cast<UserAct>(act), user, workspace.state, workspace.clock.wall());
  QVERIFY2(why.isEmpty() ? said.isEmpty() : said.startsWith(why), qPrintable(said));
  workspace.state.readOnly = true;
  QVERIFY(!UserActs::whyNot(static_cast<UserAct>(act), user, workspace.state, workspace.clock.wall()).isEmpty());
}

QTEST_MAIN(UsersActsTest)
#include "tst_users_acts.moc"
