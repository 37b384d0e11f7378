// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage.h"

#include <filesystem>

#include "bench.h"
#include "region/storage/offline_write.h"

namespace rebate::bench {
namespace fs = std::filesystem;

Stage::Stage(const std::function<void(region::SqlSession&)>& prepare)
    : folder_(QStringLiteral("bench.XXXXXX")) {  // beside the build, where real stores lie: /tmp may be memory
  const auto sql = openOrGiveUp(original());
  prepare(*sql);
  if (sql->failure()) giveUp(sql->failure()->detail);
}

std::string Stage::original() const {
  return folder_.filePath(QStringLiteral("original.db")).toStdString();
}

std::string Stage::path() const {
  return folder() + "/copy-" + std::to_string(copies_) + ".db";
}

std::unique_ptr<region::SqliteSession> Stage::fresh() {
  for (const auto* ending : {"", "-wal", "-shm"}) fs::remove(path() + ending);
  ++copies_;
  fs::copy_file(original(), path());
  return openOrGiveUp(path());
}

std::string Stage::keep() {
  const auto kept = folder() + "/kept.db";
  fs::rename(path(), kept);
  return kept;
}

std::unique_ptr<region::SqliteSession> openOrGiveUp(const std::string& path) {
  auto opened = region::openFile(path, false);
  if (!opened) giveUp(path + ": " + opened.error().detail);
  return *std::move(opened);
}

Result<std::int64_t> LeaseFence::enter(region::SqlSession& sql) {
  static_cast<void>(sql.integer(
      "SELECT 1 FROM lease WHERE epoch = $1 AND pid = $2 AND boot_id = $3 AND expires_at > $4", {0, 0, "", 0}));
  return std::int64_t{0};
}

void writeNow(region::SqlSession& sql, const std::function<void(region::Writing&)>& job) {
  if (const auto written = region::writeOffline(sql, job); !written) giveUp(written.error().detail);
}

}  // namespace rebate::bench
