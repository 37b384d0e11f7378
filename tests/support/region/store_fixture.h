// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <string>

#include "domain/order.h"
#include "region/ledger/user_book.h"
#include "region/ledger/writing.h"
#include "region/storage/store.h"

namespace rebate::fixtures {

/// A store of its own in a folder that goes away with it; a database of its own where testsPostgres().
class TemporaryStore {
 public:
  TemporaryStore();
  ~TemporaryStore();
  TemporaryStore(const TemporaryStore&) = delete;
  TemporaryStore& operator=(const TemporaryStore&) = delete;
  std::string path() const { return folder_.filePath(QStringLiteral("store.db")).toStdString(); }
  region::StoreAddress address() const { return address_; }
  region::SqlSession& sql() { return *sql_; }
  /// One transaction at `now`, under epoch 1; what was committed, or why not.
  Outcome write(const std::function<void(region::Writing&)>& job, Millis now = 1'000);
  /// What a process that died and came back sees: only what was committed.
  void reopen();
  std::int64_t count(const std::string& table);
  /// Names of the broken rules, joined; empty when the books are in order.
  std::string brokenRules();

 private:
  QTemporaryDir folder_;
  region::StoreAddress address_;
  std::unique_ptr<region::SqlSession> sql_;
};

/// SQL that drops a trigger, TABLE_what, as the store under test says it.
std::string spoken(const QByteArray& sql);

/// u-a (gold, special 1), u-b (silver, relation 2), u-c (bronze, adzone 3).
std::vector<region::UserEntry> threeUsers();

/// A version of a line, settled, 10.00 income and 1.00 fee, claimed by special 1; change what matters.
OrderVersion settledVersion(const std::string& line, Millis modifiedAt);

/// A version's tk_status and its state together.
void setStatus(OrderVersion& version, std::int64_t code);

}  // namespace rebate::fixtures
