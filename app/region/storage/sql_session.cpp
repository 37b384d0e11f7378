// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/storage/sql_session.h"

namespace rebate::region {

std::int64_t SqlSession::run(std::string_view sql, const SqlValues& values) {
  if (failure_) return 0;
  const auto changed = doRun(sql, values);
  if (!changed) fail(changed.error());
  return changed ? *changed : 0;
}

void SqlSession::post(std::string_view sql, const SqlValues& values) {
  if (failure_) return;
  if (const auto posted = doPost(sql, values, std::nullopt, {}); !posted) fail(posted.error());
}

void SqlSession::postOne(std::string_view sql, const SqlValues& values, const Error& otherwise) {
  if (failure_) return;
  if (const auto posted = doPost(sql, values, 1, otherwise); !posted) fail(posted.error());
}

Outcome SqlSession::doPost(std::string_view sql, const SqlValues& values, std::optional<std::int64_t> expected,
                           const Error& otherwise) {
  const auto changed = doRun(sql, values);
  if (!changed) return changed.error();
  if (expected && *changed != *expected) return otherwise;
  return Done{};
}

void SqlSession::each(std::string_view sql, const SqlValues& values, const OnRow& onRow) {
  if (failure_) return;
  if (const auto done = doEach(sql, values, onRow); !done) fail(done.error());
}

std::optional<std::int64_t> SqlSession::integer(std::string_view sql, const SqlValues& values) {
  std::optional<std::int64_t> found;
  each(sql, values, [&found](const SqlRow& row) {
    if (!row.isNull(0)) found = row.integer(0);
  });
  return found;
}

std::optional<std::string> SqlSession::text(std::string_view sql, const SqlValues& values) {
  std::optional<std::string> found;
  each(sql, values, [&found](const SqlRow& row) {
    if (!row.isNull(0)) found = row.text(0);
  });
  return found;
}

void SqlSession::fail(Error error) {
  if (!failure_) failure_ = std::move(error);
}

Outcome SqlSession::outcome() const {
  if (failure_) return *failure_;
  return Done{};
}

Outcome SqlSession::beginWrite() {
  failure_.reset();
  known_ = {};
  return control(beginWriteSql());
}

Outcome SqlSession::beginRead() {
  failure_.reset();
  return control(beginReadSql());
}

Outcome SqlSession::commit() {
  known_ = {};
  if (failure_) {
    const Error why = *failure_;
    rollback();
    return why;
  }
  const auto done = control("COMMIT");
  if (!done) rollback();
  return done;
}

void SqlSession::rollback() {
  known_ = {};
  static_cast<void>(control("ROLLBACK"));  // fails only when the store already rolled back
  failure_.reset();
}

Outcome SqlSession::savepoint() {
  return control("SAVEPOINT job");
}

Outcome SqlSession::release() {
  if (!failure_) {
    const auto released = control("RELEASE job");
    if (released) return released;
    fail(released.error());  // of something that was posted
  }
  const Error why = *failure_;
  failure_.reset();
  known_ = {};
  if (const auto undone = control("ROLLBACK TO job"); !undone) return undone;
  if (const auto released = control("RELEASE job"); !released) return released;
  return why;
}

}  // namespace rebate::region
