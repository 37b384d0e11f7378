// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <zlib.h>

#include <memory>
#include <string>

#include "domain/region.h"
#include "region/storage/sql_session.h"

namespace rebate::region {

/// gzip, a piece at a time.
class Gzip {
 public:
  Gzip();
  ~Gzip();
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;
  std::string add(const std::string& bytes, bool last);

 private:
  z_stream stream_{};
};

/// A snapshot in pieces, all of one moment: one connection, one read transaction. Not for network threads.
class SnapshotReader {
 public:
  SnapshotReader(std::unique_ptr<SqlSession> sql, std::string store, bool rows, bool gzip);
  /// The next piece (some hundred KiB of text), empty after the last. Errc of the store.
  Result<std::string> next();

 private:
  enum class Stage { begin, users, rebates, withdrawals, end, done };
  std::string lines();
  std::string begin();
  std::string users();
  std::string rebates();
  std::string withdrawals();

  std::unique_ptr<SqlSession> sql_;
  std::unique_ptr<Gzip> gzip_;
  const std::string store_;
  const bool rows_;
  Stage stage_ = Stage::begin;
  Cursor cursor_;
  std::string after_;
};

}  // namespace rebate::region
