// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include "region/storage/store_address.h"

namespace rebate::fixtures {

/// A PostgreSQL of this test's own: on a free port of 127.0.0.1, in a folder that goes away with it. It ends with the
/// process that began it, however that ends.
class PostgresServer {
 public:
  /// Hasty: in memory where there is room, and nothing waits for the disk. Durable: beside what runs, every commit on
  /// disk, as a real one.
  enum class Kind { hasty, durable };
  explicit PostgresServer(Kind kind = Kind::hasty);
  ~PostgresServer();
  /// The one that a test's stores share, begun when it is first asked for.
  static PostgresServer& shared();

  /// A database with the schema, empty; a copy of a template, so that it costs little.
  region::StoreAddress freshStore(const QString& keyFile);
  region::StoreAddress addressOf(const QString& database, const QString& keyFile) const;
  region::StoreAddress copyOf(const region::StoreAddress& store);  ///< nobody may be using it
  void drop(const region::StoreAddress& store);                    ///< one of those two, whoever still uses it
  int port() const { return port_; }
  QString folder() const { return folder_.path(); }  ///< where the server itself may write

 private:
  void initialise();
  void start();
  void execute(const QString& sql);

  const Kind kind_;
  QTemporaryDir folder_;
  QProcess server_;
  int port_ = 0;
  int stores_ = 0;
};

/// The test was started to run on PostgreSQL (REBATE_TEST_STORE=postgresql), as ctest does with …_postgresql.
bool testsPostgres();

}  // namespace rebate::fixtures
