// SPDX-License-Identifier: GPL-3.0-or-later
// What may be concluded from a provider's answer, and what not.
#include <QtTest>

#include "region/payout/provider.h"

using namespace rebate;
using namespace rebate::region;

class TestRegionPayoutProvider : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void answers_data();
  void answers();
};

void TestRegionPayoutProvider::answers_data() {
  QTest::addColumn<int>("status");
  QTest::addColumn<QByteArray>("body");
  QTest::addColumn<QByteArray>("sent");     // what it means as an answer to an order
  QTest::addColumn<QByteArray>("queried");  // and to a query
  const auto row = [](const char* what, int status, const char* body, const char* sent, const char* queried) {
    QTest::newRow(what) << status << QByteArray(body) << QByteArray(sent) << QByteArray(queried);
  };
  const auto said = [](const char* state, const char* more = "") {
    return QByteArray("{\"key\":\"w-1\",\"amount_fen\":500,\"state\":\"") + state + "\"" + more + "}";
  };
  row("paid", 201, said("paid"), "paid", "paid");
  row("paid already", 200, said("paid"), "paid", "paid");
  row("refused", 422, said("refused", ",\"reason\":\"no account\""), "returned no account", "returned no account");
  row("returned without a reason", 200, said("returned"), "returned returned", "returned returned");
  row("pending", 202, said("pending"), "unanswered", "unanswered");
  row("absent, may still arrive", 200, "{\"key\":\"w-1\",\"state\":\"absent\",\"now_ms\":2000}", "!amount_fen",
      "unanswered");
  row("absent for good", 200, "{\"key\":\"w-1\",\"state\":\"absent\",\"now_ms\":2001}", "!amount_fen",
      "returned it never arrived");
  row("absent, no clock", 200, "{\"key\":\"w-1\",\"state\":\"absent\"}", "!amount_fen", "unanswered");
  row("absent, another key", 200, "{\"key\":\"w-2\",\"state\":\"absent\",\"now_ms\":9000}", "!key", "!key");
  row("paid, says a 500", 500, said("paid"), "!status", "!status");
  row("refused, says a 401", 401, said("refused"), "!status", "!status");
  row("not found", 404, "{}", "!status", "!status");
  row("another key", 200, "{\"key\":\"w-2\",\"amount_fen\":500,\"state\":\"paid\"}", "!key", "!key");
  row("another amount", 200, "{\"key\":\"w-1\",\"amount_fen\":501,\"state\":\"paid\"}", "!amount_fen", "!amount_fen");
  row("amount as text", 200, "{\"key\":\"w-1\",\"amount_fen\":\"500\",\"state\":\"paid\"}", "!amount_fen",
      "!amount_fen");
  row("no amount", 200, "{\"key\":\"w-1\",\"state\":\"returned\"}", "!amount_fen", "!amount_fen");
  row("no state", 200, "{\"key\":\"w-1\",\"amount_fen\":500}", "!state", "!state");
  row("a new state", 200, said("paid_in_part"), "!state", "!state");
  row("a page", 200, "<html>paid</html>", "!body", "!body");
  row("a list", 200, "[]", "!body", "!body");
  row("nothing", 200, "", "!body", "!body");
}

void TestRegionPayoutProvider::answers() {
  QFETCH(int, status);
  QFETCH(QByteArray, body);
  QFETCH(QByteArray, sent);
  QFETCH(QByteArray, queried);
  Withdrawal w;
  w.id = "w-1";
  w.amount = {500};
  w.sentAt = 1'000;
  w.validTill = 2'000;
  const auto told = [&](bool query) {
    const auto news = newsFrom({status, body.toStdString()}, w, query);
    if (!news) return QByteArray("!") + QByteArray::fromStdString(news.error().field);
    switch (news->fate) {
      case PayoutFate::paid:
        return QByteArray("paid");
      case PayoutFate::returned:
        return QByteArray("returned ") + QByteArray::fromStdString(news->reason);
      case PayoutFate::unanswered:
        return QByteArray("unanswered");
    }
    return QByteArray();
  };
  QCOMPARE(told(false), sent);
  QCOMPARE(told(true), queried);
}

QTEST_GUILESS_MAIN(TestRegionPayoutProvider)
#include "tst_region_payout_provider.moc"
