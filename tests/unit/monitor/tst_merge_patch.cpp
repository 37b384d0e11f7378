// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <random>

#include "monitor/merge_patch.h"

using namespace rebate;
using wire::json::object;
using wire::json::value;

namespace {

class Dice {
 public:
  int upTo(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most)); }
  value anything(int depth) {
    const int kind = upTo(depth > 0 ? 5 : 4);
    if (kind == 0) return upTo(5);
    if (kind == 1) return upTo(2) == 0;
    if (kind == 2) return value(std::to_string(upTo(9)).c_str());
    if (kind == 3) return wire::json::array{upTo(3), upTo(3)};
    return some(depth - 1);
  }
  object some(int depth) {
    object made;
    for (int i = upTo(6); i > 0; --i) made[std::string(1, static_cast<char>('a' + upTo(8)))] = anything(depth);
    return made;
  }

 private:
  std::mt19937 random_{11};
};

}  // namespace

class TestMergePatch : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void turnsAnyObjectIntoAnyOther() {
    Dice dice;
    for (int round = 0; round < 3000; ++round) {
      const auto from = dice.some(3), to = dice.some(3);
      auto became = from;
      monitor::applyPatch(became, monitor::patchBetween(from, to));
      QCOMPARE(became, to);
    }
  }
  void saysNothingWhereNothingDiffers() {
    Dice dice;
    for (int round = 0; round < 300; ++round) {
      const auto one = dice.some(3);
      QVERIFY(monitor::patchBetween(one, one).empty());
    }
  }
  void saysOnlyWhatDiffers() {
    const auto patch = monitor::patchBetween({{"a", 1}, {"b", {{"c", 1}, {"d", 2}}}, {"gone", 3}},
                                             {{"a", 1}, {"b", {{"c", 9}, {"d", 2}}}});
    QCOMPARE(patch, (object{{"gone", nullptr}, {"b", {{"c", 9}}}}));
  }
};

QTEST_GUILESS_MAIN(TestMergePatch)
#include "tst_merge_patch.moc"
