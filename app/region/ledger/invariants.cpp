// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/invariants.h"

#include <array>

#include "domain/rebate.h"
#include "region/ledger/rebate_book.h"
#include "region/ledger/withdrawal_book.h"
#include "wire/digest.h"
#include "wire/withdrawal_json.h"

namespace rebate::region {
namespace {

struct Rule {
  const char* name;
  const char* breaks;  ///< SQL: a text per break
};

constexpr std::array kRules{
    Rule{"balance is the sum of postings",
         "SELECT u.id FROM users u LEFT JOIN (SELECT user_id, SUM(amount_fen) AS total FROM postings "
         "WHERE account = 'user_payable' GROUP BY user_id) p ON p.user_id = u.id "
         "WHERE u.balance_fen <> -COALESCE(p.total, 0)"},
    Rule{"what is frozen is the sum of its postings",
         "SELECT u.id FROM users u LEFT JOIN (SELECT user_id, SUM(amount_fen) AS total FROM postings "
         "WHERE account = 'user_frozen' GROUP BY user_id) p ON p.user_id = u.id "
         "WHERE u.frozen_fen <> -COALESCE(p.total, 0)"},
    Rule{"postings are of known users",
         "SELECT DISTINCT p.user_id FROM postings p WHERE p.user_id <> '' "
         "AND NOT EXISTS (SELECT 1 FROM users u WHERE u.id = p.user_id)"},
    Rule{"each transaction sums to zero",
         "SELECT t.key FROM transactions t LEFT JOIN postings p ON p.transaction_key = t.key GROUP BY t.key "
         "HAVING COUNT(p.leg) < 2 OR SUM(p.amount_fen) <> 0"},
    Rule{"postings belong to a transaction",
         "SELECT DISTINCT p.transaction_key FROM postings p "
         "WHERE NOT EXISTS (SELECT 1 FROM transactions t WHERE t.key = p.transaction_key)"},
    Rule{"everything sums to zero",
         "SELECT 'ledger' FROM (SELECT SUM(amount_fen) AS total FROM postings) s WHERE s.total <> 0"},
    Rule{"a reversal turns every leg of what it undoes",
         "SELECT r.key FROM transactions r JOIN postings p ON p.transaction_key = r.reverses "
         "LEFT JOIN postings q ON q.transaction_key = r.key AND q.leg = p.leg AND q.account = p.account "
         "AND q.user_id = p.user_id AND q.amount_fen = -p.amount_fen WHERE q.leg IS NULL"},
    Rule{"a credited rebate has one open credit, any other none",
         "SELECT b.id FROM rebates b LEFT JOIN transactions t ON t.subject = b.id AND t.kind = 'credit' "
         "AND NOT EXISTS (SELECT 1 FROM transactions r WHERE r.reverses = t.key) GROUP BY b.id, b.state "
         "HAVING COUNT(t.key) <> CASE WHEN b.state = 'credited' THEN 1 ELSE 0 END"},
    Rule{"an open credit is the rebate's split",
         "SELECT b.id FROM rebates b JOIN transactions t ON t.subject = b.id AND t.kind = 'credit' "
         "AND NOT EXISTS (SELECT 1 FROM transactions r WHERE r.reverses = t.key) "
         "JOIN postings p ON p.transaction_key = t.key WHERE b.state = 'credited' "
         "GROUP BY b.id, b.user_id, b.inviter_id, b.due_fen, b.user_fen, b.inviter_fen, b.platform_fen, b.reserve_fen "
         "HAVING SUM(CASE WHEN p.account = 'commission_receivable' THEN p.amount_fen ELSE 0 END) <> b.due_fen "
         "OR SUM(CASE WHEN p.account = 'user_payable' AND p.user_id = b.user_id THEN p.amount_fen ELSE 0 END) "
         "<> -b.user_fen "
         "OR SUM(CASE WHEN p.account = 'user_payable' AND p.user_id <> b.user_id AND p.user_id = b.inviter_id "
         "THEN p.amount_fen ELSE 0 END) <> -b.inviter_fen "
         "OR SUM(CASE WHEN p.account = 'platform_income' THEN p.amount_fen ELSE 0 END) <> -b.platform_fen "
         "OR SUM(CASE WHEN p.account = 'reserve' THEN p.amount_fen ELSE 0 END) <> -b.reserve_fen"},
    Rule{"due is user, inviter, platform and reserve together",
         "SELECT id FROM rebates WHERE due_fen <> user_fen + inviter_fen + platform_fen + reserve_fen"},
    Rule{"a released reserve is of a credit that stands",
         "SELECT r.key FROM transactions r WHERE r.kind = 'release' "
         "AND NOT EXISTS (SELECT 1 FROM transactions x WHERE x.reverses = r.key) "
         "AND NOT EXISTS (SELECT 1 FROM transactions c WHERE c.key || ':release' = r.key AND c.kind = 'credit' "
         "AND NOT EXISTS (SELECT 1 FROM transactions x WHERE x.reverses = c.key))"},
    Rule{"what is frozen is the sum of the open withdrawals",
         "SELECT u.id FROM users u LEFT JOIN (SELECT user_id, SUM(amount_fen) AS total FROM withdrawals "
         "WHERE state IN ('requested', 'reviewed', 'in_payout', 'unknown') GROUP BY user_id) w ON w.user_id = u.id "
         "WHERE u.frozen_fen <> COALESCE(w.total, 0)"},
    Rule{"an open or paid withdrawal has its booking, any other none",
         "SELECT w.id FROM withdrawals w LEFT JOIN transactions t ON t.subject = w.id AND t.kind = 'withdrawal' "
         "AND NOT EXISTS (SELECT 1 FROM transactions r WHERE r.reverses = t.key) GROUP BY w.id, w.state "
         "HAVING COUNT(t.key) <> CASE WHEN w.state IN ('returned', 'rejected', 'cancelled') THEN 0 ELSE 1 END"},
    Rule{"a paid withdrawal has one open payout, any other none",
         "SELECT w.id FROM withdrawals w LEFT JOIN transactions t ON t.subject = w.id AND t.kind = 'payout' "
         "AND NOT EXISTS (SELECT 1 FROM transactions r WHERE r.reverses = t.key) GROUP BY w.id, w.state "
         "HAVING COUNT(t.key) <> CASE WHEN w.state = 'paid' THEN 1 ELSE 0 END"},
    Rule{"a withdrawal is booked with its amount for its user",
         "SELECT t.key FROM transactions t LEFT JOIN withdrawals w ON w.id = t.subject "
         "JOIN postings p ON p.transaction_key = t.key WHERE t.kind IN ('withdrawal', 'payout') "
         "AND (w.id IS NULL OR ABS(p.amount_fen) <> w.amount_fen OR p.user_id NOT IN ('', w.user_id))"},
    Rule{"a payout is the sum of its withdrawals",
         "SELECT b.id FROM payouts b LEFT JOIN withdrawals w ON w.payout_id = b.id "
         "GROUP BY b.id, b.items, b.total_fen HAVING COUNT(w.id) <> b.items OR SUM(w.amount_fen) <> b.total_fen"},
    Rule{"changes follow one another without a gap",
         "SELECT CAST(c.seq AS TEXT) FROM changes c WHERE c.previous <> c.seq - 1 "
         "OR (c.previous > 0 AND NOT EXISTS (SELECT 1 FROM changes p WHERE p.seq = c.previous))"},
    Rule{"an adjustment is what two people agreed on",
         "SELECT t.key FROM transactions t WHERE t.kind = 'adjustment' AND NOT EXISTS (SELECT 1 FROM proposals p "
         "WHERE p.id = t.subject AND p.kind = 'adjustment' AND p.state = 'approved')"},
    Rule{"a line is given by an approved claim",
         "SELECT l.line_key FROM line_owners l WHERE NOT EXISTS (SELECT 1 FROM proposals p "
         "WHERE p.id = l.proposal_id AND p.kind = 'claim' AND p.state = 'approved' AND p.subject = l.user_id)"},
    Rule{"nothing personal is kept of an erased user",
         "SELECT u.id FROM users u WHERE u.state = 'erased' AND (u.mask <> '' "
         "OR EXISTS (SELECT 1 FROM data_keys k WHERE k.user_id = u.id) "
         "OR EXISTS (SELECT 1 FROM personal_index i WHERE i.user_id = u.id) "
         "OR EXISTS (SELECT 1 FROM user_find f WHERE f.user_id = u.id) "
         "OR EXISTS (SELECT 1 FROM notes n WHERE n.user_id = u.id AND n.sealed <> '') "
         "OR EXISTS (SELECT 1 FROM rebates b WHERE b.user_id = u.id AND b.user_id <> '' AND b.user_mask <> ''))"},
    Rule{"an applied decision is audited",
         // Joined, not looked up one by one: nothing else needs an index over the hashes.
         "SELECT d.id FROM decisions d LEFT JOIN audit a ON a.hash = d.audit_hash AND a.entity = d.rebate_id "
         "WHERE d.applied = 1 AND a.seq IS NULL"},
};

void note(Finding& finding, std::string place) {
  if (++finding.count <= 10) finding.broken.push_back(std::move(place));
}

Finding auditChain(SqlSession& sql) {
  Finding finding{"each audit record carries the hash of the one before", {}, 0};
  std::string previous;
  std::int64_t expected = 1;
  sql.each("SELECT seq, record, hash FROM audit ORDER BY seq", {}, [&](const SqlRow& row) {
    const auto hash = row.text(2);
    if (row.integer(0) != expected || hash != wire::chainHash(previous, row.text(1)))
      note(finding, std::to_string(row.integer(0)));
    previous = hash;
    expected = row.integer(0) + 1;
  });
  return finding;
}

Finding contentHashes(SqlSession& sql) {
  Finding finding{"a rebate's content hash is of its content", {}, 0};
  std::string after;
  while (true) {
    const auto page = rebatesAfter(sql, std::nullopt, after, 1'000);
    if (page.empty()) return finding;
    for (const auto& rebate : page)
      if (wire::contentHash(rebate) != rebate.contentHash) note(finding, rebate.id);
    after = page.back().id;
  }
}

Finding withdrawalHashes(SqlSession& sql) {
  Finding finding{"a withdrawal's content hash is of its content", {}, 0};
  std::string after;
  while (true) {
    const auto page = withdrawalsAfter(sql, {}, after, 1'000);
    if (page.empty()) return finding;
    for (const auto& withdrawal : page)
      if (wire::contentHash(withdrawal) != withdrawal.contentHash) note(finding, withdrawal.id);
    after = page.back().id;
  }
}

}  // namespace

std::vector<Finding> checkInvariants(SqlSession& sql) {
  std::vector<Finding> findings;
  for (const auto& rule : kRules) {
    Finding finding{rule.name, {}, 0};
    sql.each(rule.breaks, {}, [&finding](const SqlRow& row) { note(finding, row.text(0)); });
    findings.push_back(std::move(finding));
  }
  findings.push_back(auditChain(sql));
  findings.push_back(contentHashes(sql));
  findings.push_back(withdrawalHashes(sql));
  return findings;
}

}  // namespace rebate::region
