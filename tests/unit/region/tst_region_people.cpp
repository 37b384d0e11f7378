// SPDX-License-Identifier: GPL-3.0-or-later
// Who may come in: lock-out, one-time codes, how long a session can be renewed. Against a real store, at given times.
#include <QtTest>

#include <deque>
#include <random>

#include "region/ledger/code_book.h"
#include "region/ledger/one_time_code.h"
#include "region/ledger/operator_book.h"
#include "region/ledger/sign_in_book.h"
#include "region/store_fixture.h"

using namespace rebate;
using namespace rebate::region;
using namespace rebate::fixtures;

namespace {

constexpr Millis kStart = 1'780'000'000'000;
const Operator kChen{"chen.jing", "陈静", Role::finance};

struct Desk {
  Desk() {
    const auto done = store.write([](Writing& writing) { insertOperator(writing, kChen, "hash", "cli"); }, kStart);
    if (!done) qFatal("no operator");
  }
  SignInVerdict attempt(const std::string& name, bool right, Millis now, const std::string& code = {}) {
    SignInVerdict verdict;
    outcome = store.write([&](Writing& writing) { verdict = settleSignIn(writing, {name, right, code, key}); }, now);
    return verdict;
  }
  std::string giveCode() {
    std::string uri;
    outcome = store.write([&](Writing& writing) { uri = region::giveCode(writing, "chen.jing", *key, "cli"); }, kStart);
    const auto at = uri.find("secret=") + 7;
    return uri.substr(at, uri.find('&', at) - at);
  }
  bool auditHolds(const char* text) {
    return store.sql().integer("SELECT COUNT(*) FROM audit WHERE record LIKE '%' || $1 || '%'", {text}).value_or(0) > 0;
  }
  TemporaryStore store;
  std::optional<StoreKey> key = StoreKey{1, 2, 3};
  Outcome outcome = Done{};
};

/// The other way round than the region does it.
std::string unbase32(const std::string& text) {
  const std::string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string bits, bytes;
  for (const char letter : text)
    for (int bit = 4; bit >= 0; --bit) bits += (letters.find(letter) >> bit & 1) != 0 ? '1' : '0';
  for (std::size_t at = 0; at + 8 <= bits.size(); at += 8)
    bytes += static_cast<char>(std::stoi(bits.substr(at, 8), nullptr, 2));
  return bytes;
}

}  // namespace

class TestRegionPeople : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void codesAreThoseOfTheStandard_data();
  void codesAreThoseOfTheStandard();
  void base32IsThatOfTheStandard_data();
  void base32IsThatOfTheStandard();
  void aCodeIsTakenOneStepToEitherSide_data();
  void aCodeIsTakenOneStepToEitherSide();
  void fiveFailuresLock();
  void aNameNobodyHasIsTreatedAlike();
  void neverMoreThanFiveAnswersInAnyQuarterOfAnHour();
  void unlocking();
  void aRightPasswordForgetsFailures();
  void aCodeIsNeededAndGoodOnce();
  void wrongCodesLockToo();
  void withoutTheKeyNobodyWithACodeComesIn();
  void secretsAreSealedAndNotExported();
  void aKeyIsMadeOnceAndKept();
  void sessionsAreRenewedForSoLong();
};

void TestRegionPeople::codesAreThoseOfTheStandard_data() {
  QTest::addColumn<qint64>("step");
  QTest::addColumn<int>("digits");
  QTest::addColumn<QByteArray>("code");
  const char* const hotp[] = {"755224", "287082", "359152", "969429", "338314",
                              "254676", "287922", "162583", "399871", "520489"};
  for (int i = 0; i < 10; ++i) QTest::addRow("RFC 4226, %d", i) << qint64(i) << 6 << QByteArray(hotp[i]);
  const std::pair<qint64, const char*> totp[] = {{59, "94287082"},         {1111111109, "07081804"},
                                                 {1111111111, "14050471"}, {1234567890, "89005924"},
                                                 {2000000000, "69279037"}, {20000000000, "65353130"}};
  for (const auto& [second, code] : totp)
    QTest::addRow("RFC 6238, %lld", second) << second / 30 << 8 << QByteArray(code);
}

void TestRegionPeople::codesAreThoseOfTheStandard() {
  QFETCH(qint64, step);
  QFETCH(int, digits);
  QFETCH(QByteArray, code);
  QCOMPARE(QByteArray::fromStdString(oneTimeCode("12345678901234567890", step, digits)), code);
}

