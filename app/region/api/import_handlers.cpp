// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/api/handlers.h"
#include "region/api/idempotent_write.h"
#include "region/ledger/audit_log.h"
#include "region/ledger/page_import.h"
#include "region/telemetry/clock.h"

namespace rebate::region {
namespace {

Result<Platform> platformOf(const Call& call) {
  const auto found = call.query.find("platform");
  const auto platform = found == call.query.end() ? std::nullopt : platformFrom(found->second);
  if (!platform) return invalid("platform", "taobao, jd or pdd");
  return *platform;
}

wire::json::object toJson(const ImportedPage& imported) {
  const auto& counts = imported.counts;
  wire::json::array rejected;
  for (const auto& row : imported.rejected)
    rejected.push_back(wire::json::object{{"line", row.line}, {"reason", row.reason}});
  return {{"rows", counts.rows},           {"new", counts.fresh},   {"changed", counts.changed},
          {"unchanged", counts.unchanged}, {"stale", counts.stale}, {"rejected", std::move(rejected)}};
}

/// Parsed beside the network: a page may be large.
asio::awaitable<Result<wire::AnyPage>> parsed(Services& services, const Call& call) {
  std::function<Result<wire::AnyPage>()> work = [body = call.body] { return wire::parseAnyPage(body, wallMillis()); };
  co_return co_await offload(services.readers.executor(), std::move(work));
}

}  // namespace

/// The same as the command line's import, for one page.
asio::awaitable<Reply> importOrders(Services& services, const Call& call) {
  const auto platform = platformOf(call);
  if (!platform) co_return problemReply(problemOf(platform.error()));
  auto page = std::make_shared<Result<wire::AnyPage>>(co_await parsed(services, call));
  if (const auto why = whyNoPage(*page); !why.empty()) co_return problemReply(Problem::validation, "page", why);
  if ((*page)->platform != *platform) co_return problemReply(Problem::validation, "platform", "the page is another's");
  ReplyJob job = [page, who = call.who->name](Writing& writing) {
    const auto imported = importPage(writing, *page, "");
    recordAudit(writing, {who,
                          "orders.imported",
                          std::string(name((*page)->platform)),
                          {{"rows", imported.counts.rows}, {"rejected", imported.counts.rejected}}});
    return jsonReply(toJson(imported));
  };
  co_return co_await writeOnce(services, call, std::move(job));
}

}  // namespace rebate::region
