// SPDX-License-Identifier: GPL-3.0-or-later
#include "order_feed/details.h"

#include <boost/json.hpp>

#include <algorithm>

#include "order_feed/rows.h"

namespace rebate::order_feed {
namespace {

namespace json = boost::json;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::uint64_t kDetailStream = 0xDE7A11;

/// Statuses a case goes through; the last one stays. 99 is one nobody knows.
const std::vector<int> kCourses[] = {{4}, {4, 2}, {4, 2}, {4, 3}, {2}, {12, 13}, {14, 15}, {11}, {4, 2, 99}};

bool isSettledOnce(const Line& line) {
  return line.settled != Second{};
}

void addRefund(std::vector<Detail>& plan, const std::shared_ptr<const Line>& line, Dice& dice, int suit) {
  const Fen income = feesAt(*line, Stage::Settled).settled;
  Detail detail{.line = line, .number = std::to_string(880000000 + line->number * 2 + static_cast<unsigned>(suit))};
  detail.commission = dice.percent(40) ? income : dice.below(income + 1);
  detail.amount = line->paid;
  Time due = line->first + line->life;
  for (const int status : dice.pick(kCourses)) {
    due = std::max(due + seconds(1), due + line->life / 9);
    detail.status = status;
    detail.due = due;
    detail.modified = secondOf(due);
    plan.push_back(detail);
  }
  if (!dice.percent(15)) return;  // its first version once more, late
  auto late = *std::find_if(plan.begin(), plan.end(), [&](const Detail& d) { return d.number == detail.number; });
  late.due = due + std::max<milliseconds>(line->life / 3, seconds(1));
  plan.push_back(late);
}

void addPunishment(std::vector<Detail>& plan, const std::shared_ptr<const Line>& line, Dice& dice) {
  Detail detail{.line = line, .kind = DetailKind::Punishment, .number = std::to_string(1 + dice.below(5))};
  detail.amount = feesAt(*line, Stage::Settled).settled;
  const auto turns = 1 + dice.below(3);  // frozen, unfrozen, frozen again
  for (std::int64_t i = 0; i < turns; ++i) {
    detail.status = i % 2 == 0 ? 0 : 1;
    detail.due = line->first + line->life * (10 + 2 * i) / 9;
    detail.modified = secondOf(detail.due);
    plan.push_back(detail);
  }
}

json::object refundRow(const Detail& detail) {
  Dice dice(detail.line->looks, detail.sequence + 7);
  json::object row{{"tb_trade_id", detail.line->tradeId},
                   {"tb_trade_parent_id", detail.line->tradeId},
                   {"refund_suit_id", detail.number},
                   {"tk_order_role", detail.line->role},
                   {"refund_status", detail.status},
                   {"refund_fee", yuan(detail.amount)},
                   {"tk_commission_fee_refund", yuan(detail.commission)},
                   {"tk_subsidy_fee_refund", "0.00"},
                   {"tb_trade_create_time", feedTime(createdAt(*detail.line))},
                   {"earning_time", feedTime(detail.line->settled)},
                   {"tk_refund_suit_time", "--"},
                   {"modified_time", feedTime(detail.modified)},
                   {"item_title", titleOf(*detail.line)}};
  if (dice.percent(5)) row["refund_status"] = std::to_string(detail.status);
  if (dice.percent(5)) row["tk_order_role"] = detail.line->role == 2 ? "二方" : "三方";
  if (dice.percent(5)) row["special_id"] = nullptr;
  return row;
}

}  // namespace

std::vector<Detail> planDetails(const std::shared_ptr<const Line>& line, std::uint64_t seed, const DetailRates& rates) {
  std::vector<Detail> plan;
  if (line->platform != Platform::Taobao || !isSettledOnce(*line)) return plan;
  Dice dice(seed ^ line->looks, kDetailStream);
  const bool refunded = dice.permille(rates.refundsPermille), twice = dice.percent(25);
  const bool punished = dice.permille(rates.punishmentsPermille);
  if (refunded) addRefund(plan, line, dice, 0);
  if (refunded && twice) addRefund(plan, line, dice, 1);
  if (punished) addPunishment(plan, line, dice);
  return plan;
}

json::object detailRow(const Detail& detail) {
  if (detail.kind == DetailKind::Refund) return refundRow(detail);
  return {{"tb_trade_id", detail.line->tradeId},        {"tb_trade_parent_id", detail.line->tradeId},
          {"violation_type", std::stoi(detail.number)}, {"punish_status", detail.status},
          {"settle_money", yuan(detail.amount)},        {"tk_trade_create_time", feedTime(createdAt(*detail.line))}};
}

void Details::plan(std::vector<Detail> details) {
  for (auto& detail : details) {
    const Time due = detail.due;
    pending_.emplace(due, std::move(detail));
  }
}

std::vector<const Detail*> Details::advance(Time now) {
  std::vector<const Detail*> fresh;
  while (!pending_.empty() && pending_.begin()->first <= now) {
    shown_.push_back(pending_.begin()->second);
    pending_.erase(pending_.begin());
    shown_.back().sequence = shown_.size();
    fresh.push_back(&shown_.back());
  }
  return fresh;
}

std::vector<const Detail*> Details::refunds(Second start, Second end, std::uint64_t after, std::uint64_t newest,
                                            std::size_t limit) const {
  std::vector<const Detail*> found;
  for (const Detail& detail : shown_) {
    const Second appeared = secondOf(detail.due);
    if (detail.kind != DetailKind::Refund || detail.sequence <= after || detail.sequence > newest) continue;
    if (appeared >= start && appeared <= end) found.push_back(&detail);
    if (found.size() == limit) break;
  }
  return found;
}

std::vector<const Detail*> Details::punishments(Second start, Second end) const {
  std::map<std::pair<std::string, std::string>, const Detail*> standing;
  for (const Detail& detail : shown_) {
    const Second created = createdAt(*detail.line);
    if (detail.kind == DetailKind::Punishment && created >= start && created <= end)
      standing[{detail.line->tradeId, detail.number}] = &detail;
  }
  std::vector<const Detail*> found;
  for (const auto& [key, detail] : standing) found.push_back(detail);
  return found;
}

void DetailTruth::add(const Detail& detail) {
  auto& held = newest[{detail.kind, detail.number}];
  if (!held.line || detail.modified >= held.modified) held = detail;
}

bool DetailTruth::refunds() const {
  return std::ranges::any_of(newest, [](const auto& item) { return item.first.first == DetailKind::Refund; });
}

bool DetailTruth::refundOpen() const {
  return std::ranges::any_of(newest, [](const auto& item) {
    const int status = item.second.status;
    const bool decided = status == 2 || status == 3 || status == 12 || status == 13 || status == 15;
    return item.first.first == DetailKind::Refund && !decided;
  });
}

bool DetailTruth::punished() const {
  return std::ranges::any_of(
      newest, [](const auto& item) { return item.first.first == DetailKind::Punishment && item.second.status != 1; });
}

Fen DetailTruth::refunded() const {
  Fen sum = 0;
  for (const auto& [key, detail] : newest)
    if (key.first == DetailKind::Refund && (detail.status == 2 || detail.status == 12 || detail.status == 13))
      sum += detail.commission;
  return sum;
}

}  // namespace rebate::order_feed