void TestRegionPeople::base32IsThatOfTheStandard_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QByteArray>("text");
  for (const auto& [bytes, text] : {std::pair{"", ""},
                                    {"f", "MY"},
                                    {"fo", "MZXQ"},
                                    {"foo", "MZXW6"},
                                    {"foob", "MZXW6YQ"},
                                    {"fooba", "MZXW6YTB"},
                                    {"foobar", "MZXW6YTBOI"}})
    QTest::newRow(text) << QByteArray(bytes) << QByteArray(text);
}

void TestRegionPeople::base32IsThatOfTheStandard() {
  QFETCH(QByteArray, bytes);
  QFETCH(QByteArray, text);
  QCOMPARE(QByteArray::fromStdString(base32(bytes.toStdString())), text);
}

void TestRegionPeople::aCodeIsTakenOneStepToEitherSide_data() {
  QTest::addColumn<int>("off");
  QTest::addColumn<int>("lastOff");  // the step that was used last, from the present one
  QTest::addColumn<bool>("taken");
  QTest::newRow("two before") << -2 << -99 << false;
  QTest::newRow("one before") << -1 << -99 << true;
  QTest::newRow("present") << 0 << -99 << true;
  QTest::newRow("one ahead") << 1 << -99 << true;
  QTest::newRow("two ahead") << 2 << -99 << false;
  QTest::newRow("used") << 0 << 0 << false;
  QTest::newRow("before a used one") << -1 << 0 << false;
  QTest::newRow("after a used one") << 1 << 0 << true;
}

void TestRegionPeople::aCodeIsTakenOneStepToEitherSide() {
  QFETCH(int, off);
  QFETCH(int, lastOff);
  QFETCH(bool, taken);
  const auto present = kStart / kCodeStep;
  const auto step = stepOfCode("secret", oneTimeCode("secret", present + off), kStart, present + lastOff);
  QCOMPARE(step.has_value(), taken);
  if (taken) QCOMPARE(*step, present + off);
  QVERIFY(!stepOfCode("secret", "", kStart, 0));
  QVERIFY(!stepOfCode("secret", "12345", kStart, 0));
}

