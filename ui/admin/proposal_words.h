// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <optional>
#include <vector>

#include "domain/proposal.h"
#include "domain/rules.h"

namespace rebate {

/// One member of what is proposed: as it is, and as it would be.
struct Difference {
  QString member, before, after;
  bool operator==(const Difference&) const = default;
};

/// What is proposed, in words.
class ProposalWords {
  Q_DECLARE_TR_FUNCTIONS(rebate::ProposalWords)
 public:
  static QString substance(const Proposal& proposal);  ///< "¥ 12.50 for u-88210"
  /// Of rules against `newest` (none: not known), of others what there is to say.
  static std::vector<Difference> lines(const Proposal& proposal, const std::optional<RuleSet>& newest);
  static std::vector<Difference> differences(const RuleSet& before, const RuleSet& after);
};

}  // namespace rebate
