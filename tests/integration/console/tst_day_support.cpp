// SPDX-License-Identifier: GPL-3.0-or-later
// A support day: the real window by keyboard, over a real region. Somebody calls: they are found by their phone, one of
// their rebates is explained, their number is seen, a note is left, and an order is claimed for them.
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QtTest>

#include "region/people_desk.h"
#include "ui/users/claim_dialog.h"
#include "ui/users/explain_card.h"
#include "ui/users/note_card.h"
#include "ui/users/person_head.h"
#include "ui/users/person_timeline.h"
#include "ui/users/person_view.h"
#include "ui/users/reason_field.h"
#include "ui/users/reveal_card.h"
#include "ui/users/reveal_dialog.h"
#include "ui/users/secret_label.h"
#include "ui/users/users_page.h"
#include "whole_console/whole_console.h"

using namespace rebate;
using namespace rebate::fixtures;

namespace {

constexpr int kPatience = 30'000;

void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
  QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

/// What is typed from now on goes to this dialog.
bool hasTheKeys(QWidget* dialog) {
  return QTest::qWaitForWindowActive(dialog) && QTest::qWaitFor([dialog] {
           auto* focus = QApplication::focusWidget();
           return focus && dialog->isAncestorOf(focus);
         });
}

bool told(PersonView& person, TimelineKind kind, const std::string& text) {
  for (const auto& row : person.timeline()->model().rows())
    if (row.item.kind == kind && row.source == TimelineSource::region)
      for (const auto& [member, value] : row.item.body)
        if (value.find(text) != std::string::npos) return true;
  return false;
}

}  // namespace

class TestDaySupport : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void foundByPhoneAndExplained();
  void theNumberIsSeenAndRecorded();
  void aNoteIsLeft();
  void anOrderIsClaimed();
  void withoutARegionItWaits();
  void cleanupTestCase();

 private:
  PersonView& person() { return *console_->window().workbench()->users()->person(); }
  std::string nobodys();

  std::unique_ptr<PeopleDesk> people_;
  std::unique_ptr<WholeConsole> console_;
};

void TestDaySupport::initTestCase() {
  people_ = std::make_unique<PeopleDesk>();
  console_ = std::make_unique<WholeConsole>(
      std::vector{"http://127.0.0.1:" + std::to_string(people_->cluster().client(0).port())});
  QVERIFY(console_->signIn(QStringLiteral("li.na"), QStringLiteral("correct horse")));
  QTRY_COMPARE_WITH_TIMEOUT(console_->facts().target.state, WriteState::writing, kPatience);
}

void TestDaySupport::foundByPhoneAndExplained() {
  QTRY_VERIFY_WITH_TIMEOUT(console_->window().isSignedIn(), kPatience);
  auto* page = console_->window().workbench()->users();
  console_->window().activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(&console_->window()));
  QTest::keyClick(&console_->window(), Qt::Key_4, Qt::ControlModifier);
  QCOMPARE(console_->window().workbench()->current(), PageId::users);
  QTRY_COMPARE(QApplication::focusWidget(), page->search());
  QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("138 0013 8000"));
  press(Qt::Key_Return);
  QTRY_VERIFY_WITH_TIMEOUT(page->person() != nullptr, kPatience);
  QCOMPARE(person().userId(), std::string("u-10000"));
  QTRY_VERIFY_WITH_TIMEOUT(person().timeline()->model().hasRegion(), kPatience);
  QTRY_COMPARE(QApplication::focusWidget(), person().timeline()->table());
  for (int row = 0; row < person().timeline()->model().rowCount(); ++row) {
    if (person().timeline()->model().at(row)->item.kind == TimelineKind::order) break;
    press(Qt::Key_Down);
  }
  press(Qt::Key_Return);
  QTRY_VERIFY(person().explanation()->isVisible());
  QVERIFY(console_->workspace().cache()->rebate(person().explanation()->shownId()).valueOr({}).has_value());
  press(Qt::Key_Escape);
  QVERIFY(!person().explanation()->isVisible());
}

