// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/feed/adapter.h"

#include "wire/jd.h"
#include "wire/json.h"
#include "wire/pdd.h"
#include "wire/taobao.h"
#include "wire/time_text.h"

namespace rebate::region {
namespace {

constexpr Millis kHour = 60LL * 60 * 1'000;
constexpr Millis kReach = 90LL * 24 * kHour;

class Taobao final : public FeedAdapter {
 public:
  Platform platform() const override { return Platform::taobao; }
  const FeedTraits& traits() const override {
    static constexpr FeedTraits traits{4, 3 * kHour, kReach, 100, PageOrder::forward, true};
    return traits;
  }
  std::map<std::string, std::string> parameters(const FeedCall& call) const override {
    std::map<std::string, std::string> parameters{
        {"method", "taobao.tbk.order.details.get"},       {"start_time", wire::formatFeedTime(call.start)},
        {"end_time", wire::formatFeedTime(call.end)},     {"query_type", std::to_string(traits().queryType)},
        {"page_size", std::to_string(traits().pageSize)}, {"page_no", std::to_string(call.page)}};
    if (!call.position.empty()) {
      parameters["position_index"] = call.position;
      parameters["jump_type"] = "1";
    }
    return parameters;
  }
  Result<wire::FeedReply> parse(std::string_view body, Millis) const override { return wire::parseTaobaoReply(body); }
};

class Jd final : public FeedAdapter {
 public:
  Platform platform() const override { return Platform::jd; }
  const FeedTraits& traits() const override {
    static constexpr FeedTraits traits{3, kHour, kReach, 200, PageOrder::forward, false};
    return traits;
  }
  std::map<std::string, std::string> parameters(const FeedCall& call) const override {
    const wire::json::object order{{"pageIndex", call.page},
                                   {"pageSize", traits().pageSize},
                                   {"type", traits().queryType},
                                   {"startTime", wire::formatFeedTime(call.start)},
                                   {"endTime", wire::formatFeedTime(call.end)}};
    return {{"method", "jd.union.open.order.row.query"},
            {"v", "1.0"},
            {"360buy_param_json", wire::json::serialize(wire::json::object{{"orderReq", order}})}};
  }
  Result<wire::FeedReply> parse(std::string_view body, Millis now) const override {
    return wire::parseJdReply(body, now);
  }
};

class Pdd final : public FeedAdapter {
 public:
  Platform platform() const override { return Platform::pdd; }
  const FeedTraits& traits() const override {
    // The platform advises 40 to 50 rows: larger pages time out.
    static constexpr FeedTraits traits{1, 24 * kHour, kReach, 50, PageOrder::backward, false};
    return traits;
  }
  std::map<std::string, std::string> parameters(const FeedCall& call) const override {
    return {{"type", "pdd.ddk.order.list.increment.get"},
            {"data_type", "JSON"},
            {"start_update_time", std::to_string(call.start / 1'000)},
            {"end_update_time", std::to_string(call.end / 1'000)},
            {"query_order_type", std::to_string(traits().queryType)},
            {"page_size", std::to_string(traits().pageSize)},
            {"page", std::to_string(call.page)},
            {"return_count", "true"}};
  }
  Result<wire::FeedReply> parse(std::string_view body, Millis) const override {
    auto reply = wire::parsePddReply(body);
    // Without the count the last page is not known, and rows would be missed in silence.
    if (reply && !reply->error && !reply->page.total) return Error{Errc::malformed, "total_count", "missing"};
    return reply;
  }
};

}  // namespace

const FeedAdapter& adapterOf(Platform platform) {
  static const Taobao taobao;
  static const Jd jd;
  static const Pdd pdd;
  switch (platform) {
    case Platform::taobao:
      return taobao;
    case Platform::jd:
      return jd;
    case Platform::pdd:
      return pdd;
  }
  return taobao;
}

}  // namespace rebate::region
