// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "domain/result.h"

namespace rebate::sqlite {

/// NULL (or a real), an integer, a text or blob.
using StoredValue = std::variant<std::monostate, std::int64_t, std::string>;

/// A row as some page of the file holds it. An integer primary key is the rowid, and NULL among the values.
struct StoredRow {
  bool ofTable = false;  ///< of an index, or of a table without rowid, otherwise
  std::int64_t rowid = 0;
  std::vector<StoredValue> values;
  bool authentic = false;  ///< every page it lies on passes its authentication; otherwise any byte may be wrong
};

struct RemainsCount {
  std::int64_t pages = 0;
  std::int64_t damagedPages = 0;  ///< that fail their authentication
};

/// Reads what is left of a damaged file of ours (SQLCipher 4, raw key, 4096-byte pages) page by page, without trusting
/// its schema, its trees or even its first page. Rows may come twice, and rows that were moved or deleted may come as
/// well: whoever asks has to know a right one when it comes. Format: sqlite.org/fileformat2.html.
/// Errc::storage when the file cannot be read; `wrong key` looks like a file in which every page is damaged.
Result<RemainsCount> readRemains(const std::string& path, const std::array<unsigned char, 32>& key,
                                 const std::function<void(StoredRow)>& row);

}  // namespace rebate::sqlite
