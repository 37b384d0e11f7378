// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/comparison.h"

#include "domain/decision.h"

namespace rebate {

Comparison comparisonOf(const Rebate& shown) {
  const auto credit = creditOf(shown, 0);
  if (!isDecidable(shown, Action::approve) || !credit) return {};
  return {Comparison::State::asking, credit->legs, {}};
}

/// The desktop's digest is of its copy's row; it counts when that books what the row on the screen does.
Comparison comparisonOf(const Rebate& shown, const Result<RebateDetail>& detail) {
  using State = Comparison::State;
  auto compared = comparisonOf(shown);
  if (compared.state == State::notNeeded) return compared;
  if (!detail) {
    const auto code = detail.error().code;
    const bool silent = code == Errc::unavailable || code == Errc::unanswered || code == Errc::timedOut;
    compared.state = silent ? State::notCompared : State::failed;
    compared.why = detail.error();
    return compared;
  }
  if (detail->rebate.version != shown.version) return compared;  // one of both is about to be told
  if (!detail->preview) {
    compared.state = detail->rebate.contentHash == shown.contentHash ? State::notCompared : State::differs;
    return compared;
  }
  compared.there = detail->preview->legs;
  compared.digest = detail->preview->digest;
  const bool same = detail->here && detail->here->legs == compared.here && detail->here->digest == compared.digest &&
                    compared.there == compared.here;
  compared.state = same ? State::equal : State::differs;
  return compared;
}

}  // namespace rebate
