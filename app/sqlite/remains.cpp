// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/remains.h"

#include <algorithm>
#include <optional>

#include "sqlite/cipher_pages.h"

namespace rebate::sqlite {
namespace {

using Bytes = std::vector<unsigned char>;

constexpr std::size_t kLongestRow = 8U << 20;
constexpr int kTableLeaf = 0x0d, kIndexLeaf = 0x0a, kIndexInterior = 0x02;

/// Reads forward and never beyond the end: afterwards `failed` says whether all of it was there.
struct Cursor {
  const unsigned char* at;
  const unsigned char* end;
  bool failed = false;

  std::uint64_t big(int bytes) {
    std::uint64_t value = 0;
    for (int i = 0; i < bytes; ++i) value = value << 8 | byte();
    return value;
  }
  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (int i = 0; i < 8; ++i) {
      const auto next = byte();
      value = value << 7 | (next & 0x7fU);
      if ((next & 0x80U) == 0) return value;
    }
    return value << 8 | byte();
  }
  std::size_t left() const { return static_cast<std::size_t>(end - at); }

 private:
  unsigned char byte() {
    if (at < end) return *at++;
    failed = true;
    return 0;
  }
};

/// The two's complement number of so many bytes.
std::int64_t signedOf(std::uint64_t value, int bytes) {
  const int unused = 64 - 8 * bytes;
  return static_cast<std::int64_t>(value << unused) >> unused;
}

std::optional<StoredValue> valueOf(std::uint64_t type, Cursor& body) {
  constexpr int kIntegerBytes[] = {0, 1, 2, 3, 4, 6, 8};
  if (type == 0) return StoredValue{};
  if (type <= 6) {
    const int bytes = kIntegerBytes[type];
    const auto value = signedOf(body.big(bytes), bytes);
    return body.failed ? std::nullopt : std::optional<StoredValue>(value);
  }
  if (type == 7) return body.big(8), body.failed ? std::nullopt : std::optional<StoredValue>(StoredValue{});
  if (type == 8 || type == 9) return StoredValue{static_cast<std::int64_t>(type - 8)};
  if (type < 12) return std::nullopt;
  const std::size_t size = (type - 12) / 2;
  if (size > body.left()) return std::nullopt;
  std::string text(reinterpret_cast<const char*>(body.at), size);
  body.at += size;
  return StoredValue{std::move(text)};
}

std::optional<std::vector<StoredValue>> recordOf(const Bytes& payload) {
  Cursor all{payload.data(), payload.data() + payload.size()};
  const auto headerSize = all.varint();
  if (all.failed || headerSize > payload.size()) return std::nullopt;
  Cursor header{all.at, payload.data() + headerSize};
  Cursor body{payload.data() + headerSize, payload.data() + payload.size()};
  std::vector<StoredValue> values;
  while (header.at < header.end) {
    auto value = valueOf(header.varint(), body);
    if (!value || header.failed) return std::nullopt;
    values.push_back(*std::move(value));
  }
  return values;
}

/// How much of a payload lies on the page itself; the rest is on overflow pages.
std::size_t localSize(std::size_t payload, bool table) {
  const std::size_t most = table ? kUsable - 35 : (kUsable - 12) * 64 / 255 - 23;
  if (payload <= most) return payload;
  const std::size_t least = (kUsable - 12) * 32 / 255 - 23;
  const std::size_t wanted = least + (payload - least) % (kUsable - 4);
  return wanted <= most ? wanted : least;
}

class Reader {
 public:
  Reader(const CipherPages& pages, const std::function<void(StoredRow)>& row) : pages_(pages), row_(row) {}

  RemainsCount readAll() {
    RemainsCount count;
    count.pages = pages_.count();
    for (std::uint32_t number = 1; number <= pages_.count(); ++number) {
      const auto page = pages_.page(number);
      if (!page.authentic) ++count.damagedPages;
      readPage(page, number == 1 ? 100 : 0);
    }
    return count;
  }

 private:
  void readPage(const CipherPages::Page& page, std::size_t header) {
    const int type = page.bytes[header];
    const bool table = type == kTableLeaf;
    if (!table && type != kIndexLeaf && type != kIndexInterior) return;
    const auto* end = page.bytes.data() + kUsable;
    Cursor head{page.bytes.data() + header + 3, end};
    const auto cells = head.big(2);
    Cursor pointers{page.bytes.data() + header + (type == kIndexInterior ? 12 : 8), end};
    for (std::uint64_t i = 0; i < cells && !pointers.failed; ++i) {
      const auto at = pointers.big(2);
      if (pointers.failed || at >= kUsable) continue;
      Cursor cell{page.bytes.data() + at, end};
      if (type == kIndexInterior) cell.big(4);  // its left child
      readCell(cell, table, page.authentic);
    }
  }

  void readCell(Cursor cell, bool table, bool authentic) {
    const auto size = cell.varint();
    StoredRow row;
    row.ofTable = table;
    row.authentic = authentic;
    row.rowid = table ? static_cast<std::int64_t>(cell.varint()) : 0;
    if (cell.failed || size > kLongestRow || size > pages_.count() * kUsable) return;
    const auto local = localSize(size, table);
    if (local > cell.left()) return;
    Bytes payload(cell.at, cell.at + local);
    cell.at += local;
    if (local < size && !addOverflow(static_cast<std::uint32_t>(cell.big(4)), size, payload, row.authentic)) return;
    auto values = recordOf(payload);
    if (!values) return;
    row.values = *std::move(values);
    row_(std::move(row));
  }

  bool addOverflow(std::uint32_t next, std::size_t size, Bytes& payload, bool& authentic) {
    while (payload.size() < size) {
      if (next == 0 || next > pages_.count()) return false;
      const auto page = pages_.page(next);
      authentic = authentic && page.authentic;
      const auto take = std::min(size - payload.size(), kUsable - 4);
      payload.insert(payload.end(), page.bytes.begin() + 4, page.bytes.begin() + 4 + static_cast<std::ptrdiff_t>(take));
      Cursor link{page.bytes.data(), page.bytes.data() + 4};
      next = static_cast<std::uint32_t>(link.big(4));
    }
    return true;
  }

  const CipherPages& pages_;
  const std::function<void(StoredRow)>& row_;
};

}  // namespace

Result<RemainsCount> readRemains(const std::string& path, const std::array<unsigned char, 32>& key,
                                 const std::function<void(StoredRow)>& row) {
  const auto pages = CipherPages::read(path, key);
  if (!pages) return pages.error();
  return Reader(*pages, row).readAll();
}

}  // namespace rebate::sqlite
