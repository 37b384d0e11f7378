// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <vector>

#include "ports/cache.h"

namespace rebate {

/// Which row of an order stands at which number, from every N-th key and the rows in between. Of ten million rows
/// and a key every 512 it keeps some 20 000 keys. Built slice by slice from the beginning; kept by recounting the
/// stretches in which something changed.
class RankIndex {
 public:
  explicit RankIndex(bool ascending = false) : ascending_(ascending) {}

  /// A stretch of the order: the rows below `after` (absent: from the beginning) down to and with `through`
  /// (absent: to the end).
  struct Stretch {
    std::size_t number = 0;
    std::int64_t base = 0;  ///< rows above it
    std::int64_t rows = 0;
    std::optional<PageKey> after, through;
  };

  void append(const Anchors& slice, int every);  ///< walked from `builtTo`
  bool complete() const { return complete_; }
  std::int64_t rows() const { return total_; }  ///< counted so far
  std::optional<PageKey> builtTo() const { return keys_.empty() ? std::nullopt : std::optional{keys_.back()}; }

  std::optional<Stretch> at(std::int64_t rank) const;   ///< the one with this row; absent: not built so far
  std::optional<Stretch> of(const PageKey& key) const;  ///< the one this key belongs to
  void recount(std::size_t stretch, std::int64_t rows);

  void doubt(const PageKey& key);          ///< a row with this key may have come or gone
  std::optional<Stretch> doubted() const;  ///< one that has to be counted again
  bool trusted() const { return complete_ && doubts_.empty(); }

 private:
  Stretch stretch(std::size_t number, std::int64_t base) const;

  bool ascending_;
  bool complete_ = false;
  std::vector<PageKey> keys_;       ///< the last row of each stretch but the open one at the end
  std::vector<std::int64_t> rows_;  ///< of each stretch; once complete one more than keys
  std::int64_t total_ = 0;
  std::set<std::size_t> doubts_;
};

}  // namespace rebate
