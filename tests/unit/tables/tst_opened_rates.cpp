// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/opened_rates.h"

#include <QTest>

using namespace rebate;

namespace {

AuditEntry decisionOf(const char* proposer, const char* decider, const char* opened) {
  AuditEntry entry;
  entry.actor = decider;
  entry.action = "rebate.approve";
  entry.detail = std::string(R"({"decision":{"id":"1","action":"approve")") +
                 (*opened ? std::string(R"(,"opened":)") + opened : std::string()) + R"(},"before":{"proposed_by":")" +
                 proposer + R"("},"after":{}})";
  return entry;
}

}  // namespace

class TestOpenedRates : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void decisionsAreCountedByPair();
  void whatDoesNotSayItIsCountedApart();
  void whatIsNoDecisionIsPassedOver();
};

void TestOpenedRates::decisionsAreCountedByPair() {
  OpenedRates rates;
  for (int i = 0; i < 7; ++i) rates.add(decisionOf("li.wei", "chen.jing", i < 2 ? "true" : "false"));
  rates.add(decisionOf("feed", "chen.jing", "true"));
  QVERIFY(rates.of("li.wei", "chen.jing") == (OpenedRates::Rate{2, 7}));
  QVERIFY(rates.of("feed", "chen.jing") == (OpenedRates::Rate{1, 1}));
  QVERIFY(rates.of("chen.jing", "li.wei") == OpenedRates::Rate{});
  QCOMPARE(rates.decisions(), std::int64_t{8});
  QCOMPARE(rates.unsaid(), std::int64_t{0});
}

void TestOpenedRates::whatDoesNotSayItIsCountedApart() {
  OpenedRates rates;
  for (const char* said : {"", "\"yes\"", "1", "true"}) rates.add(decisionOf("feed", "chen.jing", said));
  QVERIFY(rates.of("feed", "chen.jing") == (OpenedRates::Rate{1, 1}));
  QCOMPARE(rates.decisions(), std::int64_t{4});
  QCOMPARE(rates.unsaid(), std::int64_t{3});
}

void TestOpenedRates::whatIsNoDecisionIsPassedOver() {
  OpenedRates rates;
  auto other = decisionOf("feed", "chen.jing", "true");
  other.action = "user.revealed";
  rates.add(other);
  auto broken = decisionOf("feed", "chen.jing", "true");
  broken.detail = "{\"decision\":";
  rates.add(broken);
  auto rebooked = decisionOf("feed", "feed", "true");
  rebooked.action = "rebate.rebooked";
  rebooked.detail = R"({"before":{},"after":{}})";
  rates.add(rebooked);
  QCOMPARE(rates.decisions(), std::int64_t{0});
}

QTEST_GUILESS_MAIN(TestOpenedRates)
#include "tst_opened_rates.moc"
