// SPDX-License-Identifier: GPL-3.0-or-later
// What an approval would book, compared with the region before anybody can approve it.
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>

#include "fake_workspace/sample_rebates.h"
#include "rebates_gui.h"
#include "ui/rebates/booking_panel.h"
#include "ui/rebates/comparison.h"
#include "ui/rebates/decision_box.h"
#include "ui/rebates/reasons.h"
#include "ui/style/words.h"
#include "wire/posting_preview.h"

using namespace rebate;
using State = Comparison::State;

class RebatesBookingTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void whatIsCompared_data();
  void whatIsCompared();
  void aKeyBeforeTheAnswerWaitsForIt();
  void aKeyBeforeTheAnswerIsForThatRebateOnly();
  void anotherBookingIsLoudAndBlocks();
  void offlineNothingIsComparedAndItIsSaid();
  void theRegionMayKnowMore();
  void whatAVersionChanged();
  void theSecondOfTwo();
  void numbersChooseAReason();
  void reasonsAreTheOperatorsOwn();
  void theUserIsOneClickAway();
  void aDoubleClickApprovesOne();
  void theButtonsAreAlwaysInView();
};

void RebatesBookingTest::whatIsCompared_data() {
  QTest::addColumn<int>("what");
  QTest::addColumn<int>("state");
  const auto row = [](const char* name, int what, State state) {
    QTest::newRow(name) << what << static_cast<int>(state);
  };
  row("the same", 0, State::equal);
  row("other legs and digest", 1, State::differs);
  row("other digest, the same legs", 2, State::differs);
  row("other legs, the same digest", 3, State::differs);
  row("the copy's row is another", 4, State::differs);
  row("nothing computed here", 5, State::differs);
  row("the region is at another version", 6, State::asking);
  row("an older region", 7, State::notCompared);
  row("an older region, other content", 8, State::differs);
  row("no region", 9, State::notCompared);
  row("no answer", 10, State::notCompared);
  row("no such rebate", 11, State::failed);
  row("not what the contract says", 12, State::failed);
}