void TestRegionPeople::fiveFailuresLock() {
  Desk desk;
  for (int i = 0; i < kMostFailures; ++i)
    QVERIFY(desk.attempt("chen.jing", false, kStart + i * 1'000).problem == Problem::unauthenticated);
  const auto verdict = desk.attempt("chen.jing", true, kStart + 10'000);
  QVERIFY2(!verdict.grant && verdict.problem == Problem::locked, "the right password does not help");
  QCOMPARE(verdict.retryAfter, kFailureWindow - 10'000);
  QVERIFY(desk.auditHolds("operator.locked") && desk.auditHolds("session.refused"));
  QVERIFY(!desk.attempt("chen.jing", true, kStart + kFailureWindow - 1).grant);
  QVERIFY(desk.attempt("chen.jing", true, kStart + kFailureWindow).grant);
  QCOMPARE(desk.store.brokenRules(), std::string());
}

void TestRegionPeople::aNameNobodyHasIsTreatedAlike() {
  Desk desk;
  for (const std::string name : {"chen.jing", "my secret password"}) {
    for (int i = 0; i < kMostFailures; ++i)
      QVERIFY(desk.attempt(name, false, kStart).problem == Problem::unauthenticated);
    const auto verdict = desk.attempt(name, false, kStart + 1);
    QVERIFY(verdict.problem == Problem::locked);
    QCOMPARE(verdict.retryAfter, kFailureWindow - 1);
  }
  QVERIFY2(!desk.auditHolds("my secret"), "what was typed as a name may be a password");
  QCOMPARE(
      desk.store.sql().integer("SELECT COUNT(*) FROM sign_in_failures WHERE name_hash LIKE '%secret%'").value_or(9),
      std::int64_t{0});
  QVERIFY(!desk.attempt("my secret password", true, kStart + kFailureWindow).grant);
}

/// Random attempts of two names: whatever their rhythm, no span of a quarter of an hour tells more than five times
/// that a password is wrong, and nobody is locked for longer than that span.
void TestRegionPeople::neverMoreThanFiveAnswersInAnyQuarterOfAnHour() {
  Desk desk;
  std::mt19937 dice(7);
  std::deque<Millis> told;
  Millis now = kStart;
  Millis locked = 0;
  for (int i = 0; i < 600; ++i) {
    now += std::uniform_int_distribution<Millis>(1, i % 50 == 0 ? 900'000 : 60'000)(dice);
    const auto other = desk.attempt("nobody", false, now);
    QVERIFY(other.problem == Problem::locked || other.problem == Problem::unauthenticated);
    const auto verdict = desk.attempt("chen.jing", false, now);
    if (verdict.problem == Problem::locked) {
      QVERIFY(verdict.retryAfter > 0 && verdict.retryAfter <= kFailureWindow);
      locked = std::max(locked, now + verdict.retryAfter);
      continue;
    }
    QVERIFY2(now >= locked, "it said how long");
    told.push_back(now);
    while (told.front() <= now - kFailureWindow) told.pop_front();
    QVERIFY(told.size() <= std::size_t{kMostFailures});
  }
  QVERIFY2(desk.store.count("sign_in_failures") <= 2 * kMostFailures, "old ones are forgotten");
}

void TestRegionPeople::unlocking() {
  Desk desk;
  for (int i = 0; i < kMostFailures; ++i) static_cast<void>(desk.attempt("chen.jing", false, kStart));
  QVERIFY(lockedFor(desk.store.sql(), "chen.jing", kStart) > 0);
  QVERIFY(desk.store.write([](Writing& writing) { unlockOperator(writing, "chen.jing", "cli"); }, kStart));
  QVERIFY(desk.attempt("chen.jing", true, kStart).grant);
  QVERIFY(desk.auditHolds("operator.unlocked"));
  QVERIFY(!desk.store.write([](Writing& writing) { unlockOperator(writing, "nobody", "cli"); }, kStart));
}

void TestRegionPeople::aRightPasswordForgetsFailures() {
  Desk desk;
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < kMostFailures - 1; ++i) static_cast<void>(desk.attempt("chen.jing", false, kStart));
    QVERIFY(desk.attempt("chen.jing", true, kStart).grant);
  }
  QVERIFY(desk.store.write([](Writing& writing) { disableOperator(writing, "chen.jing", "cli"); }, kStart));
  QVERIFY2(!desk.attempt("chen.jing", true, kStart).grant, "not who has been disabled");
}

void TestRegionPeople::aCodeIsNeededAndGoodOnce() {
  Desk desk;
  const auto secret = unbase32(desk.giveCode());
  QCOMPARE(secret.size(), kCodeSecretBytes);
  const auto code = oneTimeCode(secret, kStart / kCodeStep);
  QVERIFY(desk.attempt("chen.jing", false, kStart, code).problem == Problem::unauthenticated);
  QVERIFY(desk.attempt("chen.jing", true, kStart).problem == Problem::codeRequired);
  QVERIFY(desk.attempt("chen.jing", true, kStart, "000").problem == Problem::codeWrong);
  QVERIFY(desk.attempt("chen.jing", true, kStart, code).grant);
  QVERIFY2(desk.attempt("chen.jing", true, kStart, code).problem == Problem::codeWrong, "it was used");
  const auto later = kStart + kCodeStep;
  QVERIFY2(desk.attempt("chen.jing", true, later, code).problem == Problem::codeWrong, "it was used");
  QVERIFY(desk.attempt("chen.jing", true, later, oneTimeCode(secret, later / kCodeStep)).grant);
  const auto other = unbase32(desk.giveCode());
  QVERIFY2(other != secret, "a second secret takes the place of the first");
  QVERIFY(!desk.attempt("chen.jing", true, kStart + 9 * kCodeStep, oneTimeCode(secret, kStart / kCodeStep + 9)).grant);
  QVERIFY(desk.store.write([](Writing& writing) { takeCode(writing, "chen.jing", "cli"); }));
  QVERIFY(desk.attempt("chen.jing", true, kStart + 9 * kCodeStep).grant);
  QVERIFY(!desk.store.write([](Writing& writing) { takeCode(writing, "chen.jing", "cli"); }));
}

void TestRegionPeople::wrongCodesLockToo() {
  Desk desk;
  const auto secret = unbase32(desk.giveCode());
  for (int i = 0; i < kMostFailures; ++i)
    QVERIFY(desk.attempt("chen.jing", true, kStart, "00000x").problem == Problem::codeWrong);
  QVERIFY(desk.attempt("chen.jing", true, kStart, oneTimeCode(secret, kStart / kCodeStep)).problem == Problem::locked);
}

void TestRegionPeople::withoutTheKeyNobodyWithACodeComesIn() {
  Desk desk;
  const auto secret = unbase32(desk.giveCode());
  const auto code = oneTimeCode(secret, kStart / kCodeStep);
  for (const auto& key : {std::optional<StoreKey>{}, std::optional<StoreKey>{StoreKey{9}}}) {
    desk.key = key;
    QVERIFY(!desk.attempt("chen.jing", true, kStart, code).grant);
    QVERIFY(!desk.outcome && desk.outcome.error().code == Errc::unavailable);
  }
  desk.key = StoreKey{1, 2, 3};
  QVERIFY2(desk.attempt("chen.jing", true, kStart, code).grant, "that was nobody's failure");
}

void TestRegionPeople::secretsAreSealedAndNotExported() {
  Desk desk;
  const auto text = desk.giveCode();
  const auto secret = unbase32(text);
  const auto sealed = desk.store.sql().text("SELECT sealed FROM one_time_codes").value_or("");
  QVERIFY(!sealed.empty());
  QVERIFY(!QByteArray::fromHex(QByteArray::fromStdString(sealed)).contains(QByteArray::fromStdString(secret)));
  QVERIFY(!desk.auditHolds(text.c_str()));
  const auto again = desk.giveCode();
  QVERIFY(desk.store.sql().text("SELECT sealed FROM one_time_codes").value_or("") != sealed);
  // Sealed for one operator, it opens for no other.
  QVERIFY(desk.store.write([](Writing& writing) {
    insertOperator(writing, {"li.wei", "", Role::finance}, "hash", "cli");
    writing.sql.run("UPDATE one_time_codes SET operator = 'li.wei'");
  }));
  QVERIFY(!desk.attempt("li.wei", true, kStart, oneTimeCode(unbase32(again), kStart / kCodeStep)).grant);
  QVERIFY(!desk.outcome);
}

void TestRegionPeople::aKeyIsMadeOnceAndKept() {
  QTemporaryDir folder;
  const auto store = folder.filePath(QStringLiteral("store.db.key")).toStdString();
  QVERIFY(storeKey(store).error().code == Errc::notFound);
  const auto key = storeKeyOrNew(store);
  QVERIFY(key);
  QVERIFY(*key != StoreKey{});
  QVERIFY(*storeKeyOrNew(store) == *key && *storeKey(store) == *key);
  QFile file(QString::fromStdString(store));
  QCOMPARE(file.permissions() & ~(QFile::ReadUser | QFile::WriteUser), QFile::ReadOwner | QFile::WriteOwner);
  QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("store.db.key")});
  QVERIFY(file.resize(31));
  QVERIFY(storeKey(store).error().code == Errc::corrupt);
  QVERIFY2(!storeKeyOrNew(store), "a damaged key is not replaced");
}

