// SPDX-License-Identifier: GPL-3.0-or-later
// The region's work on PostgreSQL, against what comes with PostgreSQL, on the same server and the same rows.
#include <QTemporaryDir>

#include "bench.h"
#include "decision_play.h"
#include "import_feed.h"
#include "pgbench_script.h"
#include "postgres_set_wise.h"
#include "stage.h"

namespace rebate::bench {
namespace {

const std::string kUnit = "decisions/s";

/// A store with rebates that wait, the decisions about them, and what our ledger says to the server about each.
struct Play {
  explicit Play(int lines) {
    stage.prepare([lines](region::PgSession& sql) { fillWithLines(sql, 2 * lines); });
    decisions = approvals(*stage.openFresh());
    // A store that is in use: the server knows how much there is of what before it plans.
    const auto middle = decisions.begin() + lines;
    stage.prepare([&](region::PgSession& sql) { decideNow(sql, {middle, decisions.end()}); });
    decisions.erase(middle, decisions.end());
    const auto& store = stage.fresh();
    region::PgOptions options;
    options.setting = store.postgres->write;
    options.writes = true;
    Recording recording;
    decideThrough(std::make_unique<RecordingSession<region::PgSession>>(recording, options), decisions, 1);
    script.emplace(recording, usersFor(2 * lines));
    together.emplace(stage, store, decisions.size(), kTogether);
  }
  double ours(std::size_t waiting) { return decideThrough(stage.openFresh(), decisions, waiting); }
  double singly() { return script->run(stage.fresh(), stage.port(), folder.path()); }

  PostgresStage stage;
  QTemporaryDir folder;
  std::vector<Decision> decisions;
  std::optional<PgbenchScript> script;
  std::optional<PostgresSetWise> together;
};

const std::vector<std::string> kImported{"order_versions", "rebates", "changes"};

}  // namespace

void postgresDecisionRow(const Options& options) {
  Play play(options.of(kTogether, 8));
  print(compare(
      {"PostgreSQL: one decision per transaction", "pgbench, same SQL, same server", kUnit, 0.70, 0}, options,
      [&play] { return play.ours(1); }, [&play] { return play.singly(); }));
}

void postgresDecisionRows(const Options& options) {
  Play play(options.of(4 * kTogether, 8));
  const Measure together = [&play] { return play.ours(play.decisions.size()); };
  print(compare({"PostgreSQL: concurrent decisions (batched)", "the bare batched statement", kUnit, 0.60, 0}, options,
                together, [&play] { return play.together->run(play.stage); }));
  print(compare({"PostgreSQL: concurrent decisions (batched)", "pgbench, one by one", kUnit, 5, 0}, options, together,
                [&play] { return play.singly(); }));
}

void postgresImportRow(const Options& options) {
  const QTemporaryDir folder;
  const auto feed = makeFeed(options.of(4'000, 8), folder.path());
  PostgresStage stage;
  stage.prepare([&feed](region::PgSession& sql) {
    writeNow(sql, [&feed](region::Writing& writing) { saveUsers(writing, feed.users); });
  });
  const auto model = stage.openFresh();
  const auto before = model->integer("SELECT MAX(seq) FROM changes").value_or(0);
  const auto rows = static_cast<double>(take(*model, feed.pages));
  for (const auto& table : kImported)
    execute(*model, "COPY (SELECT * FROM " + table +
                        (table == "changes" ? " WHERE seq > " + std::to_string(before) + " ORDER BY seq" : "") +
                        ") TO '" + stage.folder() + "/" + table + "' (FORMAT binary)");
  const Measure ours = [&] {
    const auto sql = stage.openFresh();
    const Stopwatch watch;
    take(*sql, feed.pages);
    return rows / watch.seconds();
  };
  const Measure copy = [&] {
    const auto sql = stage.openFresh();
    std::string statements = "BEGIN";
    for (const auto& table : kImported)
      statements += "; COPY " + table + " FROM '" + stage.folder() + "/" + table + "' (FORMAT binary)";
    const Stopwatch watch;
    execute(*sql, statements + "; COMMIT");
    return rows / watch.seconds();
  };
  print(compare({"PostgreSQL: order rows imported", "COPY into the same tables and indexes", "rows/s", 0.3, 0}, options,
                ours, copy));
}

}  // namespace rebate::bench
