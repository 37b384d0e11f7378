// SPDX-License-Identifier: GPL-3.0-or-later
// Personal data in the clear: who may see which, for how long, and that it is gone at once when it should be.
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include "ui/style/words.h"
#include "ui/users/reason_field.h"
#include "ui/users/reveal_card.h"
#include "ui/users/reveal_dialog.h"
#include "ui/users/secret_label.h"
#include "users_gui.h"

using namespace rebate;

namespace {

constexpr auto kPhone = "13800138000";

/// The phone is on the screen.
RevealCard* revealed(UsersGui& gui) {
  gui.openPerson();
  gui.person()->begin(UserAct::reveal);
  auto* dialog = gui.person()->revealDialog();
  dialog->reason()->setEditText(QStringLiteral("callback"));
  QTest::mouseClick(dialog->primary(), Qt::LeftButton);
  return gui.person()->reveal();
}

QPushButton* copyButton(RevealCard* card) {
  for (auto* button : card->findChildren<QPushButton*>())
    if (button->text() == QStringLiteral("Copy")) return button;
  return nullptr;
}

/// Nowhere in the window, in no accessible name.
bool isGone(UsersGui& gui) {
  for (const auto* widget : gui.window->findChildren<QWidget*>()) {
    if (widget->accessibleName().contains(QLatin1String(kPhone))) return false;
    if (const auto* label = qobject_cast<const QLabel*>(widget); label && label->text().contains(QLatin1String(kPhone)))
      return false;
    if (const auto* secret = qobject_cast<const SecretLabel*>(widget); secret && !secret->isEmpty()) return false;
  }
  return true;
}

}  // namespace

class UsersRevealTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { qputenv("TZ", "Asia/Shanghai"); }
  void cleanup() { QGuiApplication::clipboard()->clear(); }
  void aReasonAndAFieldAreNeeded();
  void eachAskingHasAKeyOfItsOwn();
  void itIsShownAndCountedDown();
  void theRegionsClockCounts();
  void itGoesWith_data();
  void itGoesWith();
  void theClipboardIsEmptied();
  void somebodyElsesClipboardStays();
  void rolesSeeWhatTheyMay_data();
  void rolesSeeWhatTheyMay();
  void tooManyAreExplained();
  void withoutALeaderNothingIsAsked();
};

void UsersRevealTest::aReasonAndAFieldAreNeeded() {
  UsersGui gui;
  gui.openPerson();
  QTest::mouseClick(gui.button(UserAct::reveal), Qt::LeftButton);
  auto* dialog = gui.person()->revealDialog();
  QVERIFY(dialog);
  QVERIFY(!dialog->primary()->isEnabled());
  QCOMPARE(dialog->said(), QStringLiteral("A reason is needed."));
  QTest::keyClicks(dialog->reason(), QStringLiteral("callback"));
  QVERIFY(dialog->primary()->isEnabled());
  dialog->box(PersonalField::phone)->setChecked(false);
  QCOMPARE(dialog->said(), QStringLiteral("Choose what you need to see."));
  QVERIFY(!dialog->primary()->isEnabled());
  QCOMPARE(gui.region->count<RevealRead>(), 0);
}

void UsersRevealTest::eachAskingHasAKeyOfItsOwn() {
  UsersGui gui;
  auto* card = revealed(gui);
  QVERIFY(card->isShowing());
  revealed(gui);
  std::set<std::string> keys;
  for (const auto& wish : gui.region->asked)
    if (const auto* read = std::get_if<RevealRead>(&wish)) {
      keys.insert(read->key);
      QCOMPARE(read->reason, std::string("callback"));
      QCOMPARE(read->fields, std::vector{PersonalField::phone});
    }
  QCOMPARE(keys.size(), std::size_t{2});
}

