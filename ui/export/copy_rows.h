// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "ports/exporter.h"

namespace rebate {

/// Takes rows page by page; an error from it ends the walk and is its answer.
template <class Row>
using EatRows = std::function<Outcome(const std::vector<Row>& page)>;

/// All pages of a query of the copy. `read` answers those after a key, `keyOf` the key of a row.
template <class Row, class Read, class KeyOf>
Outcome eachPage(const Read& read, const KeyOf& keyOf, const EatRows<Row>& eat) {
  std::optional<PageKey> after;
  while (true) {
    const Result<std::vector<Row>> page = read(after);
    if (!page) return page.error();
    if (page->empty()) return Done{};
    if (const auto eaten = eat(*page); !eaten) return eaten;
    after = keyOf(page->back());
  }
}

/// How rows of the copy become rows of a file.
template <class Row>
struct CopyWalk {
  static constexpr int kPage = 500;
  std::function<Outcome(CacheReader&, const EatRows<Row>&)> walk;
  std::function<ExportRow(const Row&)> write;
  std::function<Result<std::int64_t>(CacheReader&)> count{};  ///< absent: not known
};

/// All of one moment, so that no row is there twice and the sums fit the change number.
template <class Row>
class CopyRows final : public RowSource {
 public:
  CopyRows(CacheReader& copy, CopyWalk<Row> how) : copy_(copy), how_(std::move(how)) {}

  Result<std::int64_t> expected() override { return how_.count ? how_.count(copy_) : std::int64_t{0}; }

  Outcome read(const Take& take) override {
    return copy_.together([&] {
      return how_.walk(copy_, [&](const std::vector<Row>& page) {
        std::vector<ExportRow> rows;
        rows.reserve(page.size());
        for (const auto& row : page) rows.push_back(how_.write(row));
        return take(rows);
      });
    });
  }

 private:
  CacheReader& copy_;
  CopyWalk<Row> how_;
};

template <class Row>
MakeRows copyRows(CopyWalk<Row> how) {
  return [how = std::move(how)](CacheReader* copy) -> std::unique_ptr<RowSource> {
    return copy ? std::make_unique<CopyRows<Row>>(*copy, how) : nullptr;
  };
}

}  // namespace rebate
