// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/rebate_selection.h"

#include <QTest>
#include <random>
#include <vector>

using namespace rebate;

class RebateSelectionTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void someOrAllButSome_data();
  void someOrAllButSome();
};

void RebateSelectionTest::someOrAllButSome_data() {
  QTest::addColumn<bool>("all");
  QTest::newRow("some") << false;
  QTest::newRow("all but some") << true;
}

/// Against a plain vector of flags.
void RebateSelectionTest::someOrAllButSome() {
  QFETCH(bool, all);
  constexpr int kRows = 40;
  auto selection = all ? RebateSelection::all({RebateState::held, "", RebateOrder::newest}) : RebateSelection();
  QCOMPARE(selection.empty(), !all);
  QCOMPARE(selection.everythingOf().has_value(), all);
  std::vector<bool> oracle(kRows, all);
  std::mt19937 dice(8);
  for (int step = 0; step < 500; ++step) {
    const auto row = std::uniform_int_distribution<std::size_t>(0, kRows - 1)(dice);
    const bool chosen = std::uniform_int_distribution(0, 1)(dice) == 1;
    selection.set("r" + std::to_string(row), chosen);
    oracle[row] = chosen;
    for (std::size_t i = 0; i < kRows; ++i) QCOMPARE(selection.contains("r" + std::to_string(i)), bool(oracle[i]));
    QCOMPARE(selection.count(kRows), std::count(oracle.begin(), oracle.end(), true));
  }
}

QTEST_GUILESS_MAIN(RebateSelectionTest)
#include "tst_rebate_selection.moc"
