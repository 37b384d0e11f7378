// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/detail_log.h"

#include <algorithm>

#include "region/events/event_queue.h"
#include "wire/digest.h"

namespace rebate::region {
namespace {

LineDetail detailOf(const SqlRow& row) {
  LineDetail d;
  d.platform = platformFrom(row.text(0)).value_or(Platform::taobao);
  d.line = row.text(1);
  d.role = static_cast<int>(row.integer(2));
  d.kind = detailKindFrom(row.text(3)).value_or(DetailKind::refund);
  d.number = row.text(4);
  d.statusCode = row.integer(5);
  d.amount = row.fen(6);
  d.commission = row.fen(7);
  d.dated = row.integer(8) != 0;
  d.modifiedAt = row.integer(9);
  d.raw = row.text(10);
  return d;
}

/// Versions of one refund or punishment, newest first.
std::vector<LineDetail> versionsOf(SqlSession& sql, const LineDetail& of) {
  std::vector<LineDetail> versions;
  sql.each(
      "SELECT platform, line, role, kind, number, status_code, amount_fen, commission_fen, dated, modified_at, '' "
      "FROM line_details WHERE platform = $1 AND line = $2 AND role = $3 AND kind = $4 AND number = $5",
      {name(of.platform), of.line, of.role, name(of.kind), of.number},
      [&versions](const SqlRow& row) { versions.push_back(detailOf(row)); });
  std::sort(versions.begin(), versions.end(), [](const auto& a, const auto& b) { return isNewer(a, b); });
  return versions;
}

/// A row without a time says only how things stand: it is news when they stand differently from last time.
bool isKnown(const std::vector<LineDetail>& known, const LineDetail& detail) {
  const auto same = [text = canonicalText(detail)](const LineDetail& other) { return canonicalText(other) == text; };
  if (detail.dated) return std::any_of(known.begin(), known.end(), same);
  const auto before = std::find_if(known.begin(), known.end(),
                                   [&](const LineDetail& other) { return other.modifiedAt <= detail.modifiedAt; });
  return before != known.end() && same(*before);
}

void insert(Writing& writing, const LineDetail& d) {
  const auto hash = wire::sha256(canonicalText(d) + std::to_string(d.modifiedAt));
  writing.sql.post(
      "INSERT INTO line_details (platform, line, role, kind, number, hash, status_code, amount_fen, commission_fen, "
      "dated, modified_at, seen_at, raw) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) "
      "ON CONFLICT DO NOTHING",
      {name(d.platform), d.line, d.role, name(d.kind), d.number, hash, d.statusCode, d.amount, d.commission, d.dated,
       d.modifiedAt, writing.now, d.raw});
}

}  // namespace

Intake takeDetail(Writing& writing, const LineDetail& detail) {
  const auto known = versionsOf(writing.sql, detail);
  if (isKnown(known, detail)) return Intake::unchanged;
  insert(writing, detail);
  for (const int role : {2, 3})
    if (detail.role == 0 || detail.role == role)
      publishOrderUpdated(writing, lineKey(detail.platform, detail.line, role));
  if (known.empty()) return Intake::fresh;
  return isNewer(detail, known.front()) ? Intake::changed : Intake::stale;
}

std::vector<LineDetail> newestDetails(SqlSession& sql, const OrderVersion& line) {
  std::vector<LineDetail> newest;
  sql.each(
      "SELECT platform, line, role, kind, number, status_code, amount_fen, commission_fen, dated, modified_at, '' "
      "FROM line_details WHERE platform = $1 AND line = $2 AND role IN (0, $3)",
      {name(line.platform), line.line, line.role}, [&newest](const SqlRow& row) {
        auto detail = detailOf(row);
        for (auto& other : newest)
          if (other.kind == detail.kind && other.number == detail.number && other.role == detail.role) {
            if (isNewer(detail, other)) other = std::move(detail);
            return;
          }
        newest.push_back(std::move(detail));
      });
  return newest;
}

std::vector<LineDetail> detailsOf(SqlSession& sql, Platform platform, const std::string& line, int role) {
  std::vector<LineDetail> all;
  sql.each(
      "SELECT platform, line, role, kind, number, status_code, amount_fen, commission_fen, dated, modified_at, raw "
      "FROM line_details WHERE platform = $1 AND line = $2 AND role IN (0, $3)",
      {name(platform), line, role}, [&all](const SqlRow& row) { all.push_back(detailOf(row)); });
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return isNewer(a, b); });
  return all;
}

}  // namespace rebate::region
