// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tables/rank_index.h"

namespace rebate {

/// Some rows of a query, and where they stand.
struct Window {
  std::vector<Rebate> rows;
  std::int64_t first = 0;  ///< rows of the query above them
  std::int64_t total = 0;  ///< rows of the query
  bool exact = true;       ///< else `first` is a guess, until the rank index is there
  bool counted = true;     ///< else `total` is what is known so far
};

/// Reads windows of one query. It belongs to the thread that reads; its rank index grows by calls of `work`.
class WindowReader {
 public:
  static constexpr int kEvery = 512;  ///< rows between two keys of the index
  static constexpr int kSlice = 40;   ///< keys added by one `work`, some 10 ms

  explicit WindowReader(RebateQuery query, int every = kEvery, int slice = kSlice);

  /// From `above` rows above row `rank` to `below` rows from it on, as far as there are rows.
  Result<Window> at(CacheReader& reader, std::int64_t rank, int above, int below);
  /// The same around a key, whose row need not exist any more; `guess`: its number as far as anybody knows.
  Result<Window> around(CacheReader& reader, const PageKey& key, int above, int below, std::int64_t guess);
  /// Where a window with these rows stands now.
  Result<Window> place(CacheReader& reader, const PageKey& front, std::int64_t rows, std::int64_t guess);

  /// These may have changed. True: one of them belongs between the keys (absent: no border there).
  Result<bool> note(CacheReader& reader, const std::vector<std::string>& ids, const std::optional<PageKey>& front,
                    const std::optional<PageKey>& back);
  void shake() { shaken_ = true; }  ///< anything may have changed

  /// One slice of building or repairing the index. True: there is more to do at once.
  Result<bool> work(CacheReader& reader);
  bool stale() const { return stale_; }  ///< only a walk from the beginning would mend the index
  void rebuild();

 private:
  const RankIndex& index() const { return index_.complete() ? index_ : next_; }
  Outcome count(CacheReader& reader, Window& window);
  Outcome rank(CacheReader& reader, const PageKey& front, std::int64_t guess, Window& window);
  Result<Window> readAround(CacheReader& reader, const PageKey& key, int above, int below, std::int64_t guess);
  Result<Window> readAt(CacheReader& reader, std::int64_t rank, int above, int below);
  Result<Window> readGuessed(CacheReader& reader, Window window, std::int64_t rank, int above, int below);
  bool judge(const std::optional<std::int64_t>& counted);

  RebateQuery query_;
  int every_;
  int slice_;
  RankIndex index_;  ///< in service once complete
  RankIndex next_;   ///< being built
  bool building_ = true;
  bool shaken_ = false;
  bool stale_ = false;
};

}  // namespace rebate
