// SPDX-License-Identifier: GPL-3.0-or-later
#include <mutex>

#include "region/api/handlers.h"
#include "region/api/idempotent_write.h"
#include "region/ledger/decisions.h"
#include "region/ledger/rule_book.h"
#include "wire/rebate_json.h"

namespace rebate::region {
namespace {

/// A decision of the request, or why it is none; and its answer.
struct Item {
  std::optional<Decision> decision;
  DecisionReply reply;
};
using Items = std::shared_ptr<std::vector<Item>>;

Item itemOf(const wire::json::value& value) {
  Item item;
  auto decision = wire::decisionFrom(value);
  if (decision) {
    item.decision = *std::move(decision);
    return item;
  }
  const auto& error = decision.error();
  if (value.is_object()) item.reply.id = wire::textOr(value.get_object(), "id");
  item.reply.problem = error.code == Errc::moved ? Problem::preconditionRequired : Problem::validation;
  item.reply.field = error.field;
  item.reply.detail = error.detail;
  return item;
}

/// Counts the answers of several jobs in and passes the worst one on.
class Gathering {
 public:
  Gathering(std::size_t expected, std::function<void(const Outcome&)> done) : left_(expected), done_(std::move(done)) {}
  void arrive(const Outcome& outcome) {
    const std::lock_guard lock(mutex_);
    if (!outcome) worst_ = outcome;
    if (--left_ == 0) done_(worst_);
  }

 private:
  std::mutex mutex_;
  std::size_t left_;
  Outcome worst_ = Done{};
  std::function<void(const Outcome&)> done_;
};

/// Each decision is a job of its own, so that one that fails leaves the others alone; they commit together.
asio::awaitable<Outcome> decideAll(Services& services, Items items, Operator person) {
  std::function<void(std::function<void(const Outcome&)>)> start =
      [&services, items, person = std::move(person)](std::function<void(const Outcome&)> done) {
        const auto gathering = std::make_shared<Gathering>(items->size(), std::move(done));
        for (auto& item : *items) {
          const auto arrive = [gathering](const Outcome& outcome) { gathering->arrive(outcome); };
          if (!item.decision) {
            arrive(Done{});
            continue;
          }
          const auto job = [&item, items, person](Writing& writing) {
            const DecisionRules rules{rulesNow(writing.sql, writing.now).secondDeciderAbove};
            item.reply = decideOnce(writing, *item.decision, person, rules);
          };
          services.writer.post(job, arrive);
        }
      };
  co_return co_await awaitOutcome(std::move(start));
}

Reply singleReply(const DecisionReply& reply) {
  auto json = wire::toJson(reply);
  if (!reply.problem) return jsonReply(json);
  auto document = wire::toJson(wire::ProblemDocument{*reply.problem, reply.field, reply.detail, reply.leader, 0});
  document["id"] = reply.id;
  if (reply.now) document["now"] = wire::toJson(*reply.now);
  if (reply.deviceSeq != 0) document["device_seq"] = reply.deviceSeq;
  return {httpStatus(*reply.problem), "application/problem+json", wire::json::serialize(document), {}};
}

/// A decision carries its key in the body. The header may say it once more; it must not say anything else.
std::optional<Reply> refusalOfKey(const Call& call, const Items& items, bool list) {
  const auto key = idempotencyKeyOf(call);
  if (!key) return problemReply(problemOf(key.error()));
  if (key->empty()) return std::nullopt;
  if (list)
    return problemReply(Problem::validation, "Idempotency-Key", "the decisions of a list have ids of their own");
  const auto& decision = items->front().decision;
  if (decision && decision->id != *key)
    return problemReply(Problem::idempotencyMismatch, "Idempotency-Key", "is not the id of the decision");
  return std::nullopt;
}

void count(Metrics& metrics, const DecisionReply& reply) {
  metrics.decided(reply.problem ? std::string(name(*reply.problem)) : "applied");
}

}  // namespace

asio::awaitable<Reply> postDecisions(Services& services, const Call& call) {
  const auto body = wire::parseJson(call.body);
  if (!body) co_return problemReply(problemOf(body.error()));
  if (!body->is_object()) co_return problemReply(Problem::validation, "", "an object is expected");
  const auto* list = body->get_object().if_contains("decisions");
  if (list && !list->is_array()) co_return problemReply(Problem::validation, "decisions", "a list is expected");
  const auto most = static_cast<std::size_t>(services.config.limits.decisionsPerRequest);
  if (list && (list->get_array().empty() || list->get_array().size() > most))
    co_return problemReply(Problem::validation, "decisions", "1 to " + std::to_string(most) + " decisions");

  const auto items = std::make_shared<std::vector<Item>>();
  if (list)
    for (const auto& value : list->get_array()) items->push_back(itemOf(value));
  else
    items->push_back(itemOf(*body));
  auto refused = refusalOfKey(call, items, list != nullptr);
  if (refused) co_return *std::move(refused);
  if (!services.keeper.mayTry()) co_return problemReply(notLeading(services));
  const auto person = *call.who;
  const auto written = co_await decideAll(services, items, person);
  // Not one answer is given out unless all are known to be on disk.
  if (!written && written.error().code == Errc::fenced) co_return problemReply(notLeading(services));
  if (!written) co_return problemReply(problemOf(written.error()));
  for (const auto& item : *items) count(services.metrics, item.reply);
  if (!list) co_return singleReply(items->front().reply);
  wire::json::array replies;
  for (const auto& item : *items) replies.push_back(wire::toJson(item.reply));
  co_return jsonReply(wire::json::object{{"replies", std::move(replies)}});
}

asio::awaitable<Reply> showDecision(Services& services, const Call& call) {
  std::function<std::optional<DecisionReply>(SqlSession&)> read = [id = call.id](SqlSession& sql) {
    return findDecision(sql, id);
  };
  const auto found = co_await readStore(services, std::move(read));
  if (!found) co_return problemReply(problemOf(found.error()));
  if (!*found) co_return problemReply(Problem::notFound, "id", "never seen");
  co_return jsonReply(wire::toJson(**found));
}

}  // namespace rebate::region
