// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/fuzzy.h"

#include <QTest>
#include <random>

#include "tables/pinyin.h"

using namespace rebate;

namespace {

std::optional<FuzzyMatch> match(const QString& wanted, const QString& text) {
  return fuzzyMatch(wanted.toStdU32String(), text.toStdU32String());
}

bool fits(char32_t wanted, char32_t place) {
  return wanted == place ||
         (wanted < 0x80 && pinyinInitials(place).find(static_cast<char>(wanted)) != std::string_view::npos);
}

/// The plain meaning of a subsequence, taken greedily.
bool isSubsequence(const std::u32string& wanted, const std::u32string& text) {
  std::size_t next = 0;
  for (const auto c : text)
    if (next < wanted.size() && fits(wanted[next], c)) ++next;
  return next == wanted.size();
}

}  // namespace

class FuzzyTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readings_data();
  void readings();
  void initialsOfItems_data();
  void initialsOfItems();
  void ranking_data();
  void ranking();
  void isASubsequenceAndNothingElse();
  void longTextsEnd();
};

void FuzzyTest::readings_data() {
  QTest::addColumn<QString>("character");
  QTest::addColumn<QString>("letters");
  QTest::newRow("one") << QStringLiteral("轮") << "l";
  QTest::newRow("refund") << QStringLiteral("退") << "t";
  QTest::newRow("first of the block") << QStringLiteral("一") << "y";
  QTest::newRow("heavy, again") << QStringLiteral("重") << "zc";
  QTest::newRow("long, to grow") << QStringLiteral("长") << "cz";
  QTest::newRow("to walk, a row") << QStringLiteral("行") << "xh";
  QTest::newRow("three of them") << QStringLiteral("单") << "dsc";
  QTest::newRow("no ideograph") << QStringLiteral("a") << "";
  QTest::newRow("kana") << QStringLiteral("あ") << "";
}

void FuzzyTest::readings() {
  QFETCH(QString, character);
  QFETCH(QString, letters);
  const auto found = pinyinInitials(character.toStdU32String().front());
  QCOMPARE(QString::fromUtf8(found.data(), static_cast<qsizetype>(found.size())), letters);
}

void FuzzyTest::initialsOfItems_data() {
  QTest::addColumn<QString>("item");
  QTest::addColumn<QString>("letters");
  QTest::addColumn<bool>("found");
  const auto row = [](const char* name, const QString& item, const char* letters, bool found) {
    QTest::newRow(name) << item << QString::fromLatin1(letters) << found;
  };
  row("whole", QStringLiteral("轮滑鞋"), "lhx", true);
  row("in the middle", QStringLiteral("新款轮滑鞋 成人直排"), "lhx", true);
  row("over a blank", QStringLiteral("轮滑鞋 成人直排"), "xcr", true);
  row("over a sign", QStringLiteral("猫粮（10kg）"), "ml10kg", true);
  row("not scattered", QStringLiteral("轮滑鞋"), "lx", false);
  row("another reading", QStringLiteral("重庆火锅"), "cqhg", true);
  row("and the first one", QStringLiteral("重庆火锅"), "zqhg", true);
  row("beyond the end", QStringLiteral("轮滑鞋"), "lhxx", false);
  row("Latin in capitals", QStringLiteral("路由器 AX3000"), "lyqax", true);
}

void FuzzyTest::initialsOfItems() {
  QFETCH(QString, item);
  QFETCH(QString, letters);
  QFETCH(bool, found);
  QCOMPARE(hasInitials(item.toStdU32String(), letters.toStdString()), found);
}

void FuzzyTest::ranking_data() {
  QTest::addColumn<QString>("wanted");
  QTest::addColumn<QString>("better");
  QTest::addColumn<QString>("worse");
  const auto row = [](const char* wanted, const QString& better, const QString& worse) {
    QTest::newRow(qPrintable(QString::fromUtf8(wanted) + better + worse))
        << QString::fromUtf8(wanted) << better << worse;
  };
  row("reb", QStringLiteral("Rebates"), QStringLiteral("Remember the table"));
  row("out", QStringLiteral("Outbox"), QStringLiteral("Sign out"));
  row("so", QStringLiteral("Sign out"), QStringLiteral("Resort"));
  row("audit", QStringLiteral("Audit"), QStringLiteral("Audit search"));
  row("st", QStringLiteral("Switch theme"), QStringLiteral("Outbox settings"));
  row("AUD", QStringLiteral("audit"), QStringLiteral("a user draws"));
  row("tk", QStringLiteral("退款"), QStringLiteral("投诉与快递"));
  row("fl", QStringLiteral("返利"), QStringLiteral("offline"));
  row("返利", QStringLiteral("返利"), QStringLiteral("返还的利润"));
}

void FuzzyTest::ranking() {
  QFETCH(QString, wanted);
  QFETCH(QString, better);
  QFETCH(QString, worse);
  const auto first = match(wanted, better);
  QVERIFY(first);
  const auto second = match(wanted, worse);
  if (second)
    QVERIFY2(first->score > second->score, qPrintable(QStringLiteral("%1 %2").arg(first->score).arg(second->score)));
}

void FuzzyTest::isASubsequenceAndNothingElse() {
  std::mt19937 dice(7);
  const std::u32string letters = U"abz -轮滑鞋重行";
  const std::u32string keys = U"abzlhxc轮";
  const auto random = [&](const std::u32string& from, std::size_t most) {
    std::u32string text;
    const auto size = std::uniform_int_distribution<std::size_t>(0, most)(dice);
    for (std::size_t i = 0; i < size; ++i)
      text += from[std::uniform_int_distribution<std::size_t>(0, from.size() - 1)(dice)];
    return text;
  };
  int matched = 0;
  for (int round = 0; round < 20'000; ++round) {
    const auto wanted = random(keys, 4);
    const auto text = random(letters, 12);
    const auto found = fuzzyMatch(wanted, text);
    QCOMPARE(found.has_value(), isSubsequence(wanted, text));
    if (!found) continue;
    ++matched;
    QCOMPARE(found->places.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      QVERIFY(fits(wanted[i], text[static_cast<std::size_t>(found->places[i])]));
      if (i > 0) QVERIFY(found->places[i] > found->places[i - 1]);
    }
    // What was there before is still found when something follows it.
    QVERIFY(fuzzyMatch(wanted, text + U"b"));
  }
  QVERIFY(matched > 1'000);
}

void FuzzyTest::longTextsEnd() {
  const std::u32string text(100'000, U'a');
  QVERIFY(fuzzyMatch(U"aaaa", text));
  QVERIFY(!fuzzyMatch(text, text));
  QVERIFY(fuzzyMatch(U"", U"")->places.empty());
  QVERIFY(!fuzzyMatch(U"a", U""));
}

QTEST_GUILESS_MAIN(FuzzyTest)
#include "tst_fuzzy.moc"
