// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <set>

#include "region/cli/commands.h"
#include "region/cli/page_files.h"
#include "region/ledger/audit_log.h"
#include "region/ledger/maturity.h"
#include "region/ledger/page_import.h"
#include "region/ledger/settlement.h"
#include "region/ledger/user_book.h"
#include "region/storage/offline_write.h"
#include "region/storage/store.h"
#include "region/telemetry/clock.h"

namespace rebate::region::cli {
namespace {

using std::chrono::steady_clock;

/// The leader must find the write lock free well within its lease; alone, fewer syncs are faster.
constexpr std::chrono::milliseconds kBatchBesideLeader{100};
constexpr std::chrono::milliseconds kBatchAlone{1'000};

class Import {
 public:
  Import(SqlSession& sql, std::vector<std::string> files) : sql_(sql), files_(std::move(files)) {}

  Outcome run() {
    while (next_ < files_.size())
      if (const auto done = writeOffline(sql_, [this](Writing& writing) { batch(writing); }); !done) return done;
    return Done{};
  }

  wire::json::object summary() const {
    return {{"rows", counts_.rows},           {"new", counts_.fresh},   {"changed", counts_.changed},
            {"unchanged", counts_.unchanged}, {"stale", counts_.stale}, {"held", held_.size()},
            {"rejected", rejected_},          {"pages", files_.size()}};
  }
  bool anyRejected() const { return !rejected_.empty(); }

 private:
  void batch(Writing& writing) {
    const auto until = steady_clock::now() + (leaseIsLive(sql_) ? kBatchBesideLeader : kBatchAlone);
    const auto first = next_;
    const auto before = counts_;
    while (next_ < files_.size() && !sql_.failure() && (next_ == first || steady_clock::now() < until)) {
      page(writing, files_[next_++]);
      settle(writing);
    }
    recordAudit(writing,
                {"cli", "orders.imported", "", {{"pages", next_ - first}, {"rows", counts_.rows - before.rows}}});
  }

  void page(Writing& writing, const std::string& path) {
    const auto name = std::filesystem::path(path).filename().string();
    const auto bytes = readPageFile(path);
    const auto imported = importPage(
        writing, bytes ? wire::parseAnyPage(*bytes, wallMillis()) : Result<wire::AnyPage>(bytes.error()), name);
    counts_ += imported.counts;
    for (const auto& rejection : imported.rejected) list(rejection);
  }

  void settle(Writing& writing) {
    while (!sql_.failure()) {
      const auto consumed = consumeEvents(writing, 1'000);
      if (consumed.events == 0) return;
      for (const auto& rebate : consumed.judged)
        if (rebate.state == RebateState::held)
          held_.insert(rebate.id);
        else
          held_.erase(rebate.id);
    }
  }

  void list(const Rejection& rejection) {
    rejected_.push_back(
        wire::json::object{{"page", rejection.page}, {"line", rejection.line}, {"reason", rejection.reason}});
  }

  SqlSession& sql_;
  std::vector<std::string> files_;
  std::size_t next_ = 0;
  IntakeCounts counts_;
  std::set<std::string> held_;
  wire::json::array rejected_;
};

/// In pieces, for the same reason as pages.
Outcome saveInPieces(SqlSession& sql, const std::vector<UserEntry>& users, const std::optional<PersonalKeys>& keys) {
  constexpr std::size_t kPiece = 1'000;
  for (std::size_t from = 0; from < users.size(); from += kPiece) {
    const auto begin = users.begin() + static_cast<std::ptrdiff_t>(from);
    const auto end = users.begin() + static_cast<std::ptrdiff_t>(std::min(users.size(), from + kPiece));
    const auto done = writeOffline(sql, [&](Writing& writing) {
      const auto changed = saveUsers(writing, {begin, end}, keys);
      if (changed > 0) recordAudit(writing, {"cli", "users.imported", "", {{"changed", changed}}});
    });
    if (!done) return done;
  }
  return Done{};
}

/// Lines that somebody owns now.
Outcome settleFreed(SqlSession& sql) {
  while (true) {
    int events = 0;
    const auto done = writeOffline(sql, [&](Writing& writing) { events = consumeEvents(writing, 500).events; });
    if (!done || events == 0) return done;
  }
}

/// Lines whose settlement day has come since they were imported.
Outcome settleDue(SqlSession& sql) {
  if (linesDue(sql, wallMillis()) == 0) return Done{};
  while (linesDue(sql, wallMillis()) > 0)
    if (const auto done = writeOffline(sql, [](Writing& writing) { matureLines(writing, 500); }); !done) return done;
  return settleFreed(sql);
}

/// Nothing when no user brings anything personal.
Result<std::optional<PersonalKeys>> keysFor(SqlSession& sql, const std::string& keyFile,
                                            const std::vector<UserEntry>& users) {
  const auto isPersonal = [](const UserEntry& user) { return !user.personal.empty(); };
  if (std::none_of(users.begin(), users.end(), isPersonal)) return std::optional<PersonalKeys>{};
  const auto key = keyToSealWith(sql, keyFile);
  if (!key) return key.error();
  return std::optional<PersonalKeys>(personalKeysFrom(*key));
}

Outcome importUsers(SqlSession& sql, const std::string& keyFile, const std::string& path) {
  const auto text = readWholeFile(path);
  if (!text) return text.error();
  const auto users = parseUsers(*text);
  if (!users) return users.error();
  const auto keys = keysFor(sql, keyFile, *users);
  if (!keys) return keys.error();
  if (const auto saved = saveInPieces(sql, *users, *keys); !saved) return saved;
  return settleFreed(sql);
}

}  // namespace

int importPages(const ImportOptions& options) {
  const auto files = pageFiles(options.paths);
  if (!files) return report(files.error());
  const auto session = openStore({options.store});
  if (!session) return report(session.error());
  if (!options.users.empty())
    if (const auto done = importUsers(**session, options.store.keyFile, options.users); !done)
      return report(done.error());
  if (const auto done = settleDue(**session); !done) return report(done.error());
  Import import(**session, *files);
  if (const auto done = import.run(); !done) return report(done.error());
  std::cout << wire::json::serialize(import.summary()) << std::endl;
  return import.anyRejected() ? kRejected : kFine;
}

}  // namespace rebate::region::cli
