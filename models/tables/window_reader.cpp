// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/window_reader.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace rebate {
namespace {

/// Runs `read` with all its reads of one moment, and answers its value.
template <class T, class Read>
Result<T> ofOneMoment(CacheReader& reader, Read read) {
  std::optional<Result<T>> answer;
  const auto done = reader.together([&]() -> Outcome {
    answer = read();
    return *answer ? Outcome(Done{}) : Outcome(answer->error());
  });
  if (!done) return done.error();
  return *std::move(answer);
}

/// The value at this share of the way from one to the other.
std::int64_t between(std::int64_t from, std::int64_t to, std::int64_t part, std::int64_t whole) {
  if (whole <= 0) return from;
  return from + static_cast<std::int64_t>(static_cast<double>(to - from) * static_cast<double>(part) /
                                          static_cast<double>(whole));
}

}  // namespace

WindowReader::WindowReader(RebateQuery query, int every, int slice)
    : query_(std::move(query)), every_(every), slice_(slice), index_(query_.ascending), next_(query_.ascending) {}

Result<Window> WindowReader::at(CacheReader& reader, std::int64_t rank, int above, int below) {
  return ofOneMoment<Window>(reader, [&] { return readAt(reader, rank, above, below); });
}

Result<Window> WindowReader::around(CacheReader& reader, const PageKey& key, int above, int below, std::int64_t guess) {
  return ofOneMoment<Window>(reader, [&] { return readAround(reader, key, above, below, guess); });
}

Result<Window> WindowReader::place(CacheReader& reader, const PageKey& front, std::int64_t rows, std::int64_t guess) {
  return ofOneMoment<Window>(reader, [&]() -> Result<Window> {
    Window window;
    if (const auto counted = count(reader, window); !counted) return counted.error();
    if (rows == 0)
      window.exact = true;
    else if (const auto ranked = rank(reader, front, guess, window); !ranked)
      return ranked.error();
    window.total = std::max(window.total, window.first + rows);
    return window;
  });
}

Outcome WindowReader::count(CacheReader& reader, Window& window) {
  const auto counted = reader.countOf(query_);
  if (!counted) return counted.error();
  window.exact = judge(*counted);
  window.counted = counted->has_value() || window.exact;
  window.total = counted->value_or(index().rows());
  return Done{};
}

/// Every stretch that gained rows is in doubt until it is counted again; the others can only have lost some. So once
/// nothing is in doubt, the sum agrees with the count exactly when every stretch is right.
bool WindowReader::judge(const std::optional<std::int64_t>& counted) {
  if (!index_.trusted()) return false;
  stale_ = shaken_ || (counted && *counted != index_.rows());
  return !stale_;
}

Outcome WindowReader::rank(CacheReader& reader, const PageKey& front, std::int64_t guess, Window& window) {
  const auto stretch = index().of(front);
  window.first = std::max<std::int64_t>(0, guess);
  if (!stretch) {
    window.exact = false;
    return Done{};
  }
  const auto through = reader.countBetween(query_, stretch->after, front);
  if (!through) return through.error();
  window.first = stretch->base + std::max<std::int64_t>(0, *through - 1);
  return Done{};
}

Result<Window> WindowReader::readAround(CacheReader& reader, const PageKey& key, int above, int below,
                                        std::int64_t guess) {
  Window window;
  if (const auto counted = count(reader, window); !counted) return counted.error();
  auto after = reader.page({.query = query_, .from = key, .inclusive = true, .limit = below});
  if (!after) return after.error();
  const int missing = below - static_cast<int>(after->size());
  auto before = reader.page({.query = query_, .from = key, .backwards = true, .limit = above + missing});
  if (!before) return before.error();
  const auto rowsAbove = static_cast<std::int64_t>(before->size());
  window.rows = *std::move(before);
  std::move(after->begin(), after->end(), std::back_inserter(window.rows));
  const auto size = static_cast<std::int64_t>(window.rows.size());
  if (rowsAbove < above + missing) {
    window.exact = true;  // they begin where the order does
  } else if (missing > 0 && window.counted) {
    window.first = std::max<std::int64_t>(0, window.total - size);
    window.exact = true;
  } else if (size > 0) {
    const auto front = keyOf(window.rows.front(), query_.order);
    if (const auto ranked = rank(reader, front, guess - rowsAbove, window); !ranked) return ranked.error();
  }
  if (!window.exact && window.counted)
    window.first = std::min(window.first, std::max<std::int64_t>(0, window.total - size));
  // Without a count there is at least one more row wherever the window does not reach the end.
  if (!window.counted && missing > 0) window.total = window.first + size;
  if (!window.counted && missing == 0) window.total = std::max(window.total, window.first + size + 1);
  window.total = std::max(window.total, window.first + size);
  return window;
}

