// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/key.h"
#include "domain/result.h"
#include "domain/time.h"
#include "sqlite/statement.h"

struct sqlite3;

namespace rebate::sqlite {

enum class Journal { wal, truncate };
enum class Synchronous { normal, full, extra };

/// What authenticates each page of an encrypted file. A file opens only with its own. SHA-512 is SQLCipher's; SHA-256
/// is no weaker here and three times as quick where the processor knows it, and a page that is read is mostly this.
enum class PageCheck { sha512, sha256 };

struct OpenOptions {
  std::string path;        ///< file path; created unless readOnly
  std::optional<Key> key;  ///< raw key: the file is encrypted; absent: plain
  PageCheck pageCheck = PageCheck::sha512;
  bool readOnly = false;
  Journal journal = Journal::wal;
  Synchronous synchronous = Synchronous::normal;
  int pageCacheKiB = 8 * 1024;
  Millis busyTimeout = 5'000;
};

/// The error of a SQLite result code: busy, storage (full, i/o, read-only), corrupt (also a wrong key), invalid.
Error errorOf(int code, std::string detail);

/// One connection; used by one thread at a time. RAII.
class Database {
 public:
  /// Refuses to use a key when the library would ignore it, and a keyed file that is plain.
  static Result<Database> open(const OpenOptions& options);
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  Outcome execute(const std::string& sql);  ///< one or more statements without parameters
  /// Compiled once and kept by its text; the handle goes back (reset, unbound) when destroyed.
  Result<Statement> prepare(std::string_view sql);
  std::int64_t changes() const;  ///< rows of the last statement
  std::int64_t lastInsertId() const;
  bool inTransaction() const;
  void interrupt();  ///< any thread: a running statement ends with Errc::cancelled
  sqlite3* handle() const;

  /// Bytes of the write-ahead log; 0: none.
  std::int64_t logSize() const;
  /// Writes the log into the file and has the next write begin it anew, which needs a moment without readers of the
  /// log; waits for one at most `within`, keeping other writers out. False: there was none.
  bool restartLog(Millis within);

 private:
  struct State;
  explicit Database(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// BEGIN IMMEDIATE … COMMIT; rolls back unless committed.
class Transaction {
 public:
  static Result<Transaction> begin(Database& database);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Outcome commit();

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  Database* database_;
};

/// Numbered steps, each in its own transaction; `user_version` holds the last one done.
struct Migration {
  int number;
  std::string sql;
};
/// Errc::newer when the file is ahead of the last step; nothing is touched then.
Outcome migrate(Database& database, const std::vector<Migration>& steps);

}  // namespace rebate::sqlite
