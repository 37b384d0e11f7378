// SPDX-License-Identifier: GPL-3.0-or-later
// Which of Taobao's queries are pulled, and why.
//
// Orders can be asked for by the time they were created (query_type 1), paid (2), settled (3) or updated (4). 4 is the
// main one: creating, paying and settling are updates, too, so whoever reads 4 without a hole knows every version.
// 1 and 2 would tell nothing more and are not pulled. 3 is a safety net: settled is what money is made of, Taobao
// settles on the 20th for the month before, and a mass of lines moves within hours then; so from the 20th to the 23rd
// settled lines are asked for by that time as well. What 4 brought already is known and changes nothing.
//
// Refunds and punishments are queries of their own; among the order queries' numbers they are kept as 5 and 6. Refunds
// are read by update time (their query_type is 5 indeed). Punishments can only be asked for by the time the order was
// created, and are lifted and laid on again later: each poll reads the last month once more.
#include "region/feed/taobao_adapters.h"

#include "wire/json.h"
#include "wire/taobao.h"
#include "wire/taobao_details.h"
#include "wire/time_text.h"

namespace rebate::region {
namespace {

constexpr Millis kHour = 60LL * 60 * 1'000;
constexpr Millis kReach = 90LL * 24 * kHour;
constexpr Millis kSweep = 30LL * 24 * kHour;
constexpr int kUpdated = 4, kSettled = 3, kRefunds = 5, kPunishments = 6;

using Parameters = std::map<std::string, std::string>;

class TaobaoAdapter : public FeedAdapter {
 public:
  Platform platform() const override { return Platform::taobao; }
};

class Orders final : public TaobaoAdapter {
 public:
  explicit Orders(const FeedTraits& traits) : traits_(traits) {}
  const FeedTraits& traits() const override { return traits_; }
  Parameters parameters(const FeedCall& call) const override {
    Parameters parameters{
        {"method", "taobao.tbk.order.details.get"},      {"start_time", wire::formatFeedTime(call.start)},
        {"end_time", wire::formatFeedTime(call.end)},    {"query_type", std::to_string(traits_.queryType)},
        {"page_size", std::to_string(traits_.pageSize)}, {"page_no", std::to_string(call.page)}};
    if (!call.position.empty()) {
      parameters["position_index"] = call.position;
      parameters["jump_type"] = "1";
    }
    return parameters;
  }
  Result<wire::FeedReply> parse(std::string_view body, Millis) const override { return wire::parseTaobaoReply(body); }

 private:
  const FeedTraits traits_;
};

class Refunds final : public TaobaoAdapter {
 public:
  const FeedTraits& traits() const override {
    static constexpr FeedTraits traits{kRefunds, 3 * kHour, kReach, 100, PageOrder::forward, true, 2, 0, 0, 0, true};
    return traits;
  }
  Parameters parameters(const FeedCall& call) const override {
    wire::json::object option{{"order_scene", 1},  // all orders
                              {"member_type", 4},  // of either party
                              {"query_type", kRefunds},
                              {"start_time", wire::formatFeedTime(call.start)},
                              {"end_time", wire::formatFeedTime(call.end)},
                              {"page_size", traits().pageSize},
                              {"page_no", call.page}};
    if (!call.position.empty()) {
      option["position_index"] = call.position;
      option["jump_type"] = 1;
    }
    return {{"method", "taobao.tbk.order.refund.get"},
            {"publisher_refund_order_query_option", wire::json::serialize(option)}};
  }
  Result<wire::FeedReply> parse(std::string_view body, Millis) const override { return wire::parseTaobaoRefunds(body); }
};

class Punishments final : public TaobaoAdapter {
 public:
  const FeedTraits& traits() const override {
    static constexpr FeedTraits traits{kPunishments,
                                       24 * kHour,
                                       kReach,
                                       static_cast<int>(wire::kDetailsPerPage),
                                       PageOrder::forward,
                                       false,
                                       60,
                                       kSweep,
                                       0,
                                       0,
                                       true};
    return traits;
  }
  Parameters parameters(const FeedCall& call) const override {
    const wire::json::object option{{"start_time", wire::formatFeedTime(call.start)},
                                    {"span", (call.end - call.start) / 1'000},
                                    {"page_size", traits().pageSize},
                                    {"page_no", call.page}};
    return {{"method", "taobao.tbk.dg.punish.order.get"}, {"af_order_option", wire::json::serialize(option)}};
  }
  Result<wire::FeedReply> parse(std::string_view body, Millis now) const override {
    return wire::parseTaobaoPunishments(body, now);
  }
};

}  // namespace

const std::vector<const FeedAdapter*>& taobaoAdapters() {
  static const Orders updated{{kUpdated, 3 * kHour, kReach, 100, PageOrder::forward, true}};
  static const Orders settled{{kSettled, 3 * kHour, kReach, 100, PageOrder::forward, true, 12, 0, 20, 23}};
  static const Refunds refunds;
  static const Punishments punishments;
  static const std::vector<const FeedAdapter*> all{&updated, &settled, &refunds, &punishments};
  return all;
}

}  // namespace rebate::region