void RebatesBookingTest::whatIsCompared() {
  QFETCH(int, what);
  QFETCH(int, state);
  const auto shown = exampleRebate(1'000);
  auto other = shown;
  other.split.user.value += 1;
  other.split.platform.value -= 1;
  RebateDetail detail{shown, {}, wire::previewOf(shown), wire::previewOf(shown)};
  std::optional<Error> error;
  switch (what) {
    case 1:
      detail.preview = wire::previewOf(other);
      break;
    case 2:
      detail.preview->digest[0] = detail.preview->digest[0] == '0' ? '1' : '0';
      break;
    case 3:
      detail.preview->legs = wire::previewOf(other)->legs;
      break;
    case 4:
      detail.here = wire::previewOf(other);
      break;
    case 5:
      detail.here.reset();
      break;
    case 6:
      detail.rebate.version += 1;
      break;
    case 7:
      detail.preview.reset();
      break;
    case 8:
      detail.preview.reset(), detail.rebate.contentHash = "another";
      break;
    case 9:
      error = Error{Errc::unavailable, {}, {}};
      break;
    case 10:
      error = Error{Errc::timedOut, {}, {}};
      break;
    case 11:
      error = Error{Errc::notFound, {}, {}};
      break;
    case 12:
      error = Error{Errc::malformed, {}, {}};
      break;
  }
  const auto compared = comparisonOf(shown, error ? Result<RebateDetail>(*error) : Result<RebateDetail>(detail));
  QCOMPARE(static_cast<int>(compared.state), state);
  const bool may = compared.state == State::equal || compared.state == State::notCompared;
  QCOMPARE(compared.mayApprove(), may);
  auto credited = shown;
  credited.state = RebateState::credited;
  QCOMPARE(comparisonOf(credited, detail).state, State::notNeeded);
}

void RebatesBookingTest::aKeyBeforeTheAnswerWaitsForIt() {
  RebatesGui gui;
  const auto example = gui.selected();
  QTest::keyClick(gui.page()->table(), Qt::Key_Down);
  gui.workspace.holdDetails = true;
  auto row = gui.workspace.store.rows.at(example);
  ++row.version;
  gui.workspace.put(row);
  QTest::keyClick(gui.page()->table(), Qt::Key_Up);
  QCOMPARE(gui.selected(), example);
  QVERIFY(gui.says(QStringLiteral("Comparing the booking")));
  QVERIFY(!gui.button("approve")->isEnabled());
  QVERIFY(gui.button("hold")->isEnabled());
  QTest::keyClick(gui.page()->table(), Qt::Key_A);
  QVERIFY(gui.workspace.outbox.empty());
  QVERIFY(gui.says(QStringLiteral("as soon as both agree")));
  gui.workspace.answerDetails();
  QCOMPARE(gui.workspace.outbox.size(), 1u);
  QCOMPARE(gui.workspace.outbox[0].decision.rebateId, example);
  QCOMPARE(gui.workspace.outbox[0].decision.action, Action::approve);
}

void RebatesBookingTest::aKeyBeforeTheAnswerIsForThatRebateOnly() {
  RebatesGui gui;
  gui.workspace.holdDetails = true;
  QTest::keyClick(gui.page()->table(), Qt::Key_Down);
  const auto second = gui.selected();
  gui.workspace.details[second] = RebateDetail{gui.workspace.store.rows.at(second), {}};
  QTest::keyClick(gui.page()->table(), Qt::Key_A);
  QTest::keyClick(gui.page()->table(), Qt::Key_Down);
  gui.workspace.answerDetails();
  QVERIFY(gui.workspace.outbox.empty());
  QTest::keyClick(gui.page()->table(), Qt::Key_Up);
  QCOMPARE(gui.selected(), second);
  QVERIFY(gui.workspace.outbox.empty());
}

void RebatesBookingTest::anotherBookingIsLoudAndBlocks() {
  RebatesGui gui;
  const auto id = gui.selected();
  auto other = gui.workspace.store.rows.at(id);
  other.split.user.value += 100;
  other.split.platform.value -= 100;
  gui.workspace.details[id].preview = wire::previewOf(other);
  auto row = gui.workspace.store.rows.at(id);
  ++row.version;
  gui.workspace.put(row);
  QVERIFY(gui.says(QStringLiteral("STOP")));
  auto* sides = gui.page()->drawer()->findChild<QWidget*>(QStringLiteral("bothSides"));
  QVERIFY(sides->isVisible());
  QStringList figures;
  for (const auto* label : sides->findChildren<QLabel*>()) figures << label->text();
  QVERIFY(figures.contains(money({-312})) && figures.contains(money({-412})));
  QVERIFY(!gui.button("approve")->isEnabled());
  QTest::keyClick(gui.page()->table(), Qt::Key_A);
  QVERIFY(gui.workspace.outbox.empty());
  QVERIFY(gui.says(QStringLiteral("would book different amounts")));
  QVERIFY(gui.button("reject")->isEnabled());
}

void RebatesBookingTest::offlineNothingIsComparedAndItIsSaid() {
  RebatesGui gui(scenes::offline);
  QVERIFY(gui.says(QStringLiteral("compared with nobody")));
  QVERIFY(gui.button("approve")->isEnabled());
  const auto before = gui.workspace.outbox.size();
  QTest::keyClick(gui.page()->table(), Qt::Key_A);
  QCOMPARE(gui.workspace.outbox.size(), before + 1);
}

/// The change is on its way to this desktop: then the region is asked again, not believed.
void RebatesBookingTest::theRegionMayKnowMore() {
  RebatesGui gui;
  const auto id = gui.selected();
  auto next = gui.workspace.store.rows.at(id);
  next.version += 2;
  gui.workspace.details[id].rebate = next;
  auto row = gui.workspace.store.rows.at(id);
  ++row.version;
  gui.workspace.put(row);
  QCOMPARE(gui.page()->drawer()->booking()->comparison().state, State::asking);
  QTest::keyClick(gui.page()->table(), Qt::Key_A);
  QVERIFY(gui.workspace.outbox.empty());
  gui.workspace.put(next);
  QCOMPARE(gui.page()->drawer()->booking()->comparison().state, State::equal);
  QVERIFY(gui.workspace.outbox.empty());  // the key was for the version before
}

void RebatesBookingTest::whatAVersionChanged() {
  RebatesGui gui;
  const auto id = gui.selected();
  auto& versions = gui.workspace.details[id].versions;
  versions[0].raw = {{"pay_price", "249.00"}, {"tk_status", "3"}};
  versions[1].raw = {{"pay_price", "269.00"}, {"tk_status", "14"}};
  auto row = gui.workspace.store.rows.at(id);
  ++row.version;
  gui.workspace.put(row);
  QVERIFY(gui.says(QStringLiteral("What v3 changed")));
  QVERIFY(gui.says(QStringLiteral("Settled price: 269.00 → 249.00")));
  auto* table = gui.page()->drawer()->findChild<QTableView*>();
  table->setCurrentIndex(table->model()->index(1, 0));
  QVERIFY(gui.says(QStringLiteral("What v2 changed")));
  QVERIFY(gui.says(QStringLiteral("Status code: (none) → 14")));
}

void RebatesBookingTest::theSecondOfTwo() {
  RebatesGui gui;
  auto row = *gui.page()->drawer()->shown();
  ++row.version;
  row.proposedBy = "feed";
  row.split.user = {60'000};
  gui.workspace.put(row);
  QVERIFY(gui.says(QStringLiteral("1 of 2")));
  ++row.version;
  row.proposedBy = "li.wei";
  gui.workspace.put(row);
  QVERIFY(gui.says(QStringLiteral("2 of 2: proposed by li.wei.")));
  QVERIFY(gui.says(QStringLiteral("you may decide")));
  ++row.version;
  row.proposedBy = "chen.jing";
  gui.workspace.put(row);
  QVERIFY(gui.says(QStringLiteral("You proposed it: somebody else has to approve it.")));
  QVERIFY(!gui.button("approve")->isEnabled());
}

void RebatesBookingTest::numbersChooseAReason() {
  RebatesGui gui;
  QTest::keyClick(gui.page()->table(), Qt::Key_R);
  QVERIFY(gui.reason()->hasFocus());
  QVERIFY(gui.says(QStringLiteral("1  Duplicate order")));
  QTest::keyClick(gui.reason(), Qt::Key_1);
  QCOMPARE(gui.reason()->text(), QStringLiteral("Duplicate order"));
  QTest::keyClick(gui.reason(), Qt::Key_2);  // a figure in a reason that is begun
  QCOMPARE(gui.reason()->text(), QStringLiteral("Duplicate order2"));
  QTest::keyClick(gui.reason(), Qt::Key_Return);
  QCOMPARE(gui.workspace.outbox.size(), 1u);
  QCOMPARE(gui.workspace.outbox[0].decision.reason, std::string("Duplicate order2"));
}

void RebatesBookingTest::reasonsAreTheOperatorsOwn() {
  Preferences preferences;
  QVERIFY(Reasons::of(preferences, Action::hold).size() > 1);
  QStringList many{QStringLiteral("  one   two "), QString()};
  for (int i = 0; i < 20; ++i) many << QString::number(i);
  Reasons::set(preferences, Action::hold, many);
  const auto kept = Reasons::of(preferences, Action::hold);
  QCOMPARE(kept.size(), int{Reasons::kMost});
  QCOMPARE(kept.first(), QStringLiteral("one two"));
  QVERIFY(Reasons::of(preferences, Action::reject) != kept);
  Reasons::set(preferences, Action::hold, {});
  QVERIFY(Reasons::of(preferences, Action::hold).isEmpty());  // none is a choice, too
}

void RebatesBookingTest::theUserIsOneClickAway() {
  RebatesGui gui;
  QSignalSpy wanted(gui.page(), &Page::wanted);
  QTest::mouseClick(gui.page()->drawer()->findChild<QPushButton*>(QStringLiteral("openUser")), Qt::LeftButton);
  QCOMPARE(wanted.count(), 1);
  const auto where = wanted.front().front().value<Destination>();
  QVERIFY(where.page == PageId::users);
  QCOMPARE(where.id, std::string("u-88210"));
}

/// The next one is in view before the second half of a double click.
void RebatesBookingTest::aDoubleClickApprovesOne() {
  RebatesGui gui;
  const auto first = gui.selected();
  auto* approve = gui.button("approve");
  QTest::mouseClick(approve, Qt::LeftButton);
  QCOMPARE(gui.workspace.outbox.size(), 1u);
  QVERIFY(gui.selected() != first);
  QVERIFY(approve->isEnabled());
  gui.workspace.clock.pass(200);
  QTest::mouseClick(approve, Qt::LeftButton);
  QCOMPARE(gui.workspace.outbox.size(), 1u);
  gui.workspace.clock.pass(200);
  QTest::mouseClick(approve, Qt::LeftButton);
  QCOMPARE(gui.workspace.outbox.size(), 2u);
}

/// However much there is to say above them, in either language.
void RebatesBookingTest::theButtonsAreAlwaysInView() {
  RebatesGui gui;
  for (const auto tongue : {Tongue::english, Tongue::chinese})
    for (const auto& size : {QSize(1600, 960), QSize(1280, 800)}) {
      gui.window->setTongue(tongue);
      gui.window->resize(size);
      gui.window->go(PageId::rebates);
      QCoreApplication::processEvents();
      const QRect seen = gui.window->rect();
      QTest::keyClick(gui.page()->table(), Qt::Key_R);  // asks for a reason, in several lines
      QCoreApplication::processEvents();
      for (const auto* name : {"approve", "hold", "reject", "reason"}) {
        auto* control = gui.page()->drawer()->findChild<QWidget*>(QLatin1String(name));
        QVERIFY2(control->visibleRegion().boundingRect() == control->rect(), name);
        QVERIFY2(seen.contains(QRect(control->mapTo(gui.window.get(), QPoint()), control->size())), name);
      }
      QTest::keyClick(gui.reason(), Qt::Key_Escape);
    }
}

QTEST_MAIN(RebatesBookingTest)
#include "tst_rebates_booking.moc"
