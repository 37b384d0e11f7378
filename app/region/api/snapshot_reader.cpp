// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/api/snapshot_reader.h"

#include "region/ledger/change_log.h"
#include "region/ledger/find_index.h"
#include "region/ledger/rebate_book.h"
#include "region/ledger/user_book.h"
#include "region/ledger/withdrawal_book.h"
#include "wire/rebate_json.h"
#include "wire/region_json.h"
#include "wire/withdrawal_json.h"

namespace rebate::region {
namespace {

constexpr int kRowsPerPiece = 500;
constexpr int kGzipWindow = 15 + 16;  // zlib's way to say "gzip header"
constexpr int kFast = 1;              // half of the bytes for a tenth of the time

std::string line(const char* name, wire::json::object body) {
  return wire::json::serialize(wire::json::object{{name, std::move(body)}}) + '\n';
}

}  // namespace

Gzip::Gzip() {
  deflateInit2(&stream_, kFast, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY);
}

Gzip::~Gzip() {
  deflateEnd(&stream_);
}

std::string Gzip::add(const std::string& bytes, bool last) {
  std::string out;
  char piece[32 * 1'024];
  stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream_.avail_in = static_cast<uInt>(bytes.size());
  do {
    stream_.next_out = reinterpret_cast<Bytef*>(piece);
    stream_.avail_out = sizeof piece;
    deflate(&stream_, last ? Z_FINISH : Z_SYNC_FLUSH);
    out.append(piece, sizeof piece - stream_.avail_out);
  } while (stream_.avail_out == 0);
  return out;
}

SnapshotReader::SnapshotReader(std::unique_ptr<SqlSession> sql, std::string store, bool rows, bool gzip)
    : sql_(std::move(sql)), gzip_(gzip ? std::make_unique<Gzip>() : nullptr), store_(std::move(store)), rows_(rows) {}

Result<std::string> SnapshotReader::next() {
  if (stage_ == Stage::done) return std::string{};
  std::string text;
  while (text.empty() && stage_ != Stage::done && !sql_->failure()) text = lines();
  if (sql_->failure()) return *sql_->failure();
  if (!gzip_) return text;
  return gzip_->add(text, stage_ == Stage::done);
}

std::string SnapshotReader::lines() {
  switch (stage_) {
    case Stage::begin:
      return begin();
    case Stage::users:
      return users();
    case Stage::rebates:
      return rebates();
    case Stage::withdrawals:
      return withdrawals();
    case Stage::end:
      stage_ = Stage::done;
      return line("end", wire::toJson(cursor_));
    case Stage::done:
      break;
  }
  return {};
}

std::string SnapshotReader::begin() {
  if (const auto begun = sql_->beginRead(); !begun) return sql_->fail(begun.error()), std::string{};
  cursor_ = {store_, sql_->integer("SELECT epoch FROM lease").value_or(0), newestChange(*sql_)};
  auto head = wire::toJson(cursor_);
  head["rows"] = !rows_ ? 0
                        : sql_->integer(
                                  "SELECT (SELECT COUNT(*) FROM users) + (SELECT COUNT(*) FROM rebates)"
                                  " + (SELECT COUNT(*) FROM withdrawals)")
                              .value_or(0);
  stage_ = rows_ ? Stage::users : Stage::end;
  return line("begin", std::move(head));
}

std::string SnapshotReader::users() {
  std::string text;
  auto page = usersAfter(*sql_, after_, kRowsPerPiece);
  addFind(*sql_, page);
  for (const auto& user : page) text += line("user", wire::toJson(user));
  after_ = page.empty() ? std::string{} : page.back().id;
  if (page.empty()) stage_ = Stage::rebates;
  return text;
}

std::string SnapshotReader::rebates() {
  std::string text;
  const auto page = rebatesAfter(*sql_, std::nullopt, after_, kRowsPerPiece);
  for (const auto& rebate : page) text += line("rebate", wire::toJson(rebate));
  after_ = page.empty() ? std::string{} : page.back().id;
  if (page.empty()) stage_ = Stage::withdrawals;
  return text;
}

std::string SnapshotReader::withdrawals() {
  std::string text;
  const auto page = withdrawalsAfter(*sql_, {}, after_, kRowsPerPiece);
  for (const auto& withdrawal : page) text += line("withdrawal", wire::toJson(withdrawal));
  after_ = page.empty() ? std::string{} : page.back().id;
  if (page.empty()) stage_ = Stage::end;
  return text;
}

}  // namespace rebate::region
