// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>

#include "region/api/handlers.h"
#include "region/ledger/audit_log.h"
#include "wire/audit_json.h"

namespace rebate::region {
namespace {

Result<std::int64_t> numberOf(const Call& call, const char* name) {
  const auto text = parameterOf(call, name);
  if (text.empty()) return std::int64_t{0};
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < 0)
    return invalid(name, "the number of a record");
  return number;
}

constexpr std::size_t kMostActions = 16;

Result<std::vector<std::string>> actionsOf(const Call& call) {
  const auto text = parameterOf(call, "action");
  std::vector<std::string> actions;
  for (std::string_view rest = text; !rest.empty();) {
    const auto comma = std::min(rest.find(','), rest.size());
    if (comma > 0) actions.emplace_back(rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  if (actions.size() > kMostActions) return invalid("action", "at most 16 of them");
  return actions;
}

/// Absent: the chain, oldest first, for whoever verifies it.
Result<std::optional<AuditQuery>> queryOf(const Call& call, int limit) {
  const auto order = parameterOf(call, "order");
  auto actions = actionsOf(call);
  if (!actions) return actions.error();
  const auto before = numberOf(call, "before");
  if (!before) return before.error();
  const AuditQuery query{parameterOf(call, "actor"), *std::move(actions), parameterOf(call, "entity"), *before, limit};
  if (order == "newest") {
    if (call.query.contains("after")) return invalid("after", "with order=newest a page is asked for with before");
    return std::optional(query);
  }
  if (!order.empty()) return invalid("order", "newest, or left out");
  for (const char* name : {"actor", "action", "entity", "before"})
    if (call.query.contains(name)) return invalid(name, "with order=newest only");
  return std::optional<AuditQuery>();
}

}  // namespace

asio::awaitable<Reply> listAudit(Services& services, const Call& call) {
  const auto limit = limitOf(call);
  if (!limit) co_return problemReply(problemOf(limit.error()));
  const auto after = numberOf(call, "after");
  if (!after) co_return problemReply(problemOf(after.error()));
  const auto query = queryOf(call, *limit);
  if (!query) co_return problemReply(problemOf(query.error()));
  std::function<std::vector<AuditRecord>(SqlSession&)> read = [from = *after, search = *query,
                                                               most = *limit](SqlSession& sql) {
    return search ? findAudit(sql, *search) : auditAfter(sql, from, most);
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