Result<Window> WindowReader::readAt(CacheReader& reader, std::int64_t rank, int above, int below) {
  Window window;
  if (const auto counted = count(reader, window); !counted) return counted.error();
  std::int64_t from = std::max<std::int64_t>(0, rank - above);
  auto limit = static_cast<std::int64_t>(above) + below;
  if (window.counted) from = std::max<std::int64_t>(0, std::min(from, window.total - limit));
  const auto near = std::int64_t{2} * every_;
  PageRequest request{.query = query_, .limit = static_cast<int>(limit)};
  if (from < near) {
    request.skip = from;
    window.exact = true;
  } else if (const auto beyond = window.total - from - limit; window.counted && beyond < near) {
    request.backwards = true;
    request.skip = std::max<std::int64_t>(0, beyond);
    window.exact = true;
  } else if (const auto stretch = index().at(from)) {
    request.from = stretch->after;
    request.skip = from - stretch->base;
  } else {
    return readGuessed(reader, std::move(window), rank, above, below);
  }
  auto rows = reader.page(request);
  if (!rows) return rows.error();
  window.rows = *std::move(rows);
  const auto size = static_cast<std::int64_t>(window.rows.size());
  window.first = window.counted ? std::max<std::int64_t>(0, std::min(from, window.total - size)) : from;
  if (size == 0 && !window.counted && from > 0) return readAt(reader, 0, 0, static_cast<int>(limit));
  window.total = std::max(window.total, window.first + size + (!window.counted && size == limit ? 1 : 0));
  return window;
}

/// No key is known near this row: one is taken where it would be if values were spread evenly.
Result<Window> WindowReader::readGuessed(CacheReader& reader, Window window, std::int64_t rank, int above, int below) {
  auto low = index().builtTo();
  std::int64_t lowRank = index().rows();
  if (!low) {
    const auto head = reader.page({.query = query_, .limit = 1});
    if (!head) return head.error();
    if (head->empty()) return window;
    low = keyOf(head->front(), query_.order);
    lowRank = 0;
  }
  if (!window.counted) return readAround(reader, *low, above, below, lowRank);
  const auto end = reader.page({.query = query_, .backwards = true, .limit = 1});
  if (!end) return end.error();
  if (end->empty()) return window;
  const auto high = keyOf(end->front(), query_.order);
  const PageKey guessed{between(low->value, high.value, rank - lowRank, window.total - 1 - lowRank), {}};
  return readAround(reader, guessed, above, below, rank);
}

Result<bool> WindowReader::note(CacheReader& reader, const std::vector<std::string>& ids,
                                const std::optional<PageKey>& front, const std::optional<PageKey>& back) {
  bool inside = false;
  for (const auto& id : ids) {
    const auto row = reader.rebate(id);
    if (!row) return row.error();
    // Where it stood before is known only in the order of creation; with a text no count tells that it left.
    if (!query_.text.empty() && (!*row || query_.order != RebateOrder::newest)) shaken_ = true;
    if (!*row) continue;
    const auto key = keyOf(**row, query_.order);
    index_.doubt(key);
    next_.doubt(key);
    if (query_.state && (*row)->state != *query_.state) continue;
    inside = inside || ((!front || !comesBefore(key, *front, query_.ascending)) &&
                        (!back || !comesBefore(*back, key, query_.ascending)));
  }
  return inside;
}

Result<bool> WindowReader::work(CacheReader& reader) {
  if (auto& known = index_.complete() ? index_ : next_; const auto doubted = known.doubted()) {
    const auto rows = reader.countBetween(query_, doubted->after, doubted->through);
    if (!rows) return rows.error();
    known.recount(doubted->number, *rows);
    return true;
  }
  if (building_) {
    const auto slice = reader.anchors(query_, next_.builtTo(), every_, slice_);
    if (!slice) return slice.error();
    next_.append(*slice, every_);
    if (!next_.complete()) return true;
    index_ = std::exchange(next_, RankIndex(query_.ascending));
    building_ = false;
    return true;
  }
  const auto counted = reader.countOf(query_);
  if (!counted) return counted.error();
  judge(*counted);
  return false;
}

void WindowReader::rebuild() {
  next_ = RankIndex(query_.ascending);
  building_ = true;
  shaken_ = stale_ = false;
}

}  // namespace rebate
