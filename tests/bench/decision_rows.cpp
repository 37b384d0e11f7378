// SPDX-License-Identifier: GPL-3.0-or-later
// Decisions through our ledger and its writer, against bare SQLite that writes the same rows.
#include "bench.h"
#include "decision_play.h"
#include "replay.h"
#include "set_wise.h"
#include "stage.h"

namespace rebate::bench {
namespace {

/// The same statements with the same values, and nothing of ours around them.
double replaySingly(region::SqliteSession& sql, const Recording& recording) {
  Bare bare(sql.database().handle());
  const Stopwatch watch;
  for (const auto& job : recording) {
    bare.run("BEGIN IMMEDIATE", 0);
    for (const auto& statement : job) bare.run(statement);
    bare.run("COMMIT", 0);
  }
  return static_cast<double>(recording.size()) / watch.seconds();
}

const std::string kUnit = "decisions/s";

/// A store with rebates that wait, the decisions about them, and what our ledger makes of them.
struct Play {
  explicit Play(int lines) : stage([lines](region::SqlSession& sql) { fillWithLines(sql, lines); }) {
    decisions = approvals(*stage.fresh());
    auto recorder =
        std::make_unique<RecordingSession<region::SqliteSession>>(recording, std::move(stage.fresh()->database()));
    decideThrough(std::move(recorder), decisions, 1);  // what one of them says, whatever others know already
    decided = stage.keep();
  }
  double ours(std::size_t waiting) { return decideThrough(stage.fresh(), decisions, waiting); }
  double bareSingly() { return replaySingly(*stage.fresh(), recording); }
  double bareTogether() {
    const auto sql = stage.fresh();
    SetWise setWise(*sql, decided, kTogether);
    const Stopwatch watch;
    setWise.run();
    return static_cast<double>(decisions.size()) / watch.seconds();
  }

  Stage stage;
  std::vector<Decision> decisions;
  Recording recording;
  std::string decided;
};

}  // namespace

void singleDecisionRow(const Options& options) {
  Play play(options.of(kTogether, 8));
  print(compare(
      {"region: one decision per transaction", "the same statements, bare SQLite", kUnit, 0.70, 0}, options,
      [&play] { return play.ours(1); }, [&play] { return play.bareSingly(); }));
}

void decisionRows(const Options& options) {
  Play play(options.of(4 * kTogether, 8));
  const Measure together = [&play] { return play.ours(play.decisions.size()); };
  print(compare({"region: concurrent decisions (batched)", "the bare batched statement", kUnit, 0.60, 0}, options,
                together, [&play] { return play.bareTogether(); }));
  print(compare({"region: concurrent decisions (batched)", "bare SQLite, one by one", kUnit, 5, 0}, options, together,
                [&play] { return play.bareSingly(); }));
}

}  // namespace rebate::bench
