// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/loose_row.h"

#include <charconv>
#include <cmath>

#include "wire/time_text.h"

namespace rebate::wire {
namespace {

constexpr std::int64_t kLatestSecond = 253'402'300'799;  // the end of the year 9999
constexpr std::string_view kForbidden{"\0\x1f", 2};

/// A binary fraction is only taken when it reads back as at most two decimals.
Result<Fen> yuanOfDouble(double yuan) {
  const double fen = yuan * 100.0;
  if (!(fen > -9e15 && fen < 9e15)) return Error{Errc::overflow, "amount", "too large"};
  const auto rounded = static_cast<std::int64_t>(fen < 0 ? fen - 0.5 : fen + 0.5);
  const double off = fen - static_cast<double>(rounded);
  if (off > 1e-6 || off < -1e-6) return Error{Errc::malformed, "amount", "more than two decimals"};
  return Fen{rounded};
}

/// Why a row's raw text could not be kept or shown as it came; null: it can. A number too large for JSON's readers
/// would be written as a word that is no JSON.
const char* troubleOf(const json::value& value, int levels) {
  if (value.is_double()) return std::isfinite(value.get_double()) ? nullptr : "a number beyond all bounds";
  if (!value.is_object() && !value.is_array()) return nullptr;
  if (levels == 0) return "nested deeper than 32 levels";
  if (value.is_array()) {
    for (const auto& item : value.get_array())
      if (const auto* trouble = troubleOf(item, levels - 1)) return trouble;
    return nullptr;
  }
  for (const auto& member : value.get_object())
    if (const auto* trouble = troubleOf(member.value(), levels - 1)) return trouble;
  return nullptr;
}

/// What a row is to hold besides what its reader asks of it. Serialises it, too.
template <class Record>
Record readChecked(LooseRow& row, const json::value& value, Record (*reader)(LooseRow&, Millis), Millis asOf) {
  Record record = reader(row, asOf);
  record.raw = json::serialize(value);
  if (const auto* trouble = troubleOf(value, kDeepestRow)) row.fault("row", trouble);
  if (record.raw.size() > kLargestRow) row.fault("row", "larger than 64 KiB");
  return record;
}

template <class Record>
void readInto(std::vector<Record>& good, std::vector<RejectedRow>& bad, const json::value& value, std::size_t index,
              Record (*reader)(LooseRow&, Millis), bool (*isLine)(std::string_view), Millis asOf) {
  const auto position = "#" + std::to_string(index + 1);
  if (!value.is_object()) {
    bad.push_back({position, "an object is expected"});
    return;
  }
  LooseRow row(value.get_object());
  auto record = readChecked(row, value, reader, asOf);
  if (row.faultText().empty()) {
    good.push_back(std::move(record));
    return;
  }
  bad.push_back({isLine(record.line) ? record.line : position, row.faultText()});
}

}  // namespace

std::string LooseRow::text(const char* name) {
  const auto* value = find(name);
  if (!value) return {};
  if (value->is_int64()) return std::to_string(value->get_int64());
  if (value->is_uint64()) return std::to_string(value->get_uint64());
  if (!value->is_string()) return fault(name, "a string is expected"), std::string{};
  const std::string_view text = value->get_string();
  if (text.size() > kLongestField) return fault(name, "longer than 4096 bytes"), std::string{};
  // Not every store takes a zero byte, and the unit separator is what our own hashes part fields by.
  if (text.find_first_of(kForbidden) != std::string_view::npos)
    return fault(name, "a control character"), std::string{};
  return std::string(text);
}

std::string LooseRow::needText(const char* name) {
  auto value = text(name);
  if (value.empty()) fault(name, "missing");
  return value;
}

std::int64_t LooseRow::integer(const char* name, std::int64_t otherwise) {
  const auto* value = find(name);
  if (!value) return otherwise;
  if (value->is_int64()) return value->get_int64();
  const auto digits = text(name);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size())
    fault(name, "an integer is expected");
  return number;
}

