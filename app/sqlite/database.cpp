// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/database.h"

#include <sqlite3.h>

#include <cstdio>
#include <filesystem>
#include <unordered_map>
#include <utility>

namespace rebate::sqlite {

namespace {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

}  // namespace

struct Database::State {
  using Idle = std::vector<sqlite3_stmt*>;  ///< compiled statements of one text that wait for their next use
  sqlite3* handle = nullptr;
  Millis busyTimeout = 0;
  std::unordered_map<std::string, Idle, TextHash, std::equal_to<>> statements;  ///< a text, once there, stays

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    for (auto& [sql, idle] : statements)
      for (auto* statement : idle) sqlite3_finalize(statement);
    sqlite3_close_v2(handle);
  }
};

namespace {

constexpr std::string_view kPlainMagic = "SQLite format 3";

bool isPlainFile(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (!file) return false;
  std::array<char, 16> start{};
  const auto read = std::fread(start.data(), 1, start.size(), file);
  std::fclose(file);
  return std::string_view(start.data(), read).starts_with(kPlainMagic);
}

std::string journalSql(const OpenOptions& options) {
  std::string sql = "PRAGMA trusted_schema=OFF; PRAGMA foreign_keys=ON; PRAGMA cache_size=-" +
                    std::to_string(options.pageCacheKiB) + ";";
  if (options.readOnly) return sql;
  sql += options.journal == Journal::wal ? "PRAGMA journal_mode=WAL;" : "PRAGMA journal_mode=TRUNCATE;";
  switch (options.synchronous) {
    case Synchronous::normal:
      return sql + "PRAGMA synchronous=NORMAL;";
    case Synchronous::full:
      return sql + "PRAGMA synchronous=FULL;";
    case Synchronous::extra:
      return sql + "PRAGMA synchronous=EXTRA;";
  }
  return sql;
}

/// Plain SQLite takes a key, ignores it and writes plaintext. Asked in memory, because opening a file creates it.
bool hasCipher() {
  static const bool there = [] {
    sqlite3* memory = nullptr;
    sqlite3_stmt* version = nullptr;
    const bool found = sqlite3_open_v2(":memory:", &memory, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK &&
                       sqlite3_prepare_v2(memory, "PRAGMA cipher_version", -1, &version, nullptr) == SQLITE_OK &&
                       sqlite3_step(version) == SQLITE_ROW && sqlite3_column_bytes(version, 0) > 0;
    sqlite3_finalize(version);
    sqlite3_close(memory);
    return found;
  }();
  return there;
}

Outcome applyKey(Database& database, const OpenOptions& options) {
  if (isPlainFile(options.path)) return Error{Errc::corrupt, "file", "a plain database where an encrypted one belongs"};
  // A raw key as SQLCipher reads it: 64 hex digits, given as a value and never as SQL text.
  std::string blob = "x'";
  blob.reserve(3 + 2 * kKeyBytes);  // growing would leave parts of it behind
  constexpr char kHex[] = "0123456789abcdef";
  for (const unsigned char byte : *options.key) (blob += kHex[byte >> 4]) += kHex[byte & 15];
  blob += '\'';
  const int code = sqlite3_key(database.handle(), blob.data(), static_cast<int>(blob.size()));
  for (volatile char& c : blob) c = 0;
  if (code != SQLITE_OK) return errorOf(code, "the key was not taken");
  if (options.pageCheck == PageCheck::sha512) return Done{};
  return database.execute("PRAGMA cipher_hmac_algorithm = HMAC_SHA256");
}

}  // namespace

Error errorOf(int code, std::string detail) {
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {Errc::busy, {}, std::move(detail)};
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return {Errc::storage, {}, std::move(detail)};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {Errc::corrupt, {}, std::move(detail)};
    case SQLITE_INTERRUPT:
      return {Errc::cancelled, {}, std::move(detail)};
    case SQLITE_CONSTRAINT:
      return {Errc::invalid, "constraint", std::move(detail)};
    default:
      return {Errc::storage, {}, std::move(detail)};
  }
}

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const OpenOptions& options) {
  if (options.key && !hasCipher()) return invalid("sqlite", "this library has no cipher");
  auto state = std::make_unique<State>();
  const int flags = options.readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int code = sqlite3_open_v2(options.path.c_str(), &state->handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code != SQLITE_OK) return errorOf(code, sqlite3_errstr(code));
  state->busyTimeout = options.busyTimeout;
  sqlite3_busy_timeout(state->handle, static_cast<int>(options.busyTimeout));
  Database database(std::move(state));
  if (options.key)
    if (auto keyed = applyKey(database, options); !keyed) return keyed.error();
  // The first read: a wrong key or a damaged header shows here.
  if (auto read = database.execute("SELECT count(*) FROM sqlite_master"); !read) return read.error();
  if (auto set = database.execute(journalSql(options)); !set) return set.error();
  return database;
}

Outcome Database::execute(const std::string& sql) {
  char* message = nullptr;
  const int code = sqlite3_exec(state_->handle, sql.c_str(), nullptr, nullptr, &message);
  std::string detail = message ? message : "";
  sqlite3_free(message);
  if (code != SQLITE_OK) return errorOf(code, std::move(detail));
  return Done{};
}

Result<Statement> Database::prepare(std::string_view sql) {
  auto found = state_->statements.find(sql);
  if (found == state_->statements.end()) found = state_->statements.emplace(sql, State::Idle{}).first;
  auto& idle = found->second;
  sqlite3_stmt* statement = nullptr;
  if (!idle.empty()) {
    statement = idle.back();
    idle.pop_back();
  } else {
    const int code = sqlite3_prepare_v3(state_->handle, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return errorOf(code, sqlite3_errmsg(state_->handle));
  }
  // The state outlives every loan: a Statement is destroyed before its Database.
  return Statement(statement, [&idle](sqlite3_stmt* back) { idle.push_back(back); });
}

std::int64_t Database::changes() const {
  return sqlite3_changes64(state_->handle);
}
std::int64_t Database::lastInsertId() const {
  return sqlite3_last_insert_rowid(state_->handle);
}
bool Database::inTransaction() const {
  return sqlite3_get_autocommit(state_->handle) == 0;
}
void Database::interrupt() {
  sqlite3_interrupt(state_->handle);
}
sqlite3* Database::handle() const {
  return state_->handle;
}

std::int64_t Database::logSize() const {
  const char* name = sqlite3_filename_wal(sqlite3_db_filename(state_->handle, "main"));
  std::error_code none;
  const auto size = name ? std::filesystem::file_size(name, none) : 0;
  return none ? 0 : static_cast<std::int64_t>(size);
}

bool Database::restartLog(Millis within) {
  sqlite3_busy_timeout(state_->handle, static_cast<int>(within));
  const int code = sqlite3_wal_checkpoint_v2(state_->handle, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  sqlite3_busy_timeout(state_->handle, static_cast<int>(state_->busyTimeout));
  return code == SQLITE_OK;
}

Result<Transaction> Transaction::begin(Database& database) {
  if (auto begun = database.execute("BEGIN IMMEDIATE"); !begun) return begun.error();
  return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction() {
  if (database_ && database_->inTransaction()) (void)database_->execute("ROLLBACK");
}

Outcome Transaction::commit() {
  auto committed = database_->execute("COMMIT");
  if (committed) database_ = nullptr;
  return committed;
}

}  // namespace rebate::sqlite
