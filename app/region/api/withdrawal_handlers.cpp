// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/api/handlers.h"
#include "region/api/idempotent_write.h"
#include "region/api/page.h"
#include "region/ledger/withdrawals.h"
#include "wire/withdrawal_json.h"

namespace rebate::region {
namespace {

/// The withdrawal, or the refusal with the withdrawal as it stands when there is one.
Reply replyTo(const WithdrawalAnswer& answer, int status) {
  if (!answer.refused) {
    if (!answer.now) return problemReply(Problem::fault);  // the job has failed and is undone; nobody sees this
    return withETag(jsonReply(wire::toJson(*answer.now), status), answer.now->version);
  }
  const auto& why = *answer.refused;
  auto document = wire::toJson(wire::ProblemDocument{why.problem, why.field, why.detail, {}, 0});
  if (answer.now) document["now"] = wire::toJson(*answer.now);
  return {httpStatus(why.problem), "application/problem+json", wire::json::serialize(document), {}};
}

struct Request {
  std::string userId;
  Fen amount;
};

Result<Request> requestFrom(const std::string& body) {
  const auto json = wire::parseJson(body);
  if (!json) return json.error();
  if (!json->is_object()) return invalid("", "an object is expected");
  const auto user = wire::textMember(json->get_object(), "user_id");
  if (!user) return user.error();
  const auto amount = wire::integerMember(json->get_object(), "amount_fen");
  if (!amount) return amount.error();
  return Request{*user, {*amount}};
}

Result<Review> reviewFrom(const std::string& body) {
  const auto json = wire::parseJson(body);
  if (!json) return json.error();
  return wire::reviewFrom(*json);
}

}  // namespace

asio::awaitable<Reply> postWithdrawal(Services& services, const Call& call) {
  const auto request = requestFrom(call.body);
  if (!request) co_return problemReply(problemOf(request.error()));
  ReplyJob job = [request = *request, who = call.who->name](Writing& writing) {
    return replyTo(requestWithdrawal(writing, request.userId, request.amount, who), 201);
  };
  co_return co_await writeOnce(services, call, std::move(job), {true, true});
}

asio::awaitable<Reply> listWithdrawals(Services& services, const Call& call) {
  const auto limit = limitOf(call);
  if (!limit) co_return problemReply(problemOf(limit.error()));
  const auto stateName = parameterOf(call, "state");
  const WithdrawalFilter filter{withdrawalStateFrom(stateName), parameterOf(call, "user"), {}};
  if (!stateName.empty() && !filter.state)
    co_return problemReply(Problem::validation, "state", "not a state of a withdrawal");
  const auto after = parameterOf(call, "after");
  std::function<std::vector<Withdrawal>(SqlSession&)> read = [filter, after, most = *limit](SqlSession& sql) {
    return withdrawalsAfter(sql, filter, after, most);
  };
  const auto rows = co_await readStore(services, std::move(read));
  if (!rows) co_return problemReply(problemOf(rows.error()));
  co_return pageReply("withdrawals", *rows, *limit, [](const auto& row) { return wire::toJson(row); });
}

asio::awaitable<Reply> showWithdrawal(Services& services, const Call& call) {
  std::function<std::optional<Withdrawal>(SqlSession&)> read = [id = call.id](SqlSession& sql) {
    return findWithdrawal(sql, id);
  };
  const auto found = co_await readStore(services, std::move(read));
  if (!found) co_return problemReply(problemOf(found.error()));
  if (!*found) co_return problemReply(Problem::notFound, "id", "no such withdrawal");
  auto reply = jsonReply(wire::toJson(**found));
  co_return withETag(std::move(reply), (*found)->version);
}

asio::awaitable<Reply> reviewOfWithdrawal(Services& services, const Call& call) {
  const auto review = reviewFrom(call.body);
  if (!review && review.error().code == Errc::moved)
    co_return problemReply(Problem::preconditionRequired, review.error().field, review.error().detail);
  if (!review) co_return problemReply(problemOf(review.error()));
  ReplyJob job = [id = call.id, review = *review, who = call.who->name](Writing& writing) {
    return replyTo(reviewWithdrawal(writing, id, review, who), 200);
  };
  co_return co_await writeOnce(services, call, std::move(job));
}

/// The leader asks within a moment; what it hears is in the withdrawal and in the change stream.
asio::awaitable<Reply> queryOfWithdrawal(Services& services, const Call& call) {
  ReplyJob job = [id = call.id, who = call.who->name](Writing& writing) {
    return replyTo(wantQuery(writing, id, who), 202);
  };
  co_return co_await writeOnce(services, call, std::move(job));
}

}  // namespace rebate::region
