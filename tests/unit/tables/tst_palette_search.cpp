// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/palette_search.h"

#include <QSignalSpy>
#include <QTest>

#include "fake_workspace/scenes.h"
#include "tables/reader_thread.h"

using namespace rebate;

namespace {

/// The copy read on a thread of its own, as in the program.
class ThreadedFake : public FakeWorkspace {
 public:
  CacheDesk* desk() override { return thread.get(); }
  std::unique_ptr<ReaderThread> thread;
};

struct Bench {
  Bench() {
    scenes::live(workspace);
    workspace.store.rows.clear();
    for (int i = 0; i < 1'500; ++i) add(QStringLiteral("row-%1").arg(i), QStringLiteral("猫粮 %1").arg(i), i);
    add(QStringLiteral("skates"), QStringLiteral("轮滑鞋 成人直排"), -1'000'000);  // older than all others
    workspace.store.people["u-88210"] = User{"u-88210", "林**", Level::silver, Fen{18'426}, 3};
    workspace.thread = std::make_unique<ReaderThread>(std::make_unique<FakeCache>(workspace.store));
  }
  void add(const QString& id, const QString& item, Millis later) {
    Rebate row;
    row.id = row.line = id.toStdString();
    row.userId = "u-1";
    row.item = item.toStdString();
    row.state = RebateState::credited;
    row.createdAt = workspace.clock.wall() + later;
    workspace.store.rows[row.id] = row;
  }
  ThreadedFake workspace;
};

}  // namespace

class PaletteSearchTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void peopleAndOrders();
  void itemsByInitials();
  void theLastTextCounts();
  void rolesSeeWhatTheyMay();
  void goneInTheMiddle();
};

void PaletteSearchTest::peopleAndOrders() {
  Bench bench;
  PaletteSearch search(bench.workspace);
  search.look("u-88210");
  QTRY_VERIFY(search.finds().done);
  QCOMPARE(search.finds().peopleCount, 1);
  QCOMPARE(search.finds().people.front().id, std::string("u-88210"));
  search.look("成人直");
  QTRY_VERIFY(search.finds().done);
  QCOMPARE(search.finds().orders.front().id, std::string("skates"));
  QCOMPARE(search.finds().ordersCount, 1);
  QVERIFY(search.finds().tookUs > 0);
  search.look("u");
  QVERIFY2(search.finds().done && search.finds().orders.empty(), "one letter is not looked for");
}

void PaletteSearchTest::itemsByInitials() {
  Bench bench;
  PaletteSearch search(bench.workspace);
  QSignalSpy found(&search, &PaletteSearch::found);
  for (const auto* text : {"lhx", "lhxcr"}) {  // the second time from what was read
    search.look(text);
    QTRY_VERIFY(search.finds().done);
    QCOMPARE(search.finds().orders.size(), 1u);
    QCOMPARE(search.finds().orders.front().id, std::string("skates"));
    QCOMPARE(search.finds().ordersCount, 1);
    QCOMPARE(search.finds().initialsOf, std::string("轮滑鞋 成人直排"));
  }
  QVERIFY2(found.count() > 4, "bit by bit");
  search.look("ml");
  QTRY_VERIFY(search.finds().done);
  QCOMPARE(search.finds().orders.size(), static_cast<std::size_t>(PaletteSearch::kShown));
  QVERIFY(search.finds().ordersCount >= 1'500);
}

void PaletteSearchTest::theLastTextCounts() {
  Bench bench;
  PaletteSearch search(bench.workspace);
  for (const auto* text : {"ml", "mlx", "lh", "lhx", "u-88210"}) search.look(text);
  QTRY_VERIFY(search.finds().done);
  QCOMPARE(search.finds().text, std::string("u-88210"));
  QCOMPARE(search.finds().people.size(), 1u);
  QVERIFY(search.finds().orders.empty());
}

void PaletteSearchTest::rolesSeeWhatTheyMay() {
  Bench bench;
  bench.workspace.state.who->role = Role::incident;
  PaletteSearch search(bench.workspace);
  for (const auto* text : {"u-88210", "成人直", "lhx"}) {
    search.look(text);
    QVERIFY(search.finds().done);
    QVERIFY(search.finds().people.empty() && search.finds().orders.empty());
  }
}

void PaletteSearchTest::goneInTheMiddle() {
  Bench bench;
  for (int i = 0; i < 50; ++i) {
    PaletteSearch search(bench.workspace);
    search.look("lhx");
    if (i % 2) QTest::qWait(0);
  }
  QTest::qWait(0);
}

QTEST_GUILESS_MAIN(PaletteSearchTest)
#include "tst_palette_search.moc"
