// SPDX-License-Identifier: GPL-3.0-or-later
#include "cache/sql_metric_history.h"

#include "cache/minute_text.h"

namespace rebate::cache {
namespace {

std::int64_t fineOf(Fineness fineness) {
  return fineness == Fineness::raw ? 1 : 0;
}

}  // namespace

Outcome SqlMetricHistory::put(const SeriesMinute& minute, Fineness fineness, const std::vector<RatePoint>& points) {
  auto write = database_.prepare(
      "INSERT INTO series_minutes (series, fine, minute, points)"
      " SELECT id, ?2, ?3, ?4 FROM series WHERE name = ?1"
      " ON CONFLICT DO UPDATE SET points = excluded.points");
  if (!write) return write.error();
  const auto text = minuteText(minute.minute, points);
  return write->bind(1, minute.series).bind(2, fineOf(fineness)).bind(3, minute.minute).bind(4, text).run();
}

Outcome SqlMetricHistory::keepOne(const SeriesMinute& minute) {
  if (minute.series.empty()) return invalid("series", "empty");
  auto name = database_.prepare("INSERT OR IGNORE INTO series (name) VALUES (?)");
  if (!name) return name.error();
  if (auto named = name->bind(1, minute.series).run(); !named) return named;
  if (auto fine = put(minute, Fineness::raw, minute.points); !fine) return fine;
  return put(minute, Fineness::byMinute, roughOf(minute.points));
}

Outcome SqlMetricHistory::keep(const std::vector<SeriesMinute>& minutes) {
  if (minutes.empty()) return Done{};
  auto transaction = sqlite::Transaction::begin(database_);
  if (!transaction) return transaction.error();
  for (const auto& minute : minutes)
    if (auto kept = keepOne(minute); !kept) return kept;
  return transaction->commit();
}

Result<std::vector<RatePoint>> SqlMetricHistory::points(const std::string& series, Fineness fineness, Millis from,
                                                        Millis to) {
  auto read = database_.prepare(
      "SELECT minute, points FROM series_minutes WHERE series = (SELECT id FROM series WHERE name = ?)"
      " AND fine = ? AND minute >= ? AND minute < ? ORDER BY minute");
  if (!read) return read.error();
  read->bind(1, series).bind(2, fineOf(fineness)).bind(3, from).bind(4, to);
  std::vector<RatePoint> points;
  for (;;) {
    const auto row = read->step();
    if (!row) return row.error();
    if (!*row) return points;
    if (auto taken = readMinute(read->integer(0), read->text(1), points); !taken) return taken.error();
  }
}

Result<std::vector<std::string>> SqlMetricHistory::series() {
  auto read = database_.prepare("SELECT name FROM series ORDER BY name");
  if (!read) return read.error();
  std::vector<std::string> names;
  for (;;) {
    const auto row = read->step();
    if (!row) return row.error();
    if (!*row) return names;
    names.push_back(read->text(0));
  }
}

Outcome SqlMetricHistory::trim(Millis rawBefore, Millis minutesBefore) {
  for (const auto& [fineness, before] :
       {std::pair{Fineness::raw, rawBefore}, std::pair{Fineness::byMinute, minutesBefore}}) {
    auto remove = database_.prepare("DELETE FROM series_minutes WHERE fine = ? AND minute < ?");
    if (!remove) return remove.error();
    if (auto removed = remove->bind(1, fineOf(fineness)).bind(2, before).run(); !removed) return removed;
  }
  return Done{};
}

}  // namespace rebate::cache
