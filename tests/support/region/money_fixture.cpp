// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/money_fixture.h"

#include "region/ledger/decisions.h"
#include "region/ledger/posting_book.h"
#include "region/ledger/rebate_book.h"
#include "region/ledger/settlement.h"
#include "region/ledger/user_book.h"
#include "region/ledger/version_log.h"
#include "region/ledger/withdrawals.h"
#include "region/store_fixture.h"
#include "wire/uuid.h"

namespace rebate::fixtures {
namespace {

using namespace region;

OrderVersion lineOf(const std::string& line, const std::string& userId, Fen income) {
  auto version = settledVersion(line, 5'000);
  version.claim = userId == "u-a" ? Claim{"1", "", ""} : userId == "u-b" ? Claim{"", "2", ""} : Claim{"", "", "3"};
  version.estimatedIncome = version.settledIncome = income;
  version.platformFee = {0};
  return version;
}

}  // namespace

Fen credit(Writing& writing, const std::string& line, const std::string& userId, Fen income) {
  takeVersion(writing, lineOf(line, userId, income));
  consumeEvents(writing, 100);
  const auto stored = findRebate(writing.sql, "taobao:" + line + ":2");
  if (!stored) return writing.sql.fail({Errc::notFound, "line", line}), Fen{};
  Decision decision;
  decision.id = wire::uuid7(1'000);
  decision.rebateId = stored->rebate.id;
  decision.version = stored->rebate.version;
  decision.contentHash = stored->rebate.contentHash;
  decision.amount = stored->rebate.split.user;
  const DecisionRules one{Fen{std::numeric_limits<std::int64_t>::max()}};
  const auto reply = decideOnce(writing, decision, {"chen.jing", "", Role::finance}, one);
  if (!reply.applied) writing.sql.fail({Errc::invalid, "decision", reply.detail});
  return stored->rebate.split.user;
}

void clawBack(Writing& writing, const std::string& line, const std::string& userId, Fen income) {
  auto version = lineOf(line, userId, income);
  version.modifiedAt += 1'000;
  setStatus(version, 13);
  takeVersion(writing, version);
  consumeEvents(writing, 100);
}

void adjust(Writing& writing, const std::string& key, const std::string& userId, Fen amount) {
  writing.sql.run(
      "INSERT INTO proposals (id, kind, subject, body, reason, proposed_by, proposed_at, state, decided_by, "
      "decided_at, "
      "decision_reason, version) VALUES ($1, 'adjustment', 'nobody', '{}', 'why', 'support', $2, 'approved', 'li.wei', "
      "$3, '', 2)",
      {key, writing.now, writing.now});
  book(writing,
       {key,
        TransactionKind::adjustment,
        key,
        {},
        {{Account::goodwill, {}, amount}, {Account::userPayable, userId, {-amount.value}}}},
       "li.wei");
}

Review verdictOn(const Withdrawal& seen, ReviewVerdict verdict, const std::string& reason) {
  return {verdict, seen.version, seen.contentHash, reason};
}

Withdrawal reviewed(Writing& writing, const std::string& userId, Fen amount) {
  auto answer = requestWithdrawal(writing, userId, amount, "support");
  for (const auto* person : {"chen.jing", "li.wei"}) {
    if (answer.refused || !answer.now)
      return writing.sql.fail({Errc::invalid, "withdrawal", answer.refused ? answer.refused->detail : ""}),
             Withdrawal{};
    const bool last = std::string_view(person) == "li.wei";
    if (!last && answer.now->reviewers == 1) continue;
    answer = reviewWithdrawal(writing, answer.now->id, verdictOn(*answer.now, ReviewVerdict::approve), person);
  }
  if (answer.refused) return writing.sql.fail({Errc::invalid, "review", answer.refused->detail}), Withdrawal{};
  return *std::move(answer.now);
}

Withdrawal inPayout(Writing& writing, const std::string& userId, Fen amount) {
  const auto ready = reviewed(writing, userId, amount);
  const auto payout = createPayout(writing, {{ready.id}, 0}, "zhao.lei");
  if (payout.refused) writing.sql.fail({Errc::invalid, "payout", payout.refused->detail});
  return findWithdrawal(writing.sql, ready.id).value_or(Withdrawal{});
}

}  // namespace rebate::fixtures
