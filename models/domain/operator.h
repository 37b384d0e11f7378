// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/time.h"

namespace rebate {

enum class Role { support, finance, incident, admin, auditor };
std::string_view name(Role role);
std::optional<Role> roleFrom(std::string_view name);

enum class Permission {
  readRebates,
  decideRebates,
  readUsers,
  readTopology,
  readAudit,
  rereadFeeds,
  readProposals,    ///< and the rules
  propose,          ///< something; each kind has its own row, too
  decideProposals,  ///< or withdraw one's own; each kind has its own row, too
  proposeRules,
  decideRules,
  changeUsers,  ///< level or state; each has its own row, too
  changeLevels,
  freezeUsers,
  unfreezeUsers,
  writeNotes,
  reveal,          ///< personal data; each kind of field has its own row, too
  revealContacts,  ///< nickname, phone, name
  revealPayoutAccounts,
  proposeAdjustments,
  decideAdjustments,
  proposeClaims,
  decideClaims,
  proposeErasures,
  decideErasures,
  readOperators,
  proposeOperators,
  decideOperators,
  settleBills,        ///< enter and confirm what the platforms say they pay
  importOrders,       ///< bring a page of a feed
  switchOver,         ///< ask for it; another person decides
  decideSwitchovers,  ///< approve, reject, or cancel
  pauseFailover,
  planMaintenance,
  writeIncidentNotes,
  readWithdrawals,
  requestWithdrawals,  ///< on behalf of a user
  reviewWithdrawals,
  payOut,
};

/// The one table of who may do what (product.md).
bool allows(Role role, Permission permission);

struct Operator {
  std::string name;     ///< sign-in name, "chen.jing"; one person has one
  std::string display;  ///< "陈静"
  Role role = Role::support;
  bool operator==(const Operator&) const = default;
};

/// What a region grants at sign-in. The token is opaque; regions keep only its hash.
struct SessionGrant {
  Operator who;
  std::string token;
  Millis expiresAt = 0;
  std::string leaseKey = {};   ///< whose leases this desktop is to believe, hex; empty: none are given
  std::string searchKey = {};  ///< 32 bytes, of the blind index; empty for a role that may not search users
};

}  // namespace rebate
