// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/rank_index.h"

#include <algorithm>
#include <numeric>

namespace rebate {

void RankIndex::append(const Anchors& slice, int every) {
  if (complete_) return;
  for (const auto& key : slice.keys) {
    keys_.push_back(key);
    rows_.push_back(every);
    total_ += every;
  }
  if (!slice.ended) return;
  rows_.push_back(slice.rest);
  total_ += slice.rest;
  complete_ = true;
}

RankIndex::Stretch RankIndex::stretch(std::size_t number, std::int64_t base) const {
  Stretch found{number, base, rows_[number], {}, {}};
  if (number > 0) found.after = keys_[number - 1];
  if (number < keys_.size()) found.through = keys_[number];
  return found;
}

std::optional<RankIndex::Stretch> RankIndex::at(std::int64_t rank) const {
  std::int64_t base = 0;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (rank < base + rows_[i]) return stretch(i, base);
    base += rows_[i];
  }
  return std::nullopt;
}

std::optional<RankIndex::Stretch> RankIndex::of(const PageKey& key) const {
  const auto found = std::lower_bound(keys_.begin(), keys_.end(), key, [this](const PageKey& a, const PageKey& b) {
    return comesBefore(a, b, ascending_);
  });
  const auto number = static_cast<std::size_t>(found - keys_.begin());
  if (number >= rows_.size()) return std::nullopt;
  const auto until = rows_.begin() + static_cast<std::ptrdiff_t>(number);
  return stretch(number, std::accumulate(rows_.begin(), until, std::int64_t{0}));
}

void RankIndex::recount(std::size_t stretch, std::int64_t rows) {
  total_ += rows - rows_[stretch];
  rows_[stretch] = rows;
  doubts_.erase(stretch);
}

void RankIndex::doubt(const PageKey& key) {
  if (const auto found = of(key)) doubts_.insert(found->number);
}

std::optional<RankIndex::Stretch> RankIndex::doubted() const {
  if (doubts_.empty()) return std::nullopt;
  const auto number = *doubts_.begin();
  const auto until = rows_.begin() + static_cast<std::ptrdiff_t>(number);
  return stretch(number, std::accumulate(rows_.begin(), until, std::int64_t{0}));
}

}  // namespace rebate