void TestDaySupport::theNumberIsSeenAndRecorded() {
  person().head()->button(UserAct::reveal)->setFocus();
  press(Qt::Key_Space);
  QVERIFY(person().revealDialog());
  QVERIFY(hasTheKeys(person().revealDialog()));
  QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("callback about an order"));
  press(Qt::Key_Return);
  auto* card = person().reveal();
  QTRY_VERIFY_WITH_TIMEOUT(card->isShowing(), kPatience);
  QCOMPARE(card->values().size(), std::size_t{1});
  QVERIFY(card->values().front()->secret().text().find("8000") != std::string::npos);
  const auto kept = people_->text("SELECT record FROM audit WHERE action = 'user.revealed'");
  QVERIFY(kept && kept->find("callback about an order") != std::string::npos &&
          kept->find("8000") == std::string::npos);
  console_->window().activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(&console_->window()));
  QTest::keyClick(&console_->window(), Qt::Key_1, Qt::ControlModifier);
  QVERIFY(!card->isShowing());
  QTest::keyClick(&console_->window(), Qt::Key_4, Qt::ControlModifier);
  QVERIFY(!card->isShowing());
}

void TestDaySupport::aNoteIsLeft() {
  person().note()->text()->setFocus();
  QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("asked about her new number"));
  press(Qt::Key_Return, Qt::ControlModifier);
  QTRY_VERIFY_WITH_TIMEOUT(told(person(), TimelineKind::note, "her new number"), kPatience);
  QVERIFY(told(person(), TimelineKind::reveal, "callback about an order"));
  QCOMPARE(people_->text("SELECT author FROM notes"), std::optional<std::string>("li.na"));
}

std::string TestDaySupport::nobodys() {
  RebateQuery held;
  held.state = RebateState::held;
  for (const auto& row : console_->workspace().cache()->rebates(held, std::nullopt, 500).valueOr({}))
    if (ClaimDialog::whyNot(row, "u-10000").isEmpty()) return row.line;
  return {};
}

void TestDaySupport::anOrderIsClaimed() {
  const auto line = nobodys();
  QVERIFY(!line.empty());
  person().head()->button(UserAct::claim)->setFocus();
  press(Qt::Key_Space);
  auto* dialog = qobject_cast<ClaimDialog*>(person().dialog());
  QVERIFY(dialog && hasTheKeys(dialog));
  QTest::keyClicks(QApplication::focusWidget(), QString::fromStdString(line));
  QTRY_VERIFY(dialog->lines()->count() > 0);
  dialog->evidence()->setFocus();
  QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("screenshot of the order"));
  dialog->primary()->setFocus();
  press(Qt::Key_Space);
  QTRY_VERIFY_WITH_TIMEOUT(told(person(), TimelineKind::claim, line), kPatience);
  QVERIFY(people_->text("SELECT proposed_by FROM proposals WHERE kind = 'claim' AND state = 'open'") == "li.na");
}

void TestDaySupport::withoutARegionItWaits() {
  people_->cluster().stop(0);
  QTRY_COMPARE_WITH_TIMEOUT(console_->facts().target.state, WriteState::offline, kPatience);
  QVERIFY(!person().head()->button(UserAct::reveal)->isEnabled());
  console_->window().activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(&console_->window()));
  person().note()->text()->setFocus();
  QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("written without a region"));
  press(Qt::Key_Return, Qt::ControlModifier);
  QTRY_COMPARE(person().timeline()->model().at(0)->source, TimelineSource::outbox);
  people_->cluster().start(0);
  QTRY_VERIFY_WITH_TIMEOUT(told(person(), TimelineKind::note, "written without a region"), kPatience);
  QTRY_VERIFY(person().timeline()->model().at(0)->source != TimelineSource::outbox);
}

void TestDaySupport::cleanupTestCase() {
  console_.reset();
  people_.reset();
}

QTEST_MAIN(TestDaySupport)
#include "tst_day_support.moc"
