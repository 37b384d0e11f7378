// SPDX-License-Identifier: GPL-3.0-or-later
#include "cache/sql_history.h"

#include <algorithm>

namespace rebate::cache {
namespace {

Result<std::vector<HistoryEntry>> readAll(sqlite::Statement& read) {
  std::vector<HistoryEntry> entries;
  for (;;) {
    const auto row = read.step();
    if (!row) return row.error();
    if (!*row) return entries;
    entries.push_back({read.integer(0), std::string(read.text(1)), std::string(read.text(2))});
  }
}

}  // namespace

Outcome SqlHistory::putAll(const std::string& kind, const std::vector<HistoryEntry>& entries) {
  auto write = database_.prepare(
      "INSERT INTO entries (kind, id, at, body) VALUES (?, ?, ?, ?)"
      " ON CONFLICT DO UPDATE SET at = excluded.at, body = excluded.body");
  if (!write) return write.error();
  for (const auto& entry : entries) {
    if (kind.empty() || entry.id.empty()) return invalid(kind.empty() ? "kind" : "id", "empty");
    write->reset();
    if (auto put = write->bind(1, kind).bind(2, entry.id).bind(3, entry.at).bind(4, entry.body).run(); !put) return put;
  }
  return Done{};
}

Outcome SqlHistory::put(const std::string& kind, const std::vector<HistoryEntry>& entries) {
  if (entries.empty()) return Done{};
  auto transaction = sqlite::Transaction::begin(database_);
  if (!transaction) return transaction.error();
  if (auto put = putAll(kind, entries); !put) return put;
  return transaction->commit();
}

Result<std::vector<HistoryEntry>> SqlHistory::entries(const std::string& kind, Millis from, Millis to, int limit) {
  auto read = database_.prepare(
      "SELECT at, id, body FROM entries WHERE kind = ? AND at >= ? AND at < ? ORDER BY at DESC, id DESC LIMIT ?");
  if (!read) return read.error();
  read->bind(1, kind).bind(2, from).bind(3, to).bind(4, limit);
  auto newestFirst = readAll(*read);
  if (newestFirst) std::reverse(newestFirst->begin(), newestFirst->end());
  return newestFirst;
}

Result<std::vector<HistoryEntry>> SqlHistory::newestBefore(const std::string& kind, Millis at) {
  auto read =
      database_.prepare("SELECT at, id, body FROM entries WHERE kind = ? AND at < ? ORDER BY at DESC, id DESC LIMIT 1");
  if (!read) return read.error();
  read->bind(1, kind).bind(2, at);
  return readAll(*read);
}

Outcome SqlHistory::forget(const std::string& kind, Millis before) {
  auto remove = database_.prepare("DELETE FROM entries WHERE kind = ? AND at < ?");
  if (!remove) return remove.error();
  return remove->bind(1, kind).bind(2, before).run();
}

}  // namespace rebate::cache
