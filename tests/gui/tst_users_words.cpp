// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of thing that touches a person, in the words that people read.
#include "ui/users/signals_card.h"
#include "ui/users/timeline_words.h"
#include "users_gui.h"

using namespace rebate;

namespace {

TimelineRow row(TimelineKind kind, Facts body, TimelineSource source = TimelineSource::region) {
  return {{0, "x", kind, std::move(body)}, source, OutboxState::queued};
}

Facts posting(const char* kind, const char* account, const char* amount, const char* subject) {
  return {{"transaction_kind", kind}, {"account", account}, {"amount_fen", amount}, {"subject", subject}};
}

}  // namespace
Q_DECLARE_METATYPE(rebate::TimelineRow)

class UsersWordsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { qputenv("TZ", "Asia/Shanghai"); }
  void sentences_data();
  void sentences();
  void everyKindHasANameAndASentence();
  void moments_data();
  void moments();
  void signalsSayHowTheyAreCounted_data();
  void signalsSayHowTheyAreCounted();
};

void UsersWordsTest::sentences_data() {
  using Kind = TimelineKind;
  QTest::addColumn<TimelineRow>("item");
  QTest::addColumn<QString>("said");
  const auto add = [](const char* name, TimelineRow item, const char* said) {
    QTest::newRow(name) << std::move(item) << QString::fromUtf8(said);
  };
  const Facts held{{"rebate_id", "taobao:1:2"}, {"line", "1"},      {"item", "tea"}, {"state", "held"},
                   {"reason", "refund_open"},   {"user_fen", "312"}};
  add("order", row(Kind::order, held), "¥ 3.12 from order 1 · Held: a refund is open · tea");
  const Facts approved{{"rebate_id", "jd:7:1"}, {"person", "chen.jing"}, {"state", "credited"}, {"user_fen", "312"}};
  add("approval", row(Kind::decision, approved), "chen.jing approved ¥ 3.12 of order 7");
  auto rejected = approved;
  rejected["state"] = "rejected";
  rejected["note"] = "twice";
  add("rejection", row(Kind::decision, rejected), "chen.jing rejected order 7 · “twice”");
  add("credit", row(Kind::posting, posting("credit", "user_payable", "312", "pdd:9:1")), "+¥ 3.12 for order 9");
  add("set aside", row(Kind::posting, posting("withdrawal", "user_frozen", "500", "w")),
      "+¥ 5.00 set aside for a withdrawal");
  add("taken from what is free", row(Kind::posting, posting("withdrawal", "user_payable", "-500", "w")),
      "−¥ 5.00 free, for a withdrawal");
  add("payout", row(Kind::posting, posting("payout", "user_frozen", "-500", "w")), "−¥ 5.00 left the account");
  add("reversal", row(Kind::posting, posting("reversal", "user_payable", "-312", "jd:7:1")),
      "−¥ 3.12: what order 7 had brought is corrected");
  add("given back", row(Kind::posting, posting("reversal", "user_payable", "500", "w")), "+¥ 5.00: given back");
  add("adjustment", row(Kind::posting, posting("adjustment", "user_payable", "500", "p")), "+¥ 5.00 by an adjustment");
  add("note", row(Kind::note, {{"person", "sun.yu"}, {"text", "first\nsecond"}}), "sun.yu: first second");
  add("erased note", row(Kind::note, {{"person", "sun.yu"}}), "sun.yu: (erased)");
  const Facts proposal{{"body", "{\"amount_fen\":-500}"},
                       {"state", "rejected"},
                       {"person", "li.na"},
                       {"decided_by", "chen.jing"},
                       {"reason", "twice"}};
  add("proposed adjustment", row(Kind::adjustment, proposal),
      "−¥ 5.00 proposed by li.na · rejected by chen.jing · “twice”");
  add("claim", row(Kind::claim, {{"body", "{\"order\":\"77\"}"}, {"state", "open"}, {"person", "li.na"}}),
      "order 77 claimed by li.na · waits for a second person");
  add("erasure", row(Kind::erasure, {{"state", "open"}, {"person", "wu.min"}, {"reason", "asked to"}}),
      "erasure proposed by wu.min · waits for a second person · “asked to”");
  add("withdrawal", row(Kind::withdrawal, {{"amount_fen", "500"}, {"state", "returned"}, {"person", "li.na"}}),
      "¥ 5.00 · returned · requested by li.na");
  add("reveal",
      row(Kind::reveal, {{"person", "li.na"}, {"fields", "[\"phone\",\"payout_account\"]"}, {"reason", "call"}}),
      "li.na saw: Phone, Payout account · “call”");
  add("level", row(Kind::level, {{"person", "li.na"}, {"before", "bronze"}, {"after", "gold"}, {"reason", "loyal"}}),
      "bronze → gold by li.na · “loyal”");
  add("state", row(Kind::state, {{"person", "li.na"}, {"before", "active"}, {"after", "frozen"}, {"reason", "odd"}}),
      "Active → Frozen by li.na · “odd”");
  add("waiting", row(Kind::note, {{"person", "li.na"}, {"text", "x"}}, TimelineSource::outbox),
      "In the outbox (Waiting): li.na: x");
}

