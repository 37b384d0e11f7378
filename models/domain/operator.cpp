// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/operator.h"

#include <array>
#include <utility>

#include "domain/names.h"

namespace rebate {
namespace {

constexpr std::array kRoles{std::pair{Role::support, "support"}, std::pair{Role::finance, "finance"},
                            std::pair{Role::incident, "incident"}, std::pair{Role::admin, "admin"},
                            std::pair{Role::auditor, "auditor"}};

/// One row a permission, so that a new one is a new line.
struct Row {
  Permission permission;
  bool support, finance, incident, admin, auditor;
};
constexpr std::array kTable{
    //                                support finance incident admin auditor
    Row{Permission::readRebates, /*  */ true, true, false, true, true},
    Row{Permission::decideRebates, /**/ false, true, false, false, false},
    Row{Permission::readUsers, /*    */ true, true, false, true, true},
    Row{Permission::readTopology, /* */ true, true, true, true, true},
    Row{Permission::readAudit, /*    */ false, false, false, true, true},
    Row{Permission::rereadFeeds, /*  */ false, false, false, true, false},
    Row{Permission::readProposals, /**/ true, true, false, true, true},
    Row{Permission::propose, /*      */ true, true, false, true, false},
    Row{Permission::decideProposals, /**/ true, true, false, true, false},
    Row{Permission::proposeRules, /* */ false, false, false, true, false},
    Row{Permission::switchOver, /*   */ false, false, true, false, false},
    Row{Permission::decideSwitchovers, false, false, true, true, false},
    Row{Permission::pauseFailover, /**/ false, false, true, false, false},
    Row{Permission::planMaintenance, /**/ false, false, true, true, false},
    Row{Permission::writeIncidentNotes, true, true, true, true, false},
    Row{Permission::decideRules, /*  */ false, true, false, true, false},
    Row{Permission::changeUsers, /*  */ true, true, false, false, false},
    Row{Permission::changeLevels, /* */ true, false, false, false, false},
    Row{Permission::freezeUsers, /*  */ true, false, false, false, false},
    Row{Permission::unfreezeUsers, /**/ false, true, false, false, false},
    Row{Permission::writeNotes, /*   */ true, true, false, false, false},
    Row{Permission::reveal, /*       */ true, true, false, false, false},
    Row{Permission::revealContacts, /**/ true, false, false, false, false},
    Row{Permission::revealPayoutAccounts, /**/ true, true, false, false, false},
    Row{Permission::proposeAdjustments, /**/ true, false, false, false, false},
    Row{Permission::decideAdjustments, /* */ false, true, false, false, false},
    Row{Permission::proposeClaims, /**/ true, false, false, false, false},
    Row{Permission::decideClaims, /* */ false, true, false, false, false},
    Row{Permission::proposeErasures, /**/ false, false, false, true, false},
    Row{Permission::decideErasures, /* */ false, false, false, true, false},
    Row{Permission::readOperators, /*  */ false, false, false, true, true},
    Row{Permission::proposeOperators, /**/ false, false, false, true, false},
    Row{Permission::decideOperators, /* */ false, false, false, true, false},
    Row{Permission::settleBills, /*  */ false, true, false, false, false},
    Row{Permission::importOrders, /* */ false, false, false, true, false},
    Row{Permission::readWithdrawals, /**/ true, true, false, true, true},
    Row{Permission::requestWithdrawals, true, false, false, false, false},
    Row{Permission::reviewWithdrawals, false, true, false, false, false},
    Row{Permission::payOut, /*       */ false, true, false, false, false},
};

bool cell(const Row& row, Role role) {
  switch (role) {
    case Role::support:
      return row.support;
    case Role::finance:
      return row.finance;
    case Role::incident:
      return row.incident;
    case Role::admin:
      return row.admin;
    case Role::auditor:
      return row.auditor;
  }
  return false;
}

}  // namespace

std::string_view name(Role role) {
  return nameIn(kRoles, role);
}

std::optional<Role> roleFrom(std::string_view text) {
  return valueIn<Role>(kRoles, text);
}

bool allows(Role role, Permission permission) {
  for (const auto& row : kTable)
    if (row.permission == permission) return cell(row, role);
  return false;
}

}  // namespace rebate
