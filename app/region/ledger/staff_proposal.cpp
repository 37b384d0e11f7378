// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/staff_proposal.h"

#include <array>
#include <utility>

#include "region/ledger/operator_book.h"
#include "region/ledger/proposal_body.h"
#include "wire/reader.h"

namespace rebate::region {
namespace {

enum class Change { add, role, disable };
constexpr std::array kChanges{std::pair{Change::add, "add"}, std::pair{Change::role, "role"},
                              std::pair{Change::disable, "disable"}};

std::optional<Change> changeFrom(std::string_view text) {
  for (const auto& [change, name] : kChanges)
    if (text == name) return change;
  return std::nullopt;
}

constexpr std::size_t kLongestDisplay = 64;

struct StaffChange {
  Change change = Change::add;
  Operator who;
};

Result<StaffChange> changeOf(const Proposal& proposal) {
  const auto body = bodyOf(proposal, {"change", "display", "role"});
  if (!body) return body.error();
  const wire::json::value value = *body;
  wire::Reader in(value);
  StaffChange wanted;
  wanted.change = in.named<Change>("change", changeFrom);
  wanted.who.name = proposal.subject;
  wanted.who.display = in.textOr("display");
  if (wanted.who.display.empty()) wanted.who.display = proposal.subject;
  if (wanted.who.display.size() > kLongestDisplay) in.fail(invalid("display", "at most 64 bytes"));
  if (wanted.change != Change::disable) wanted.who.role = in.named<Role>("role", roleFrom);
  return in.finish(std::move(wanted));
}

bool isLastAdmin(SqlSession& sql, const OperatorRow& row) {
  if (row.who.role != Role::admin) return false;
  for (const auto& other : allOperators(sql))
    if (!other.disabled && other.who.role == Role::admin && other.who.name != row.who.name) return false;
  return true;
}

}  // namespace

Refused checkStaffChange(SqlSession& sql, const Proposal& proposal) {
  const auto wanted = changeOf(proposal);
  if (!wanted) return badBody(wanted.error());
  if (!isOperatorName(proposal.subject))
    return Refusal{Problem::validation, "subject", "lower-case letters, digits, dot, dash; at most 64"};
  const auto row = findOperator(sql, proposal.subject);
  if (wanted->change == Change::add)
    return row ? Refused(Refusal{Problem::notDecidable, "subject", "there is an operator of that name already"})
               : std::nullopt;
  if (!row) return Refusal{Problem::notFound, "subject", "no operator of that name"};
  if (row->disabled) return Refusal{Problem::notDecidable, "subject", "disabled for good"};
  if (wanted->change == Change::role && row->who.role == wanted->who.role)
    return Refusal{Problem::validation, "body.role", "nothing would change"};
  if (isLastAdmin(sql, *row)) return Refusal{Problem::notDecidable, "subject", "the last admin stays one"};
  return std::nullopt;
}

void applyStaffChange(Writing& writing, const Proposal& proposal) {
  const auto wanted = changeOf(proposal);
  if (!wanted) return writing.sql.fail(wanted.error());
  switch (wanted->change) {
    case Change::add:
      return insertOperator(writing, wanted->who, kNoPassword, proposal.decidedBy);
    case Change::role:
      return changeRole(writing, wanted->who.name, wanted->who.role, proposal.decidedBy);
    case Change::disable:
      return disableOperator(writing, wanted->who.name, proposal.decidedBy);
  }
}

}  // namespace rebate::region
