// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/api/handlers.h"
#include "region/api/idempotent_write.h"
#include "region/api/page.h"
#include "region/ledger/withdrawals.h"
#include "wire/time_text.h"
#include "wire/withdrawal_json.h"

namespace rebate::region {
namespace {

wire::json::object toJson(const Payout& payout) {
  wire::json::array states;
  for (const auto& count : payout.states)
    states.push_back(
        wire::json::object{{"state", name(count.state)}, {"items", count.items}, {"total_fen", count.total.value}});
  return {{"id", payout.id},
          {"created_by", payout.createdBy},
          {"items", payout.items},
          {"created_at", wire::formatRfc3339(payout.createdAt)},
          {"states", std::move(states)},
          {"total_fen", payout.total.value}};
}

Error wrongMost() {
  return invalid("most", "1 to " + std::to_string(kMostPerPayout));
}

Result<std::vector<std::string>> idsFrom(const wire::json::value& value) {
  const auto wrong = invalid("ids", "1 to " + std::to_string(kMostPerPayout) + " ids of withdrawals");
  if (!value.is_array()) return wrong;
  const auto& list = value.get_array();
  if (list.empty() || list.size() > kMostPerPayout) return wrong;
  std::vector<std::string> ids;
  for (const auto& id : list) {
    if (!id.is_string()) return wrong;
    ids.emplace_back(id.get_string());
  }
  return ids;
}

/// {"ids":[…]} or {"most":n}
Result<PayoutWish> wishFrom(const std::string& body) {
  const auto json = wire::parseJson(body);
  if (!json) return json.error();
  if (!json->is_object()) return invalid("", "an object is expected");
  const auto& object = json->get_object();
  const auto* ids = object.if_contains("ids");
  if ((ids != nullptr) == object.contains("most")) return invalid("ids", "either ids or most is expected");
  PayoutWish wish;
  if (ids) {
    auto read = idsFrom(*ids);
    if (!read) return read.error();
    wish.ids = *std::move(read);
    return wish;
  }
  const auto most = wire::integerMember(object, "most");
  if (!most || *most < 1 || *most > kMostPerPayout) return wrongMost();
  wish.most = static_cast<int>(*most);
  return wish;
}

struct Whole {
  Payout payout;
  std::vector<Withdrawal> withdrawals;
};

}  // namespace

asio::awaitable<Reply> postPayout(Services& services, const Call& call) {
  const auto wish = wishFrom(call.body);
  if (!wish) co_return problemReply(problemOf(wish.error()));
  ReplyJob job = [wish = *wish, who = call.who->name](Writing& writing) {
    const auto answer = createPayout(writing, wish, who);
    if (answer.refused) return problemReply(answer.refused->problem, answer.refused->field, answer.refused->detail);
    if (!answer.payout) return problemReply(Problem::fault);  // the job has failed and is undone; nobody sees this
    return jsonReply(toJson(*answer.payout), 201);
  };
  co_return co_await writeOnce(services, call, std::move(job), {true, true});
}

asio::awaitable<Reply> listPayouts(Services& services, const Call& call) {
  const auto limit = limitOf(call);
  if (!limit) co_return problemReply(problemOf(limit.error()));
  const auto newest = newestFirst(call);
  if (!newest) co_return problemReply(problemOf(newest.error()));
  const auto after = parameterOf(call, "after");
  std::function<std::vector<Payout>(SqlSession&)> read = [after, backwards = *newest, most = *limit](SqlSession& sql) {
    return backwards ? payoutsBefore(sql, after, most) : payoutsAfter(sql, after, most);
  };
  const auto payouts = co_await readStore(services, std::move(read));
  if (!payouts) co_return problemReply(problemOf(payouts.error()));
  co_return pageReply("payouts", *payouts, *limit, [](const Payout& payout) { return toJson(payout); });
}

asio::awaitable<Reply> showPayout(Services& services, const Call& call) {
  std::function<std::optional<Whole>(SqlSession&)> read = [id = call.id](SqlSession& sql) -> std::optional<Whole> {
    auto payout = findPayout(sql, id);
    if (!payout) return std::nullopt;
    return Whole{*std::move(payout), withdrawalsAfter(sql, {{}, {}, id}, "", kMostPerPayout)};
  };
  const auto whole = co_await readStore(services, std::move(read));
  if (!whole) co_return problemReply(problemOf(whole.error()));
  if (!*whole) co_return problemReply(Problem::notFound, "id", "no such payout");
  wire::json::array list;
  for (const auto& withdrawal : (*whole)->withdrawals) list.push_back(wire::toJson(withdrawal));
  co_return jsonReply(wire::json::object{{"payout", toJson((*whole)->payout)}, {"withdrawals", std::move(list)}});
}

}  // namespace rebate::region
