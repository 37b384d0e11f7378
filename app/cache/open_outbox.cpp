// SPDX-License-Identifier: GPL-3.0-or-later
// openOutbox: the file that is never thrown away.
#include <filesystem>
#include <utility>

#include "cache/migrations.h"
#include "cache/open.h"
#include "cache/outbox_salvage.h"
#include "cache/salvage_json.h"
#include "cache/sql_outbox.h"
#include "cache/sql_profile.h"

namespace rebate::cache {
namespace {

namespace fs = std::filesystem;

constexpr const char* kInTheMaking = ".salvaged";

/// A rollback journal, not a WAL: a flipped bit in a WAL's tail silently drops committed rows.
sqlite::OpenOptions outboxOptions(const std::string& path, const Key& key) {
  return {.path = path,
          .key = key,
          .readOnly = false,
          .journal = sqlite::Journal::truncate,
          .synchronous = sqlite::Synchronous::extra,
          .pageCacheKiB = 4 * 1024,
          .busyTimeout = 5'000};
}

/// Small enough to be read whole at every start; every page carries its own authentication.
Outcome checkWhole(sqlite::Database& database) {
  auto check = database.prepare("PRAGMA quick_check(1)");
  if (!check) return check.error();
  const auto row = check->step();
  if (!row) return row.error();
  if (*row && check->text(0) == "ok") return Done{};
  return Error{Errc::corrupt, "file", "quick_check"};
}

Result<Kept> openOutboxOnce(const std::string& path, const Key& key) {
  auto opened = openMigrated(outboxOptions(path, key), outboxMigrations());
  if (!opened) return opened.error();
  auto database = std::make_shared<sqlite::Database>(*std::move(opened));
  if (const auto whole = checkWhole(*database); !whole) return whole.error();
  auto outbox = std::make_unique<SqlOutbox>(database);
  if (const auto chain = outbox->verifyChain(); !chain) return chain.error();
  Kept kept;
  kept.outbox = std::move(outbox);
  kept.profile = std::make_unique<SqlProfile>(std::move(database));
  kept.salvage = salvageFrom(kept.profile->value(kSalvageReport).valueOr({}));
  return kept;
}

void removeFile(const std::string& path) {
  std::error_code none;
  fs::remove(path, none);
  fs::remove(path + "-journal", none);
}

/// A new file with everything that the damaged one still says.
Outcome writeSalvaged(const std::string& path, const Key& key, OutboxRemains remains) {
  removeFile(path);  // of a run that ended while it made one
  auto opened = openMigrated(outboxOptions(path, key), outboxMigrations());
  if (!opened) return opened.error();
  auto database = std::make_shared<sqlite::Database>(*std::move(opened));
  SqlOutbox outbox(database);
  if (auto carried = outbox.carryOver(std::move(remains.items), remains.gaps, remains.newest); !carried) return carried;
  SqlProfile profile(database);
  for (const auto& [name, text] : remains.profile)
    if (auto kept = profile.setRaw(name, text); !kept) return kept;
  return profile.setValue(kSalvageReport, textOf(remains.report));
}

/// The new file is whole on disk before the damaged one makes room for it: ended at any moment, the next start finds
/// the damaged one, or the new one under either name.
Result<Kept> salvage(const std::string& path, const Key& key) {
  auto remains = outboxRemains(path, key);
  if (!remains) return remains.error();
  remains->report.setAside = nextAside(path);
  if (const auto written = writeSalvaged(path + kInTheMaking, key, *std::move(remains)); !written)
    return written.error();
  auto aside = setAside(path);
  if (!aside) return aside.error();
  std::error_code failure;
  fs::rename(path + kInTheMaking, path, failure);
  if (failure) return Error{Errc::storage, "file", failure.message()};
  auto kept = openOutboxOnce(path, key);
  if (kept) kept->setAside = *aside;
  return kept;
}

}  // namespace

Result<Kept> openOutbox(const std::string& path, const Key& key) {
  std::error_code failure;
  if (!fs::exists(path, failure) && fs::exists(path + kInTheMaking, failure))
    fs::rename(path + kInTheMaking, path, failure);
  auto kept = openOutboxOnce(path, key);
  if (kept || kept.error().code != Errc::corrupt) return kept;
  return salvage(path, key);
}

}  // namespace rebate::cache
