// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/way_back.h"

#include <QTest>

#include "fixtures/rebates.h"

namespace rebate {

class TestWayBack : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void tellsWhatBecameOfWhatWaited() {
    WayBackTracker way;
    way.lost(1'000, 70);
    way.lost(500'000, 70);  // still away: since when does not move
    way.found(601'000, {item("a", OutboxState::queued), item("b", OutboxState::unknown), item("c", OutboxState::queued),
                        item("old", OutboxState::conflict)});
    QVERIFY(!way.finished(602'000, 90));
    way.moved({item("a", OutboxState::applied), item("b", OutboxState::sending), item("other", OutboxState::applied)});
    QVERIFY(!way.finished(603'000, 95));
    way.moved({item("a", OutboxState::applied), item("b", OutboxState::conflict), item("c", OutboxState::cancelled)});
    const auto whole = way.finished(604'000, 198);
    QVERIFY(whole == (WayBack{1'000, 601'000, 128, 1, 1}));
    QVERIFY(!way.finished(700'000, 300));  // told once
  }

  void aShortAbsenceIsNotWorthTelling() {
    WayBackTracker way;
    way.lost(1'000, 5);
    way.found(1'000 + WayBackTracker::kWorthTelling - 1, {item("a", OutboxState::queued)});
    QVERIFY(!way.settling());
    QVERIFY(!way.finished(100'000, 9));
  }

  void whatNeverSettlesIsNotWaitedForForEver() {
    WayBackTracker way;
    way.lost(1'000, 5);
    way.found(61'000, {item("a", OutboxState::queued)});
    QVERIFY(!way.finished(120'000, 9));
    QVERIFY(way.finished(122'000, 9) == (WayBack{1'000, 61'000, 4, 0, 0}));
  }

  void lostAgainBeforeItSettled() {
    WayBackTracker way;
    way.lost(1'000, 5);
    way.found(61'000, {item("a", OutboxState::queued)});
    way.lost(62'000, 6);
    QVERIFY(way.away());
    way.found(90'000, {});
    QVERIFY(way.finished(90'001, 10) == (WayBack{62'000, 90'000, 4, 0, 0}));
  }

 private:
  static OutboxItem item(const char* id, OutboxState state) {
    OutboxItem item;
    item.decision.id = id;
    item.state = state;
    return item;
  }
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestWayBack)
#include "tst_way_back.moc"
