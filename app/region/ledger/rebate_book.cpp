// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/rebate_book.h"

#include "region/ledger/change_log.h"
#include "wire/digest.h"

namespace rebate::region {
namespace {

/// All but the id, in the order of valuesOf.
constexpr const char* kContent =
    "platform, line, role, user_id, user_mask, item, status_code, upstream, refund_open, level, reserve_bp, "
    "share_bp, paid_fen, income_fen, platform_fee_fen, due_fen, reserve_fen, user_fen, platform_fen, state, reason, "
    "proposed_by, decided_by, note, version, content_hash, created_at, modified_at, updated_at, frozen_for, "
    "inviter_id, inviter_bp, inviter_fen, rule_version";

const std::string kColumns = std::string("id, ") + kContent;

constexpr const char* kPlaces =
    "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, "
    "$25, $26, $27, $28, $29, $30, $31, $32, $33, $34";

StoredRebate rebateOf(const SqlRow& row) {
  Rebate r;
  r.id = row.text(0);
  r.platform = platformFrom(row.text(1)).value_or(Platform::taobao);
  r.line = row.text(2);
  r.role = static_cast<int>(row.integer(3));
  r.userId = row.text(4);
  r.userMask = row.text(5);
  r.item = row.text(6);
  r.statusCode = row.integer(7);
  r.upstream = upstreamStateFrom(row.text(8)).value_or(UpstreamState::unknown);
  r.refundOpen = row.integer(9) != 0;
  r.level = levelFrom(row.text(10)).value_or(Level::bronze);
  r.reserveRate.value = static_cast<std::int32_t>(row.integer(11));
  r.shareRate.value = static_cast<std::int32_t>(row.integer(12));
  r.paid = row.fen(13);
  r.income = row.fen(14);
  r.platformFee = row.fen(15);
  r.split = {row.fen(16), row.fen(17), row.fen(18), row.fen(19), row.fen(33)};
  r.state = rebateStateFrom(row.text(20)).value_or(RebateState::held);
  r.reason = reasonFrom(row.text(21)).value_or(Reason::none);
  r.proposedBy = row.text(22);
  r.decidedBy = row.text(23);
  r.note = row.text(24);
  r.version = row.integer(25);
  r.contentHash = row.text(26);
  r.createdAt = row.integer(27);
  r.modifiedAt = row.integer(28);
  r.updatedAt = row.integer(29);
  r.inviterId = row.text(31);
  r.inviterRate.value = static_cast<std::int32_t>(row.integer(32));
  r.ruleVersion = row.integer(34);
  return {std::move(r), row.text(30)};
}

/// kContent, then the id.
SqlValues valuesOf(const StoredRebate& stored) {
  const Rebate& r = stored.rebate;
  return {name(r.platform),
          r.line,
          r.role,
          r.userId,
          r.userMask,
          r.item,
          r.statusCode,
          name(r.upstream),
          r.refundOpen,
          name(r.level),
          r.reserveRate.value,
          r.shareRate.value,
          r.paid,
          r.income,
          r.platformFee,
          r.split.due,
          r.split.reserve,
          r.split.user,
          r.split.platform,
          name(r.state),
          name(r.reason),
          r.proposedBy,
          r.decidedBy,
          r.note,
          r.version,
          r.contentHash,
          r.createdAt,
          r.modifiedAt,
          r.updatedAt,
          stored.frozenFor,
          r.inviterId,
          r.inviterRate.value,
          r.split.inviter,
          r.ruleVersion,
          r.id};
}

}  // namespace

std::optional<StoredRebate> findRebate(SqlSession& sql, std::string_view id) {
  static const std::string query = std::string("SELECT ") + kColumns + " FROM rebates WHERE id = $1";
  std::optional<StoredRebate> found;
  sql.each(query, {id}, [&found](const SqlRow& row) { found = rebateOf(row); });
  return found;
}

std::vector<Rebate> rebatesAfter(SqlSession& sql, std::optional<RebateState> state, std::string_view after, int limit) {
  static const std::string all = std::string("SELECT ") + kColumns + " FROM rebates WHERE id > $1 ORDER BY id LIMIT $2";
  static const std::string some =
      std::string("SELECT ") + kColumns + " FROM rebates WHERE state = $1 AND id > $2 ORDER BY id LIMIT $3";
  std::vector<Rebate> rebates;
  const auto take = [&rebates](const SqlRow& row) { rebates.push_back(rebateOf(row).rebate); };
  if (state)
    sql.each(some, {name(*state), after, limit}, take);
  else
    sql.each(all, {after, limit}, take);
  return rebates;
}

/// Inserted or updated, never "on conflict": where rows are spread by user, one that changes its owner moves.
std::int64_t saveRebate(Writing& writing, StoredRebate& next) {
  static const std::string insert =
      std::string("INSERT INTO rebates (") + kContent + ", id) VALUES " + kPlaces + ", $35)";
  static const std::string update =
      std::string("UPDATE rebates SET (") + kContent + ") = " + kPlaces + ") WHERE id = $35";
  Rebate& r = next.rebate;
  ++r.version;
  r.updatedAt = writing.now;
  r.contentHash = wire::contentHash(r);
  writing.sql.postOne(r.version == 1 ? insert : update, valuesOf(next), {Errc::notFound, "id", "no such rebate"});
  return recordChange(writing, r);
}

}  // namespace rebate::region
