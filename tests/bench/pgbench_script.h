// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "region/storage/store_address.h"
#include "replay.h"

namespace rebate::bench {

/// What our jobs say to the server, as a script of pgbench: the same statements in the same order, prepared once, in a
/// transaction each. What differs from job to job is counted up; texts that only have to be as long as ours are the
/// first job's.
class PgbenchScript {
 public:
  /// Jobs of one shape: about line after line, of `users` users in turn.
  PgbenchScript(const Recording& recording, int users);
  /// One client, one transaction at a time; transactions per second, without connecting.
  double run(const region::StoreAddress& store, int port, const QString& folder) const;

 private:
  using Value = decltype(Recorded::values)::value_type;
  std::string statement(const Recording& recording, std::size_t number);
  std::string place(const std::vector<const Value*>& values);
  std::string numberPlace(const std::vector<std::int64_t>& numbers);
  std::string textPlace(const std::string& first, bool same);
  std::string constant(const std::string& text);
  std::string parameter(const std::string& value);

  const int users_;
  const std::size_t jobs_;
  std::string counters_, statements_;
  QStringList constants_;
  int places_ = 0;
};

}  // namespace rebate::bench