void UsersWordsTest::sentences() {
  QFETCH(TimelineRow, item);
  QFETCH(QString, said);
  QCOMPARE(TimelineWords::what(item).replace(QChar(0xa0), QLatin1Char(' ')), said);
}

void UsersWordsTest::everyKindHasANameAndASentence() {
  std::set<QString> names;
  for (int kind = 0; kind <= static_cast<int>(TimelineKind::state); ++kind) {
    const auto one = row(static_cast<TimelineKind>(kind), {});  // as a newer region might leave members out
    names.insert(TimelineWords::kind(one.item.kind));
    QVERIFY(!TimelineWords::tag(one).isEmpty());
    QVERIFY(!TimelineWords::what(one).isEmpty());
  }
  QCOMPARE(names.size(), std::size_t{11});
  QVERIFY(!names.contains(QString()));
}

void UsersWordsTest::moments_data() {
  QTest::addColumn<QString>("at");
  QTest::addColumn<QString>("said");
  QTest::newRow("today") << QStringLiteral("2026-06-12T00:00:00") << QStringLiteral("00:00");
  QTest::newRow("yesterday") << QStringLiteral("2026-06-11T18:22:00") << QStringLiteral("yesterday 18:22");
  QTest::newRow("this year") << QStringLiteral("2026-06-08T11:05:00") << QStringLiteral("06-08 11:05");
  QTest::newRow("before") << QStringLiteral("2025-12-31T23:59:00") << QStringLiteral("2025-12-31");
}

void UsersWordsTest::moments() {
  QFETCH(QString, at);
  QFETCH(QString, said);
  const auto moment = QDateTime::fromString(at, Qt::ISODate).toMSecsSinceEpoch();
  QCOMPARE(TimelineWords::moment(moment, FakeClock::kStart), said);
}

void UsersWordsTest::signalsSayHowTheyAreCounted_data() {
  QTest::addColumn<int>("recent");
  QTest::addColumn<int>("closed");
  QTest::addColumn<QString>("said");
  QTest::addColumn<bool>("warns");
  QTest::newRow("few") << 4 << 4 << QStringLiteral("4 of 4, too few to say") << false;
  QTest::newRow("usual") << 100 << 5 << QStringLiteral("5 % · typical 4 %") << false;
  QTest::newRow("twice, but few percent") << 100 << 9 << QStringLiteral("9 % · typical 4 %") << false;
  QTest::newRow("many") << 100 << 12 << QStringLiteral("12 % · typical 4 %") << true;
}

void UsersWordsTest::signalsSayHowTheyAreCounted() {
  QFETCH(int, recent);
  QFETCH(int, closed);
  QFETCH(QString, said);
  QFETCH(bool, warns);
  Look look;
  SignalsCard card(look);
  UserFigures figures;
  figures.recent = recent;
  figures.recentClosed = closed;
  card.showFigures(figures, Share{400, 10'000});
  bool found = false;
  for (const auto* label : card.findChildren<QLabel*>()) {
    if (label->text().replace(QChar(0xa0), QLatin1Char(' ')) != said) continue;
    found = true;
    QCOMPARE(label->property("tone").toString() == QStringLiteral("warning"), warns);
    QVERIFY(label->toolTip().contains(QStringLiteral("90 days")));
  }
  QVERIFY(found);
}

QTEST_MAIN(UsersWordsTest)
#include "tst_users_words.moc"