void UsersRevealTest::itIsShownAndCountedDown() {
  UsersGui gui;
  auto* card = revealed(gui);
  QVERIFY(card->isVisible());
  QCOMPARE(card->values().size(), std::size_t{1});
  QCOMPARE(card->values().front()->secret(), SecretText(kPhone));
  QVERIFY(gui.says(QStringLiteral("Shown for 2 m 0 s more")));
  QVERIFY(gui.says(QStringLiteral("Pictures and recordings")));
  gui.workspace.clock.pass(119'000);
  gui.window->tick();
  QVERIFY(gui.says(QStringLiteral("Shown for 1 s more")));
  gui.workspace.clock.pass(1'000);
  gui.window->tick();
  QVERIFY(!card->isVisible());
  QVERIFY(isGone(gui));
}

void UsersRevealTest::theRegionsClockCounts() {
  UsersGui gui;
  gui.workspace.state.clockAhead = 90'000;  // this desktop's clock is late
  auto* card = revealed(gui);
  QVERIFY(gui.says(QStringLiteral("Shown for 30 s more")));
  gui.workspace.clock.pass(30'000);
  gui.window->tick();
  QVERIFY(!card->isShowing());
}

void UsersRevealTest::itGoesWith_data() {
  QTest::addColumn<int>("what");
  for (const auto* name : {"another page", "another tab", "closing the tab", "a minimised window", "the button"}) {
    static int number = 0;
    QTest::newRow(name) << number++;
  }
}

void UsersRevealTest::itGoesWith() {
  QFETCH(int, what);
  UsersGui gui;
  const QPointer<RevealCard> card(revealed(gui));
  QVERIFY(!isGone(gui));
  QTest::mouseClick(copyButton(card), Qt::LeftButton);
  QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromLatin1(kPhone));
  if (what == 0) gui.window->go(PageId::overview);
  if (what == 1) gui.openPerson("u-88219");
  if (what == 2) QTest::keyClick(gui.window.get(), Qt::Key_W, Qt::ControlModifier);
  if (what == 3) gui.window->showMinimized();
  if (what == 4) QTest::mouseClick(card->findChild<QPushButton*>(QStringLiteral("hide")), Qt::LeftButton);
  QTRY_VERIFY(!card || !card->isShowing());
  QVERIFY(isGone(gui));
  QCOMPARE(QGuiApplication::clipboard()->text(), QString());
}

void UsersRevealTest::theClipboardIsEmptied() {
  UsersGui gui;
  auto* card = revealed(gui);
  QTest::mouseClick(copyButton(card), Qt::LeftButton);
  const auto* data = QGuiApplication::clipboard()->mimeData();
  QCOMPARE(data->data(QStringLiteral("x-kde-passwordManagerHint")), QByteArray("secret"));
  gui.workspace.clock.pass(121'000);
  gui.window->tick();
  QCOMPARE(QGuiApplication::clipboard()->text(), QString());
  auto* again = revealed(gui);
  QTest::mouseClick(copyButton(again), Qt::LeftButton);
  gui.window->lock(LockReason::asked);
  QTRY_COMPARE(QGuiApplication::clipboard()->text(), QString());
  QVERIFY(isGone(gui));
}

void UsersRevealTest::somebodyElsesClipboardStays() {
  UsersGui gui;
  auto* card = revealed(gui);
  QTest::mouseClick(copyButton(card), Qt::LeftButton);
  QGuiApplication::clipboard()->setText(QStringLiteral("a shopping list"));
  gui.workspace.clock.pass(121'000);
  gui.window->tick();
  QVERIFY(!card->isShowing());
  QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("a shopping list"));
}

void UsersRevealTest::rolesSeeWhatTheyMay_data() {
  QTest::addColumn<int>("role");
  QTest::addColumn<bool>("contacts");
  QTest::addColumn<bool>("account");
  QTest::newRow("support") << static_cast<int>(Role::support) << true << true;
  QTest::newRow("finance") << static_cast<int>(Role::finance) << false << true;
  QTest::newRow("admin") << static_cast<int>(Role::admin) << false << false;
  QTest::newRow("auditor") << static_cast<int>(Role::auditor) << false << false;
}

void UsersRevealTest::rolesSeeWhatTheyMay() {
  QFETCH(int, role);
  QFETCH(bool, contacts);
  QFETCH(bool, account);
  UsersGui gui(static_cast<Role>(role));
  gui.openPerson();
  QCOMPARE(gui.button(UserAct::reveal) != nullptr, contacts || account);
  if (!gui.button(UserAct::reveal)) return;
  gui.person()->begin(UserAct::reveal);
  auto* dialog = gui.person()->revealDialog();
  for (const auto field : {PersonalField::nickname, PersonalField::phone, PersonalField::name})
    QCOMPARE(dialog->box(field) != nullptr, contacts);
  QCOMPARE(dialog->box(PersonalField::payoutAccount) != nullptr, account);
}

void UsersRevealTest::tooManyAreExplained() {
  UsersGui gui;
  gui.openPerson();
  gui.region->failure = Error{Errc::busy, "retry_after_ms", "1500000"};
  gui.person()->begin(UserAct::reveal);
  auto* dialog = gui.person()->revealDialog();
  dialog->reason()->setEditText(QStringLiteral("callback"));
  QTest::mouseClick(dialog->primary(), Qt::LeftButton);
  QVERIFY(!gui.person()->reveal()->isShowing());
  const auto when = clockTime(gui.workspace.clock.wall() + 1'500'000);
  QVERIFY2(dialog->said().contains(QStringLiteral("20 times within an hour")) && dialog->said().contains(when),
           qPrintable(dialog->said()));
}

void UsersRevealTest::withoutALeaderNothingIsAsked() {
  UsersGui gui;
  gui.openPerson();
  gui.workspace.state.target.state = WriteState::noLeader;
  gui.workspace.announceFacts();
  QVERIFY(!gui.button(UserAct::reveal)->isEnabled());
  QVERIFY(gui.says(QStringLiteral("Revealing is recorded by the region that leads")));
}

QTEST_MAIN(UsersRevealTest)
#include "tst_users_reveal.moc"
