// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/operator.h"

#include <array>
#include <utility>

namespace rebate {
namespace {

constexpr std::array kRoles{std::pair{Role::support, "support"}, std::pair{Role::finance, "finance"},
                            std::pair{Role::incident, "incident"}, std::pair{Role::admin, "admin"},
                            std::pair{Role::auditor, "auditor"}};

struct Row {
  Role role;
  bool readRebates, decideRebates, readUsers, readTopology, readAudit, rereadFeeds;
  bool readWithdrawals, requestWithdrawals, reviewWithdrawals, payOut;
};
constexpr std::array kTable{
    //                 rebates decide users  topology audit reread | withdrawals: read request review pay
    Row{Role::support, true, false, true, true, false, false, true, true, false, false},
    Row{Role::finance, true, true, true, true, false, false, true, false, true, true},
    Row{Role::incident, false, false, false, true, false, false, false, false, false, false},
    Row{Role::admin, true, false, true, true, true, true, true, false, false, false},
    Row{Role::auditor, true, false, true, true, true, false, true, false, false, false},
};

bool cell(const Row& row, Permission permission) {
  switch (permission) {
    case Permission::readRebates: return row.readRebates;
    case Permission::decideRebates: return row.decideRebates;
    case Permission::readUsers: return row.readUsers;
    case Permission::readTopology: return row.readTopology;
    case Permission::readAudit: return row.readAudit;
    case Permission::rereadFeeds: return row.rereadFeeds;
    case Permission::readWithdrawals: return row.readWithdrawals;
    case Permission::requestWithdrawals: return row.requestWithdrawals;
    case Permission::reviewWithdrawals: return row.reviewWithdrawals;
    case Permission::payOut: return row.payOut;
  }
  return false;
}

}  // namespace

std::string_view name(Role role) {
  for (const auto& [known, text] : kRoles)
    if (known == role) return text;
  return {};
}

std::optional<Role> roleFrom(std::string_view text) {
  for (const auto& [known, name] : kRoles)
    if (text == name) return known;
  return std::nullopt;
}

bool allows(Role role, Permission permission) {
  for (const auto& row : kTable)
    if (row.role == role) return cell(row, permission);
  return false;
}

}  // namespace rebate
