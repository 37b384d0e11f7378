// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <iostream>

#include "region/cli/commands.h"
#include "region/ledger/change_log.h"
#include "region/storage/store.h"
#include "wire/json.h"

namespace rebate::region::cli {
namespace {

Error failed(const std::string& path) {
  return {Errc::storage, path, std::strerror(errno)};
}

/// A copy counts once it is on the disk.
Outcome settle(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return failed(path);
  const bool settled = ::fsync(file) == 0;
  ::close(file);
  return settled ? Outcome(Done{}) : Outcome(failed(path));
}

Outcome copyKey(const std::string& from, const std::string& to) {
  std::error_code error;
  if (!std::filesystem::exists(from, error)) return Done{};  // nothing personal was ever kept
  if (!std::filesystem::copy_file(from, to, error)) return Error{Errc::storage, to, error.message()};
  return settle(to);
}

}  // namespace

int backUp(const StoreAddress& store, const std::string& to) {
  if (store.postgres)
    return report(invalid("config", "the store is a PostgreSQL: pg_basebackup and pg_dump back it up"));
  for (const auto& path : {to, to + ".key"})
    if (std::filesystem::exists(path)) return report(invalid("to", path + " is there already: name another file"));
  auto session = openStore({store, true});
  if (!session) return report(session.error());
  SqlSession& sql = **session;
  ::umask(077);  // the books, and a key
  sql.run("VACUUM INTO $1", {to});
  if (sql.failure()) return report(*sql.failure());
  if (const auto done = settle(to); !done) return report(done.error());
  if (const auto done = copyKey(store.keyFile, to + ".key"); !done) return report(done.error());
  const auto copy = openFile(to, true);
  if (!copy) return report(copy.error());
  std::cout << wire::json::serialize(wire::json::object{{"store", storeId(**copy)},
                                                        {"seq", newestChange(**copy)},
                                                        {"bytes", std::filesystem::file_size(to)}})
            << std::endl;
  return kFine;
}

}  // namespace rebate::region::cli
