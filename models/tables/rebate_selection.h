// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "ports/cache.h"

namespace rebate {

/// Which rebates somebody chose: some, by id, or all of a query but some. A value: it outlives windows and orders, and
/// a row that comes into the query later is chosen with the others.
class RebateSelection {
 public:
  static RebateSelection all(const RebateQuery& query) {
    RebateSelection chosen;
    chosen.query_ = query;
    return chosen;
  }

  /// Whether this row, which is in the table's query, is chosen.
  bool contains(const std::string& id) const { return ids_.contains(id) != query_.has_value(); }
  void set(const std::string& id, bool chosen) {
    if (chosen != query_.has_value())
      ids_.insert(id);
    else
      ids_.erase(id);
  }
  /// `total`: rows of the query.
  std::int64_t count(std::int64_t total) const {
    const auto named = static_cast<std::int64_t>(ids_.size());
    return query_ ? std::max<std::int64_t>(0, total - named) : named;
  }
  bool empty() const { return !query_ && ids_.empty(); }

  const std::optional<RebateQuery>& everythingOf() const { return query_; }  ///< absent: only the named ones
  const std::set<std::string>& named() const { return ids_; }                ///< chosen; left out of everything
  bool operator==(const RebateSelection&) const = default;

 private:
  std::optional<RebateQuery> query_;
  std::set<std::string> ids_;
};

}  // namespace rebate
