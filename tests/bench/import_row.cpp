// SPDX-License-Identifier: GPL-3.0-or-later
// Order rows from pages to rebates, against bare INSERTs of the rows that come of it.
#include <QTemporaryDir>

#include "bench.h"
#include "import_feed.h"
#include "replay.h"
#include "stage.h"

namespace rebate::bench {
namespace {

/// Every row of these tables, as INSERTs ready to be bound.
std::vector<Recorded> rowsOf(region::SqliteSession& sql) {
  std::vector<Recorded> inserts;
  for (const std::string table : {"order_versions", "rebates", "changes"}) {
    std::string names, marks, kinds;
    int columns = 0;
    sql.each("SELECT name FROM pragma_table_info('" + table + "')", {}, [&](const region::SqlRow& row) {
      names += (columns > 0 ? ", " : "") + row.text(0);
      marks += (columns > 0 ? ", $" : "$") + std::to_string(columns + 1);
      kinds += ", typeof(" + row.text(0) + ")";
      ++columns;
    });
    const auto known = table == "changes" ? " WHERE seq > $1" : " WHERE $1 >= 0";  // the users' changes are there
    const auto before = sql.integer("SELECT COUNT(*) FROM users").value_or(0);
    sql.each("SELECT " + names + kinds + " FROM " + table + known + " ORDER BY rowid", {before},
             [&](const region::SqlRow& row) {
               Recorded insert{"INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")", {}};
               for (int i = 0; i < columns; ++i)
                 if (row.isNull(i))
                   insert.values.emplace_back();
                 else if (row.text(columns + i) == "integer")
                   insert.values.emplace_back(row.integer(i));
                 else
                   insert.values.emplace_back(row.text(i));
               inserts.push_back(std::move(insert));
             });
  }
  return inserts;
}

void insertBare(region::SqliteSession& sql, const std::vector<Recorded>& inserts) {
  Bare bare(sql.database().handle());
  bare.run("BEGIN IMMEDIATE", 0);
  for (const auto& insert : inserts) bare.run(insert);
  bare.run("COMMIT", 0);
}

}  // namespace

void importRow(const Options& options) {
  const QTemporaryDir folder;
  const auto feed = makeFeed(options.of(4'000, 8), folder.path());
  Stage stage([&feed](region::SqlSession& sql) {
    writeNow(sql, [&feed](region::Writing& writing) { saveUsers(writing, feed.users); });
  });
  const auto model = stage.fresh();
  const auto rows = static_cast<double>(take(*model, feed.pages));
  const auto inserts = rowsOf(*model);
  const Measure ours = [&] {
    const auto sql = stage.fresh();
    const Stopwatch watch;
    take(*sql, feed.pages);
    return rows / watch.seconds();
  };
  const Measure bare = [&] {
    const auto sql = stage.fresh();
    const Stopwatch watch;
    insertBare(*sql, inserts);
    return rows / watch.seconds();
  };
  print(compare({"region: order rows imported", "bare INSERTs into the same tables and indexes", "rows/s", 0.3, 0},
                options, ours, bare));
}

}  // namespace rebate::bench