std::int64_t LooseRow::needInteger(const char* name) {
  if (!has(name)) fault(name, "missing");
  return integer(name, 0);
}

std::optional<Fen> LooseRow::yuan(const char* name) {
  const auto* value = find(name);
  if (!value) return std::nullopt;
  const auto amount = value->is_double() ? yuanOfDouble(value->get_double()) : parseYuan(text(name));
  if (!amount)
    fault(name, "an amount in yuan with two decimals is expected");
  else if (amount->value < 0)
    fault(name, "an amount below zero");
  else
    return *amount;
  return std::nullopt;
}

Fen LooseRow::needYuan(const char* name) {
  if (!has(name)) fault(name, "missing");
  return yuan(name).value_or(Fen{});
}

Fen LooseRow::needFen(const char* name) {
  const auto amount = needInteger(name);
  if (amount < 0) fault(name, "an amount below zero");
  return {amount};
}

std::optional<Millis> LooseRow::time(const char* name) {
  const auto written = text(name);
  if (written.empty()) return std::nullopt;
  const auto moment = parseFeedTime(written);
  if (!moment) return fault(name, "a time yyyy-MM-dd HH:mm:ss is expected"), std::nullopt;
  return *moment;
}

Millis LooseRow::needTime(const char* name) {
  if (!has(name)) fault(name, "missing");
  return time(name).value_or(0);
}

std::optional<Millis> LooseRow::seconds(const char* name) {
  const auto moment = integer(name, 0);
  if (moment == 0) return std::nullopt;
  if (moment < 0 || moment > kLatestSecond) return fault(name, "UNIX seconds are expected"), std::nullopt;
  return moment * 1'000;
}

Millis LooseRow::needSeconds(const char* name) {
  const auto moment = seconds(name);
  if (!moment) fault(name, "missing");
  return moment.value_or(0);
}

std::string LooseRow::claim(const char* name) {
  auto who = text(name);
  return who == "0" ? std::string{} : who;
}

void LooseRow::fault(const char* name, const char* what) {
  if (fault_.empty()) fault_ = std::string(name) + ": " + what;
}

const json::value* LooseRow::find(const char* name) const {
  const auto* value = members_.if_contains(name);
  if (!value || value->is_null()) return nullptr;
  if (value->is_string() && (value->get_string() == "--" || value->get_string().empty())) return nullptr;
  return value;
}

bool isLineNumber(std::string_view text) {
  if (text.empty() || text.size() > 32) return false;
  for (const char c : text)
    if (c < '0' || c > '9') return false;
  return true;
}

void readRowInto(FeedPage& page, const json::value& value, std::size_t index, RowReader reader,
                 bool (*isLine)(std::string_view), Millis asOf) {
  readInto(page.rows, page.rejected, value, index, reader, isLine, asOf);
}

void readDetailInto(FeedPage& page, const json::value& value, std::size_t index, DetailReader reader, Millis asOf) {
  readInto(page.details, page.rejected, value, index, reader, isLineNumber, asOf);
}

Result<OrderVersion> readKeptRow(std::string_view raw, RowReader reader, Millis asOf) {
  const auto value = parsePageObject(raw);
  if (!value) return value.error();
  LooseRow row(*value);
  auto version = readChecked(row, json::value(*value), reader, asOf);
  if (!row.faultText().empty()) return Error{Errc::malformed, "row", row.faultText()};
  return version;
}

Result<json::object> parsePageObject(std::string_view body) {
  if (body.size() > kLargestPage) return Error{Errc::malformed, "page", "larger than 32 MiB"};
  const auto first = body.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return Error{Errc::malformed, "page", "empty"};
  if (body[first] == '<') return Error{Errc::malformed, "page", "HTML or XML instead of JSON"};
  auto parsed = parseJson(body, kDeepestPage);
  if (!parsed) return Error{Errc::malformed, "page", "not JSON: " + parsed.error().detail};
  if (!parsed->is_object()) return Error{Errc::malformed, "page", "an object is expected"};
  return std::move(parsed->get_object());
}

}  // namespace rebate::wire
