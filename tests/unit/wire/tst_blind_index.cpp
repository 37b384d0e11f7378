// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>

#include "wire/blind_index.h"
#include "wire/hex.h"

using namespace rebate::wire;

namespace {

const std::string kKey(32, 'k');

/// What a search does with them.
bool finds(const std::string& text, const std::string& nickname, const std::string& phone) {
  const auto tokens = findTokens(nickname, phone, kKey);
  const auto has = [&tokens](const std::string& token) {
    return std::find(tokens.begin(), tokens.end(), token) != tokens.end();
  };
  const auto wanted = wantedTokens(text, kKey);
  const bool byPhone = !wanted.phone.empty() && std::all_of(wanted.phone.begin(), wanted.phone.end(), has);
  return byPhone || (!wanted.nickname.empty() && has(wanted.nickname));
}

}  // namespace

class TestBlindIndex : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everyPartOfAPhoneIsFound() {
    const std::string phone = "13812945670";
    for (std::size_t at = 0; at < phone.size(); ++at)
      for (std::size_t length = 1; at + length <= phone.size(); ++length)
        QCOMPARE(finds(phone.substr(at, length), "林小明", "+86 138-1294-5670"), length >= 4);
    QVERIFY(finds("+86 138 1294 5670", "", phone));
    QVERIFY(!finds("13812945671", "", phone));
    QVERIFY(!finds("1294x", "", phone));
    QVERIFY(!finds("13800138001", "", "13800138000"));  // although it has no run that the other has not
  }
  void everyBeginningOfANicknameIsFound() {
    const std::string nickname = "Sunflower田";
    for (std::size_t length = 1; length <= nickname.size() - 3; ++length)
      QVERIFY(finds(nickname.substr(0, length), nickname, ""));
    QVERIFY(finds(" sunflower田 ", nickname, ""));
    QVERIFY(!finds("flower", nickname, ""));
    QVERIFY(finds("林", "林小明", ""));
    QVERIFY(!finds("小", "林小明", ""));
    QVERIFY(!finds("", "林小明", "13800138000"));
  }
  void aNicknameOfDigitsIsNoPhone() { QVERIFY(!finds("80001", "8000", "")); }
  void anotherKeyMakesOthers() {
    const auto tokens = findTokens("林小明", "13800138000", kKey);
    for (const auto& token : findTokens("林小明", "13800138000", std::string(32, 'x')))
      QVERIFY(std::find(tokens.begin(), tokens.end(), token) == tokens.end());
    for (const auto& key : {std::string(), std::string(31, 'k'), std::string(33, 'k')}) {
      QVERIFY(findTokens("林小明", "13800138000", key).empty());
      QVERIFY(wantedTokens("13800138000", key).phone.empty() && wantedTokens("林", key).nickname.empty());
    }
  }
  /// Both programs of any two versions have to make the same ones.
  void theyStayAsTheyAre() {
    QCOMPARE(QByteArray::fromStdString(joinTokens(findTokens("林小", "13800", kKey))), QByteArray("2t5fj5c5 5ohipore jmk6abi2 nttn7hei o4rzwqao"));
  }
  void joinedAndSplit() {
    const auto tokens = findTokens("林小明", "13800138000", kKey);
    QVERIFY(tokens.size() > 8 && std::is_sorted(tokens.begin(), tokens.end()));
    for (const auto& token : tokens)
      QVERIFY(token.size() == 8 && token.find_first_not_of("abcdefghijklmnopqrstuvwxyz234567") == std::string::npos);
    QCOMPARE(splitTokens(joinTokens(tokens)), tokens);
    QVERIFY(splitTokens("").empty());
    QCOMPARE(splitTokens("  a  b "), (std::vector<std::string>{"a", "b"}));
  }
  void hexComesBack() {
    const std::string bytes("\0\x7f\xff", 3);
    QCOMPARE(toHex(bytes), std::string("007fff"));
    QCOMPARE(fromHex("007fff"), bytes);
    QVERIFY(fromHex("") == std::string());
    for (const char* wrong : {"0", "0g", "00 ", "xyz"}) QVERIFY(!fromHex(wrong));
  }
};

QTEST_GUILESS_MAIN(TestBlindIndex)
#include "tst_blind_index.moc"
