// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "postgres/postgres_server.h"
#include "region/storage/pg_session.h"

namespace rebate::bench {

/// As Stage, on a PostgreSQL that keeps what it commits: a store made once and copied for each run.
class PostgresStage {
 public:
  PostgresStage() = default;
  /// Changes the store that is copied, and leaves it to itself.
  void prepare(const std::function<void(region::PgSession&)>& change);
  /// A fresh copy, there until the next one is asked for.
  const region::StoreAddress& fresh();
  static std::unique_ptr<region::PgSession> open(const region::StoreAddress& store);
  std::unique_ptr<region::PgSession> openFresh() { return open(fresh()); }
  std::string folder() const { return server_.folder().toStdString(); }  ///< where the server may write files
  int port() const { return server_.port(); }

 private:
  fixtures::PostgresServer server_{fixtures::PostgresServer::Kind::durable};
  region::StoreAddress original_ = server_.freshStore(server_.folder() + QStringLiteral("/store.key"));
  std::optional<region::StoreAddress> copy_;
};

/// One or more statements; ends the program when they fail.
void execute(region::PgSession& sql, const std::string& statements);
/// name, name, … of a table's columns.
std::string columnsOf(region::PgSession& sql, const std::string& table);

}  // namespace rebate::bench
