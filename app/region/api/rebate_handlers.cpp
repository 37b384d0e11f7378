// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>
#include <tuple>

#include "region/api/handlers.h"
#include "region/api/idempotent_write.h"
#include "region/api/page.h"
#include "region/ledger/detail_log.h"
#include "region/ledger/rebate_book.h"
#include "region/ledger/version_log.h"
#include "wire/posting_preview.h"
#include "wire/public_row.h"
#include "wire/rebate_json.h"
#include "wire/time_text.h"

namespace rebate::region {
namespace {

wire::json::array versionsJson(const std::vector<OrderVersion>& versions) {
  wire::json::array list;
  for (const auto& version : versions) {
    const bool settled = version.state == UpstreamState::settled;
    list.push_back(wire::json::object{{"modified_at", wire::formatRfc3339(version.modifiedAt)},
                                      {"status_code", version.statusCode},
                                      {"state", name(version.state)},
                                      {"refund_open", version.refundOpen},
                                      {"paid_fen", version.paid.value},
                                      {"income_fen", (settled ? version.settledIncome : version.estimatedIncome).value},
                                      {"newest", list.empty()},
                                      {"raw", wire::publicRow(version.platform, version.raw)}});
  }
  return list;
}

std::string_view nameOf(DetailEffect effect) {
  switch (effect) {
    case DetailEffect::open:
      return "open";
    case DetailEffect::taken:
      return "taken";
    case DetailEffect::nothing:
      return "nothing";
  }
  return {};
}

/// Newest first; the newest of each refund and punishment is what counts.
wire::json::array detailsJson(const std::vector<LineDetail>& details) {
  wire::json::array list;
  std::set<std::tuple<DetailKind, int, std::string>> seen;
  for (const auto& detail : details)
    list.push_back(wire::json::object{{"kind", name(detail.kind)},
                                      {"number", detail.number},
                                      {"status_code", detail.statusCode},
                                      {"effect", nameOf(effectOf(detail))},
                                      {"amount_fen", detail.amount.value},
                                      {"commission_fen", detail.commission.value},
                                      {"modified_at", wire::formatRfc3339(detail.modifiedAt)},
                                      {"newest", seen.insert({detail.kind, detail.role, detail.number}).second},
                                      {"raw", wire::publicRow(detail.platform, detail.raw)}});
  return list;
}

}  // namespace

asio::awaitable<Reply> listRebates(Services& services, const Call& call) {
  const auto limit = limitOf(call);
  if (!limit) co_return problemReply(problemOf(limit.error()));
  const auto stateName = parameterOf(call, "state");
  const auto state = rebateStateFrom(stateName);
  if (!stateName.empty() && !state) co_return problemReply(Problem::validation, "state", "not a state of a rebate");
  const auto after = parameterOf(call, "after");
  std::function<std::vector<Rebate>(SqlSession&)> read = [state, after, most = *limit](SqlSession& sql) {
    return rebatesAfter(sql, state, after, most);
  };
  const auto rebates = co_await readStore(services, std::move(read));
  if (!rebates) co_return problemReply(problemOf(rebates.error()));
  co_return pageReply("rebates", *rebates, *limit, [](const auto& row) { return wire::toJson(row); });
}

asio::awaitable<Reply> showRebate(Services& services, const Call& call) {
  using Found = std::optional<wire::json::object>;
  std::function<Found(SqlSession&)> read = [id = call.id](SqlSession& sql) -> Found {
    const auto stored = findRebate(sql, id);
    if (!stored) return std::nullopt;
    const auto& rebate = stored->rebate;
    wire::json::object shown{{"rebate", wire::toJson(rebate)},
                             {"versions", versionsJson(rawVersionsOf(sql, id))},
                             {"details", detailsJson(detailsOf(sql, rebate.platform, rebate.line, rebate.role))}};
    if (const auto preview = wire::previewOf(rebate)) shown["preview"] = wire::toJson(*preview);
    return shown;
  };
  const auto found = co_await readStore(services, std::move(read));
  if (!found) co_return problemReply(problemOf(found.error()));
  if (!*found) co_return problemReply(Problem::notFound, "id", "no such rebate");
  const auto version = (*found)->at("rebate").at("version").as_int64();
  co_return withETag(jsonReply(**found), version);
}

}  // namespace rebate::region
