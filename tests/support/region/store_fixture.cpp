// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/store_fixture.h"

#include <QRegularExpression>

#include "postgres/postgres_server.h"
#include "region/ledger/invariants.h"

namespace rebate::fixtures {

TemporaryStore::TemporaryStore()
    : address_(testsPostgres() ? PostgresServer::shared().freshStore(folder_.filePath(QStringLiteral("store.db.key")))
                               : region::StoreAddress(path())) {
  reopen();
}

TemporaryStore::~TemporaryStore() {
  sql_.reset();
  if (testsPostgres()) PostgresServer::shared().drop(address_);
}

void TemporaryStore::reopen() {
  sql_.reset();
  auto opened = region::openStore({address_});
  if (!opened) qFatal("store: %s", opened.error().detail.c_str());
  sql_ = *std::move(opened);
  if (!testsPostgres())
    static_cast<void>(sql_->execute("PRAGMA synchronous = OFF"));  // nobody pulls the plug on a test
}

Outcome TemporaryStore::write(const std::function<void(region::Writing&)>& job, Millis now) {
  if (const auto begun = sql_->beginWrite(); !begun) return begun;
  region::Effects effects;
  region::Writing writing{*sql_, 1, now, effects};
  job(writing);
  return sql_->commit();
}

std::int64_t TemporaryStore::count(const std::string& table) {
  return sql_->integer("SELECT COUNT(*) FROM " + table).value_or(-1);
}

std::string TemporaryStore::brokenRules() {
  std::string broken;
  for (const auto& finding : region::checkInvariants(*sql_))
    if (finding.count > 0) broken += finding.rule + "; ";
  return sql_->failure() ? sql_->failure()->detail : broken;
}

std::string spoken(const QByteArray& sql) {
  static const QRegularExpression drop(QStringLiteral("DROP TRIGGER ([a-z]+)_([a-z_]+)"));
  auto text = QString::fromUtf8(sql);
  if (testsPostgres()) text.replace(drop, QStringLiteral("DROP TRIGGER \\1_\\2 ON \\1"));
  return text.toStdString();
}

std::vector<region::UserEntry> threeUsers() {
  return {{"u-a", "甲**", Level::gold, {"1", "", ""}},
          {"u-b", "乙**", Level::silver, {"", "2", ""}},
          {"u-c", "丙**", Level::bronze, {"", "", "3"}}};
}

OrderVersion settledVersion(const std::string& line, Millis modifiedAt) {
  OrderVersion version;
  version.line = version.parent = line;
  version.paid = {10'000};
  version.received = Fen{10'000};
  version.estimatedIncome = version.settledIncome = {1'000};
  version.platformFee = {100};
  version.claim.specialId = "1";
  version.item = "保温杯";
  version.createdAt = 1'000;
  version.modifiedAt = modifiedAt;
  version.raw = "{}";
  setStatus(version, 3);
  return version;
}

void setStatus(OrderVersion& version, std::int64_t code) {
  version.statusCode = code;
  version.state = upstreamStateOfTaobao(code);
}

}  // namespace rebate::fixtures
