// SPDX-License-Identifier: GPL-3.0-or-later
// Session: many decisions at once.
#include <set>
#include <utility>

#include "session/session.h"

namespace rebate {
namespace {

using Answers = std::vector<Result<OutboxItem>>;

const Error kWaitsAlready{Errc::moved, "pending", "a decision on it waits already"};

}  // namespace

void Session::decideAll(const std::vector<Rebate>& seen, const std::set<std::string>& opened, Action action,
                        const std::string& reason, std::function<void(Answers)> answer) {
  if (const auto allowed = mayDecide(); !allowed) return answer(Answers(seen.size(), allowed.error()));
  auto waiting = replay_.waitingEntities();
  Answers answers;
  std::vector<NewDecision> fresh;
  std::vector<std::size_t> places;  // of the fresh ones among the answers
  for (const auto& row : seen) {
    auto decision = waiting.insert(row.id).second ? decisionOn(row, action, reason) : Result<Decision>(kWaitsAlready);
    answers.emplace_back(decision ? Error{Errc::storage, "", "not kept yet"} : decision.error());
    if (!decision) continue;
    decision->opened = opened.contains(row.id);
    places.push_back(answers.size() - 1);
    fresh.push_back({*std::move(decision), row});
  }
  if (fresh.empty()) return answer(std::move(answers));
  const auto kept = account_->outbox()->addAll(std::move(fresh), addedNow(true));
  for (std::size_t i = 0; i < places.size(); ++i)
    answers[places[i]] = kept ? Result<OutboxItem>((*kept)[i]) : Result<OutboxItem>(kept.error());
  answer(std::move(answers));  // they are on disk: said before the network is asked anything
  if (!kept) return;
  outboxMoved();
  replay_.addedAll(*kept);
}

}  // namespace rebate
