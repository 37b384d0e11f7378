// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>

#include "region/api/handlers.h"
#include "region/ledger/audit_log.h"
#include "wire/audit_json.h"

namespace rebate::region {
namespace {

Result<std::int64_t> afterOf(const Call& call) {
  const auto found = call.query.find("after");
  if (found == call.query.end() || found->second.empty()) return std::int64_t{0};
  std::int64_t after = 0;
  const auto& text = found->second;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), after);
  if (error != std::errc{} || end != text.data() + text.size() || after < 0)
    return invalid("after", "the number of a record");
  return after;
}

}  // namespace

asio::awaitable<Reply> listAudit(Services& services, const Call& call) {
  const auto limit = limitOf(call);
  if (!limit) co_return problemReply(problemOf(limit.error()));
  const auto after = afterOf(call);
  if (!after) co_return problemReply(problemOf(after.error()));
  std::function<std::vector<AuditRecord>(SqlSession&)> read = [from = *after, most = *limit](SqlSession& sql) {
    return auditAfter(sql, from, most);
  };
  const auto records = co_await readStore(services, std::move(read));
  if (!records) co_return problemReply(problemOf(records.error()));
  wire::json::array list;
  for (const auto& record : *records) list.push_back(wire::toJson(record));
  wire::json::object page{{"records", std::move(list)}};
  if (static_cast<int>(records->size()) == *limit) page["next"] = records->back().seq;
  co_return jsonReply(page);
}

}  // namespace rebate::region
