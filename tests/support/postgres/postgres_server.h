// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include "region/storage/store_address.h"

namespace rebate::fixtures {

/// A PostgreSQL of this test's own: on a free port of 127.0.0.1, in a folder that goes away with it, and without
/// waiting for the disk. It ends with the process that began it, however that ends.
class PostgresServer {
 public:
  PostgresServer();
  ~PostgresServer();
  /// The one that a test's stores share, begun when it is first asked for.
  static PostgresServer& shared();

  /// A database with the schema, empty; a copy of a template, so that it costs little.
  region::StoreAddress freshStore(const QString& keyFile);
  region::StoreAddress addressOf(const QString& database, const QString& keyFile) const;
  void drop(const region::StoreAddress& store);  ///< one of freshStore's, whoever still uses it
  int port() const { return port_; }

 private:
  void initialise();
  void start();
  void execute(const QString& sql);

  QTemporaryDir folder_;
  QProcess server_;
  int port_ = 0;
  int stores_ = 0;
};

/// The test was started to run on PostgreSQL (REBATE_TEST_STORE=postgresql), as ctest does with …_postgresql.
bool testsPostgres();

}  // namespace rebate::fixtures
