// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/version_log.h"

#include <algorithm>

#include "region/events/event_queue.h"
#include "region/ledger/maturity.h"
#include "region/ledger/user_book.h"
#include "wire/digest.h"

namespace rebate::region {
namespace {

OrderVersion versionOf(const SqlRow& row) {
  OrderVersion v;
  v.platform = platformFrom(row.text(0)).value_or(Platform::taobao);
  v.line = row.text(1);
  v.parent = row.text(2);
  v.role = static_cast<int>(row.integer(3));
  v.statusCode = row.integer(4);
  v.state = upstreamStateFrom(row.text(5)).value_or(UpstreamState::unknown);
  v.refundOpen = row.integer(6) != 0;
  v.paid = row.fen(7);
  if (!row.isNull(8)) v.received = row.fen(8);
  v.estimatedIncome = row.fen(9);
  v.settledIncome = row.fen(10);
  v.platformFee = row.fen(11);
  v.claim = {row.text(12), row.text(13), row.text(14)};
  v.item = row.text(15);
  v.shop = row.text(16);
  v.createdAt = row.integer(17);
  if (!row.isNull(18)) v.earnedAt = row.integer(18);
  v.modifiedAt = row.integer(19);
  if (!row.isNull(20)) v.settlesAt = row.integer(20);
  return v;
}

void insert(Writing& writing, const std::string& key, const std::string& hash, const OrderVersion& v) {
  writing.sql.post(
      "INSERT INTO order_versions (line_key, hash, platform, line, parent, role, status_code, state, refund_open, "
      "paid_fen, received_fen, estimated_fen, settled_fen, platform_fee_fen, special_id, relation_id, adzone_id, "
      "item, shop, created_at, earned_at, modified_at, settles_at, seen_at, raw) VALUES ($1, $2, $3, $4, $5, $6, $7, "
      "$8, $9, "
      "$10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)",
      {key,
       hash,
       name(v.platform),
       v.line,
       v.parent,
       v.role,
       v.statusCode,
       name(v.state),
       v.refundOpen,
       v.paid,
       v.received,
       v.estimatedIncome,
       v.settledIncome,
       v.platformFee,
       v.claim.specialId,
       v.claim.relationId,
       v.claim.adzoneId,
       v.item,
       v.shop,
       v.createdAt,
       v.earnedAt,
       v.modifiedAt,
       v.settlesAt,
       writing.now,
       v.raw});
}

std::vector<OrderVersion> readVersions(SqlSession& sql, const std::string& lineKey, const std::string& raw) {
  std::vector<OrderVersion> versions;
  sql.each(
      "SELECT platform, line, parent, role, status_code, state, refund_open, paid_fen, received_fen, estimated_fen, "
      "settled_fen, platform_fee_fen, special_id, relation_id, adzone_id, item, shop, created_at, earned_at, "
      "modified_at, settles_at, " +
          raw + " FROM order_versions WHERE line_key = $1",
      {lineKey}, [&versions](const SqlRow& row) {
        versions.push_back(versionOf(row));
        versions.back().raw = row.text(21);
      });
  std::sort(versions.begin(), versions.end(), [](const auto& a, const auto& b) { return isNewer(a, b); });
  return versions;
}

}  // namespace

Intake takeVersion(Writing& writing, const OrderVersion& version) {
  const auto key = lineKey(version);
  const auto hash = wire::sha256(canonicalText(version));
  if (writing.sql.integer("SELECT 1 FROM order_versions WHERE line_key = $1 AND hash = $2", {key, hash}))
    return Intake::unchanged;
  const auto known = versionsOf(writing.sql, key);
  insert(writing, key, hash, version);
  noteMaturity(writing, version);
  publishOrderUpdated(writing, key);
  if (known.empty()) return Intake::fresh;
  return isNewer(version, known.front()) ? Intake::changed : Intake::stale;
}

void giveLine(Writing& writing, const std::string& lineKey, const std::string& userId, const std::string& proposalId) {
  writing.sql.post("INSERT INTO line_owners (line_key, user_id, proposal_id, at) VALUES ($1, $2, $3, $4)",
                   {lineKey, userId, proposalId, writing.now});
}

std::optional<LineHistory> lineHistory(SqlSession& sql, const std::string& lineKey) {
  const auto versions = versionsOf(sql, lineKey);
  if (versions.empty()) return std::nullopt;
  LineHistory history{versions.front(), {}};
  if (const auto given = sql.text("SELECT user_id FROM line_owners WHERE line_key = $1", {lineKey})) {
    history.owners.insert(*given);
    return history;
  }
  std::vector<Claim> asked;
  for (const auto& version : versions) {
    if (std::find(asked.begin(), asked.end(), version.claim) != asked.end()) continue;
    asked.push_back(version.claim);
    history.owners.insert(ownerOf(sql, version.claim));
  }
  return history;
}

std::vector<OrderVersion> versionsOf(SqlSession& sql, const std::string& lineKey) {
  return readVersions(sql, lineKey, "''");
}

std::vector<OrderVersion> rawVersionsOf(SqlSession& sql, const std::string& lineKey) {
  return readVersions(sql, lineKey, "raw");
}

std::optional<std::string> newestRaw(SqlSession& sql, const std::string& lineKey) {
  auto versions = rawVersionsOf(sql, lineKey);
  if (versions.empty()) return std::nullopt;
  return std::move(versions.front().raw);
}

}  // namespace rebate::region