void TestRegionPeople::sessionsAreRenewedForSoLong() {
  Desk desk;
  auto& sql = desk.store.sql();
  auto grant = *desk.attempt("chen.jing", true, kStart).grant;
  QCOMPARE(grant.expiresAt, kStart + kSessionLength);
  const auto renew = [&](Millis now) {
    const auto who = whoMayRenew(sql, grant.token, now);
    SessionGrant next;
    if (!who || !desk.store.write([&](Writing& w) { next = refreshSession(w, *who, grant.token); }, now)) return false;
    const auto old = std::exchange(grant, next).token;
    const bool grace = whoMayRenew(sql, old, now + 59'999) && !whoMayRenew(sql, old, now + 60'000);
    return grace && !whoHas(sql, old, now + 60'000);
  };
  QVERIFY2(!whoHas(sql, grant.token, grant.expiresAt), "ended is ended, except to renew it");
  QVERIFY(whoMayRenew(sql, grant.token, grant.expiresAt + kRenewableFor - 1));
  QVERIFY(!whoMayRenew(sql, grant.token, grant.expiresAt + kRenewableFor));
  QVERIFY(!whoMayRenew(sql, grant.token + "x", kStart));
  Millis now = kStart;
  int renewals = 0;
  while (grant.expiresAt < kStart + kLongestSignIn) {
    now = std::min(grant.expiresAt + kRenewableFor, kStart + kLongestSignIn) - 120'000;
    QVERIFY(renew(now));
    QVERIFY(whoHas(sql, grant.token, now) == kChen);
    ++renewals;
  }
  QVERIFY2(renewals >= 12, "each lasted as long as it should");
  QCOMPARE(grant.expiresAt, kStart + kLongestSignIn);
  QVERIFY2(!renew(kStart + kLongestSignIn), "the password again");
  QVERIFY(!whoHas(sql, grant.token, kStart + kLongestSignIn));
}

QTEST_GUILESS_MAIN(TestRegionPeople)
#include "tst_region_people.moc"
