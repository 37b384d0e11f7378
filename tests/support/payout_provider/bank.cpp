// SPDX-License-Identifier: GPL-3.0-or-later
#include "payout_provider/bank.h"

#include <array>
#include <utility>

namespace rebate::payout_provider {
namespace {

namespace json = boost::json;

constexpr std::array kMoods{std::pair{Mood::pay, "pay"},
                            std::pair{Mood::mute, "mute"},
                            std::pair{Mood::errorBefore, "error-before"},
                            std::pair{Mood::errorAfter, "error-after"},
                            std::pair{Mood::refuse, "refuse"},
                            std::pair{Mood::pending, "pending"}};

std::int64_t nowMillis() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now().time_since_epoch()).count();
}

Answer fault() {
  return {500, R"({"error":"internal"})", {}};
}

}  // namespace

std::optional<Mood> moodFrom(const std::string& name) {
  for (const auto& [mood, text] : kMoods)
    if (name == text) return mood;
  return std::nullopt;
}

Mood Bank::moodOfNext() {
  if (mood_) return *mood_;
  if (static_cast<int>(random_() % 1'000) >= options_.faultsPermille) return Mood::pay;
  return kMoods[1 + random_() % (kMoods.size() - 1)].first;
}

void Bank::settle(Payout& payout) {
  if (payout.state != "pending" || Clock::now() < payout.due) return;
  payout.state = "paid";
  ++payout.timesPaid;
}

Answer Bank::answerWith(const std::string& key, const Payout& payout, unsigned status) const {
  const json::object body{{"key", key},
                          {"state", payout.state},
                          {"amount_fen", payout.amount},
                          {"now_ms", nowMillis()},
                          {"reason", payout.reason}};
  return {status, json::serialize(body), options_.answer};
}

Answer Bank::order(const json::object& body) {
  const std::string key(body.at("key").as_string());
  if (const auto known = payouts_.find(key); known != payouts_.end()) {
    ++known->second.orders;
    settle(known->second);
    return answerWith(key, known->second, 200);
  }
  const auto mood = moodOfNext();
  if (mood == Mood::errorBefore) {
    ++turnedAway_[key];
    auto answer = fault();
    answer.delay = options_.answer;
    return answer;
  }
  Payout payout{std::string(body.at("user_id").as_string()), body.at("amount_fen").as_int64(), "paid", "", {}, 0, 0, 0};
  payout.orders = 1 + std::exchange(turnedAway_[key], 0);
  const bool late = body.at("not_after_ms").as_int64() < nowMillis();
  if (late || mood == Mood::refuse) {
    payout.state = "refused";
    payout.reason = late ? "too late" : "no such account";
    return answerWith(key, payouts_[key] = payout, 422);
  }
  if (mood == Mood::pending) {
    payout.state = "pending";
    payout.due = Clock::now() + options_.pending;
    return answerWith(key, payouts_[key] = payout, 202);
  }
  payout.timesPaid = 1;
  auto answer = answerWith(key, payouts_[key] = payout, 201);
  if (mood == Mood::errorAfter) answer.status = 500, answer.body = fault().body;
  if (mood == Mood::mute) answer.delay = options_.mute;
  return answer;
}

Answer Bank::query(const std::string& key) {
  if (static_cast<int>(random_() % 1'000) < options_.queryFaultsPermille) return fault();
  const auto known = payouts_.find(key);
  if (known == payouts_.end()) {
    const json::object body{{"key", key}, {"state", "absent"}, {"now_ms", nowMillis()}};
    return {200, json::serialize(body), options_.answer};
  }
  ++known->second.queries;
  settle(known->second);
  return answerWith(key, known->second, 200);
}

Answer Bank::sendBack(const std::string& key) {
  const auto known = payouts_.find(key);
  if (known == payouts_.end() || known->second.state != "paid") return {404, R"({"error":"nothing to send back"})", {}};
  known->second.state = "returned";
  known->second.reason = "account closed";
  return answerWith(key, known->second, 200);
}

json::object Bank::truth() {
  json::array list;
  std::int64_t paid = 0;
  for (auto& [key, payout] : payouts_) {
    settle(payout);
    if (payout.state == "paid") paid += payout.amount;
    list.push_back(json::object{{"key", key},
                                {"user_id", payout.userId},
                                {"amount_fen", payout.amount},
                                {"state", payout.state},
                                {"orders", payout.orders},
                                {"queries", payout.queries},
                                {"times_paid", payout.timesPaid}});
  }
  int turnedAway = 0;
  for (const auto& [key, orders] : turnedAway_) turnedAway += orders;
  return {{"payouts", std::move(list)}, {"paid_fen", paid}, {"turned_away", turnedAway}};
}

}  // namespace rebate::payout_provider
