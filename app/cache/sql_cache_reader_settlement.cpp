// SPDX-License-Identifier: GPL-3.0-or-later
// SqlCacheReader: the settlement forecast, in sums along partial indexes (resources/sql/cache/0004_settlement.sql).
// domain/settlement.cpp says the same by going through all rows.
#include <array>

#include "cache/sql_cache_reader.h"

namespace rebate::cache {
namespace {

constexpr std::array kPlatforms{Platform::taobao, Platform::jd, Platform::pdd};

constexpr const char* kExpected =
    " FROM rebates INDEXED BY rebates_received WHERE upstream = 'received' AND refund_open = 0"
    " AND state NOT IN ('void', 'clawed_back') AND modified_at >= ? AND modified_at < ?";
constexpr const char* kPayable = "state IN ('estimated', 'waiting', 'awaiting_approval')";

/// A walk per day and none to sort: grouping by day would sort every line first.
std::string daySql() {
  std::string sql = std::string("SELECT ifnull(sum(amount + inviter) FILTER (WHERE ") + kPayable +
                    "), 0), count(*) FILTER (WHERE " + kPayable + ")";
  for (const auto platform : kPlatforms) {
    const auto filter = " FILTER (WHERE platform = '" + std::string(name(platform)) + "')";
    sql += ", count(*)" + filter + ", ifnull(sum(max(0, income - platform_fee))" + filter + ", 0)";
  }
  return sql + kExpected;
}

void add(LineSum& to, LineSum more) {
  to.lines += more.lines;
  to.sum.value += more.sum.value;
}

Result<LineSum> lineSum(sqlite::Database& database, const std::string& sql, std::vector<Value> values = {}) {
  auto read = database.prepare("SELECT count(*), " + sql);
  if (!read) return read.error();
  bindAll(*read, values);
  const auto row = read->step();
  if (!row) return row.error();
  return LineSum{read->integer(0), {read->integer(1)}};
}

Outcome readDay(sqlite::Database& database, Millis day, Millis until, SettlementMonth& month) {
  auto read = database.prepare(daySql());
  if (!read) return read.error();
  const auto row = read->bind(1, day).bind(2, until).step();
  if (!row) return row.error();
  ReceivedDay received{day, {}, {read->integer(0)}};
  add(month.payable, {read->integer(1), received.payable});
  int column = 2;
  for (const auto platform : kPlatforms) {
    const LineSum part{read->integer(column), {read->integer(column + 1)}};
    column += 2;
    if (part.lines == 0) continue;
    add(month.due[platform], part);
    add(received.due, part);
  }
  if (received.due.lines > 0) month.days.push_back(received);
  return Done{};
}

Result<SettlementMonth> readMonth(sqlite::Database& database, CalendarMonth month) {
  SettlementMonth sums{month, {}, {}, 0, {}};
  const auto received = previous(month);
  for (int day = 1; startOf(received, day) < startOf(month); ++day)
    if (const auto read = readDay(database, startOf(received, day), startOf(received, day + 1), sums); !read)
      return read.error();
  auto users =
      database.prepare(std::string("SELECT count(DISTINCT nullif(user_id, ''))") + kExpected + " AND " + kPayable);
  if (!users) return users.error();
  const auto row = users->bind(1, startOf(received)).bind(2, startOf(month)).step();
  if (!row) return row.error();
  sums.users = users->integer(0);
  return sums;
}

Outcome readAdvance(sqlite::Database& database, Millis now, Settlement& all) {
  for (const auto platform : kPlatforms) {
    const auto part = lineSum(database,
                              "ifnull(sum(amount + inviter), 0) FROM rebates INDEXED BY rebates_credited"
                              " WHERE state = 'credited' AND modified_at >= ? AND platform = ?",
                              {collectedUntil(now), std::string(name(platform))});
    if (!part) return part.error();
    if (part->lines > 0) all.advance[platform] = *part;
  }
  return Done{};
}

}  // namespace

Result<Settlement> SqlCacheReader::settlement(Millis now) {
  Settlement all;
  const auto month = calendarMonthOf(now);
  const auto take = [](auto& to, auto read) -> Outcome {
    if (!read) return read.error();
    to = *std::move(read);
    return Done{};
  };
  const auto read = together([&]() -> Outcome {
    if (const auto got = take(all.thisMonth, readMonth(database_, month)); !got) return got;
    if (const auto got = take(all.nextMonth, readMonth(database_, next(month))); !got) return got;
    const auto overdue = lineSum(database_, std::string("ifnull(sum(max(0, income - platform_fee)), 0)") + kExpected,
                                 {std::int64_t{0}, startOf(previous(month))});
    if (const auto got = take(all.overdue, overdue); !got) return got;
    const auto approving = lineSum(database_, std::string("ifnull(sum(amount + inviter), 0) FROM rebates"
                                                          " INDEXED BY rebates_approving WHERE upstream = 'settled'"
                                                          " AND refund_open = 0 AND ") +
                                                  kPayable);
    if (const auto got = take(all.approving, approving); !got) return got;
    if (const auto got = readAdvance(database_, now, all); !got) return got;
    const auto refunds = lineSum(database_,
                                 "ifnull(sum(amount + inviter), 0) FROM rebates INDEXED BY rebates_refunds"
                                 " WHERE state = 'credited' AND refund_open = 1");
    if (const auto got = take(all.refunds, refunds); !got) return got;
    return take(all.belowZero, lineSum(database_, "ifnull(-sum(balance), 0) FROM users WHERE balance < 0"));
  });
  if (!read) return read.error();
  return all;
}

}  // namespace rebate::cache
