// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/money.h"
#include "domain/time.h"
#include "wire/feed_page.h"
#include "wire/json.h"

namespace rebate::wire {

/// Reads members of one row in the feeds' loose typing (numbers as strings, strings as numbers; null, "" and "--"
/// for absent) and remembers the first fault.
class LooseRow {
 public:
  explicit LooseRow(const json::object& members) : members_(members) {}

  bool has(const char* name) const { return find(name) != nullptr; }
  std::string text(const char* name);
  std::string needText(const char* name);
  std::int64_t integer(const char* name, std::int64_t otherwise);
  std::int64_t needInteger(const char* name);
  /// An amount written in yuan; below zero is a fault.
  std::optional<Fen> yuan(const char* name);
  Fen needYuan(const char* name);
  /// An amount written in whole fen; below zero is a fault.
  Fen needFen(const char* name);
  /// "yyyy-MM-dd HH:mm:ss", +08:00
  std::optional<Millis> time(const char* name);
  Millis needTime(const char* name);
  /// UNIX seconds; 0 is absent.
  std::optional<Millis> seconds(const char* name);
  Millis needSeconds(const char* name);
  /// Who earned it: zero is nobody.
  std::string claim(const char* name);

  void fault(const char* name, const char* what);
  const std::string& faultText() const { return fault_; }

 private:
  const json::value* find(const char* name) const;

  const json::object& members_;
  std::string fault_;
};

/// Digits, at most 32.
bool isLineNumber(std::string_view text);

/// Reads a platform's row; the reader fills the version and leaves faults in the row.
using RowReader = OrderVersion (*)(LooseRow& row, Millis asOf);

using DetailReader = LineDetail (*)(LooseRow& row, Millis asOf);

/// Appends a row, or the reason why it is none; nothing in one row harms another. `asOf`: see parseJdReply.
void readRowInto(FeedPage& page, const json::value& value, std::size_t index, RowReader reader,
                 bool (*isLine)(std::string_view), Millis asOf);

void readDetailInto(FeedPage& page, const json::value& value, std::size_t index, DetailReader reader, Millis asOf);

/// One row alone, as it was kept. Errc::malformed: no row, or not a good one.
Result<OrderVersion> readKeptRow(std::string_view raw, RowReader reader, Millis asOf);

/// The page's JSON as an object. Errc::malformed for HTML, truncated or too deep JSON, or too many bytes.
Result<json::object> parsePageObject(std::string_view body);

}  // namespace rebate::wire
