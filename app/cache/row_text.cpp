// SPDX-License-Identifier: GPL-3.0-or-later
#include "cache/row_text.h"

namespace rebate::cache {
namespace {

/// Takes columns in turn and keeps the first fault.
class Columns {
 public:
  Columns(const sqlite::Statement& row, int column) : row_(row), column_(column) {}
  std::string text() { return row_.text(column_++); }
  std::int64_t integer() { return row_.integer(column_++); }
  std::int32_t integer32() { return static_cast<std::int32_t>(integer()); }
  Fen fen() { return {integer()}; }

  template <class Value>
  Value named(std::optional<Value> (*parse)(std::string_view)) {
    const auto value = parse(row_.text(column_++));
    known_ = known_ && value;
    return value.value_or(Value{});
  }
  template <class Row>
  Result<Row> finish(Row row) const {
    if (!known_) return Error{Errc::corrupt, "row", "not one of the known names"};
    return row;
  }

 private:
  const sqlite::Statement& row_;
  int column_;
  bool known_ = true;
};

}  // namespace

const char* const kRebateColumns =
    "rebates.id, platform, line, role, user_id, item, status_code, upstream, refund_open, rebates.level, reserve_bp,"
    " share_bp, rebates.inviter_id, inviter_bp, rule_version, paid, income, platform_fee, due, reserve, amount, ours,"
    " inviter, rebates.state, reason, proposed_by, decided_by, note, rebates.version, content_hash, created_at,"
    " modified_at, updated_at, ifnull((SELECT mask FROM users WHERE users.id = rebates.user_id), '')";

Result<Rebate> rebateIn(const sqlite::Statement& row, int column) {
  Columns in(row, column);
  Rebate r;
  r.id = in.text();
  r.platform = in.named<Platform>(platformFrom);
  r.line = in.text();
  r.role = in.integer32();
  r.userId = in.text();
  r.item = in.text();
  r.statusCode = in.integer();
  r.upstream = in.named<UpstreamState>(upstreamStateFrom);
  r.refundOpen = in.integer() != 0;
  r.level = in.named<Level>(levelFrom);
  r.reserveRate.value = in.integer32();
  r.shareRate.value = in.integer32();
  r.inviterId = in.text();
  r.inviterRate.value = in.integer32();
  r.ruleVersion = in.integer();
  r.paid = in.fen();
  r.income = in.fen();
  r.platformFee = in.fen();
  r.split = {in.fen(), in.fen(), in.fen(), in.fen(), in.fen()};
  r.state = in.named<RebateState>(rebateStateFrom);
  r.reason = in.named<Reason>(reasonFrom);
  r.proposedBy = in.text();
  r.decidedBy = in.text();
  r.note = in.text();
  r.version = in.integer();
  r.contentHash = in.text();
  r.createdAt = in.integer();
  r.modifiedAt = in.integer();
  r.updatedAt = in.integer();
  r.userMask = in.text();
  return in.finish(std::move(r));
}

int bindRebate(sqlite::Statement& write, const Rebate& r, int parameter) {
  int at = parameter;
  const auto text = [&](std::string_view value) { write.bind(at++, value); };
  const auto number = [&](std::int64_t value) { write.bind(at++, value); };
  text(r.id), text(name(r.platform)), text(r.line), number(r.role), text(r.userId), text(r.item);
  number(r.statusCode), text(name(r.upstream)), number(r.refundOpen), text(name(r.level));
  number(r.reserveRate.value), number(r.shareRate.value), text(r.inviterId), number(r.inviterRate.value);
  number(r.ruleVersion), number(r.paid.value), number(r.income.value), number(r.platformFee.value);
  number(r.split.due.value), number(r.split.reserve.value), number(r.split.user.value), number(r.split.platform.value);
  number(r.split.inviter.value), text(name(r.state)), text(name(r.reason)), text(r.proposedBy), text(r.decidedBy);
  text(r.note), number(r.version), text(r.contentHash), number(r.createdAt), number(r.modifiedAt), number(r.updatedAt);
  return at;
}

std::string rowsKind(WithdrawalStage stage) {
  return "withdrawals:" + std::string(name(stage));
}

std::string sumKind(WithdrawalStage stage) {
  return "withdrawals_fen:" + std::string(name(stage));
}

const char* const kWithdrawalColumns =
    "withdrawals.id, user_id, amount, withdrawals.state, reviewers, requested_by, first_reviewer, reviewer, payer,"
    " payout_id, note, requested_at, sent_at, valid_till, settled_at, updated_at, withdrawals.version, content_hash,"
    " ifnull(users.mask, ''), ifnull(users.balance, 0), ifnull(users.frozen, 0), ifnull(users.state, 'active'),"
    " ifnull(users.version, 0)";

Result<WithdrawalRow> withdrawalIn(const sqlite::Statement& row, int column) {
  Columns in(row, column);
  WithdrawalRow r;
  auto& w = r.withdrawal;
  w.id = in.text();
  w.userId = in.text();
  w.amount = in.fen();
  w.state = in.named<WithdrawalState>(withdrawalStateFrom);
  w.reviewers = in.integer32();
  w.requestedBy = in.text();
  w.firstReviewer = in.text();
  w.reviewer = in.text();
  w.payer = in.text();
  w.payoutId = in.text();
  w.note = in.text();
  w.requestedAt = in.integer();
  w.sentAt = in.integer();
  w.validTill = in.integer();
  w.settledAt = in.integer();
  w.updatedAt = in.integer();
  w.version = in.integer();
  w.contentHash = in.text();
  r.userMask = in.text();
  const auto balance = in.fen();
  r.frozen = in.fen();
  r.userState = in.named<UserState>(userStateFrom);
  if (in.integer() > 0) r.balance = balance;  // else known from a rebate only
  return in.finish(std::move(r));
}

int bindWithdrawal(sqlite::Statement& write, const Withdrawal& w, int parameter) {
  int at = parameter;
  const auto text = [&](std::string_view value) { write.bind(at++, value); };
  const auto number = [&](std::int64_t value) { write.bind(at++, value); };
  text(w.id), text(w.userId), number(w.amount.value), text(name(w.state)), text(name(stageOf(w))), number(w.reviewers);
  text(w.requestedBy), text(w.firstReviewer), text(w.reviewer), text(w.payer), text(w.payoutId), text(w.note);
  number(w.requestedAt), number(w.sentAt), number(w.validTill), number(w.settledAt), number(w.updatedAt);
  number(w.version), text(w.contentHash);
  return at;
}

const char* const kUserColumns = "id, mask, level, balance, version, frozen, state, inviter_id";

Result<User> userIn(const sqlite::Statement& row, int column) {
  Columns in(row, column);
  User user;
  user.id = in.text();
  user.mask = in.text();
  user.level = in.named<Level>(levelFrom);
  user.balance = in.fen();
  user.version = in.integer();
  user.frozen = in.fen();
  user.state = in.named<UserState>(userStateFrom);
  user.inviterId = in.text();
  return in.finish(std::move(user));
}

}  // namespace rebate::cache
