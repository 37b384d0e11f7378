// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/feed/adapter.h"

#include <chrono>

#include "region/feed/taobao_adapters.h"
#include "wire/jd.h"
#include "wire/json.h"
#include "wire/pdd.h"
#include "wire/time_text.h"

namespace rebate::region {
namespace {

constexpr Millis kHour = 60LL * 60 * 1'000;
constexpr Millis kZone = 8 * kHour;  // the platforms live at +08:00, all year
constexpr Millis kReach = 90LL * 24 * kHour;

class Jd final : public FeedAdapter {
 public:
  Platform platform() const override { return Platform::jd; }
  const FeedTraits& traits() const override {
    // 3: by update time, which comprises 1 (created) and 2 (finished). The settlement day is none (see
    // ledger/maturity).
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
    // 1: paid, group-buying and ordinary orders alike. The platform advises 40 to 50 rows: larger pages time out.
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

Millis midnight(int year, int month, int day) {
  using namespace std::chrono;
  const sys_days date{std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
                      std::chrono::day(static_cast<unsigned>(day))};
  return duration_cast<milliseconds>(date.time_since_epoch()).count() - kZone;
}

std::chrono::year_month_day dateOf(Millis time) {
  using namespace std::chrono;
  return {floor<days>(sys_time<milliseconds>(milliseconds(time + kZone)))};
}

}  // namespace

bool inSeason(const FeedTraits& traits, Millis now) {
  if (traits.fromDay == 0) return true;
  const auto day = static_cast<int>(static_cast<unsigned>(dateOf(now).day()));
  return day >= traits.fromDay && day <= traits.toDay;
}

Millis seasonStart(const FeedTraits& traits, Millis now) {
  if (traits.fromDay == 0) return 0;
  auto date = dateOf(now);
  if (static_cast<int>(static_cast<unsigned>(date.day())) < traits.fromDay) date -= std::chrono::months(1);
  return midnight(int(date.year()), static_cast<int>(static_cast<unsigned>(date.month())), traits.fromDay);
}

Millis seasonEnd(const FeedTraits& traits, Millis start) {
  return start + (traits.toDay - traits.fromDay + 1) * 24 * kHour;
}

const std::vector<const FeedAdapter*>& adaptersOf(Platform platform) {
  static const Jd jd;
  static const Pdd pdd;
  static const std::vector<const FeedAdapter*> ofJd{&jd}, ofPdd{&pdd};
  switch (platform) {
    case Platform::taobao:
      return taobaoAdapters();
    case Platform::jd:
      return ofJd;
    case Platform::pdd:
      return ofPdd;
  }
  return ofJd;
}

const FeedAdapter& adapterOf(Platform platform) {
  return *adaptersOf(platform).front();
}

const FeedAdapter* adapterOf(Platform platform, int queryType) {
  for (const auto* adapter : adaptersOf(platform))
    if (adapter->traits().queryType == queryType) return adapter;
  return nullptr;
}

}  // namespace rebate::region
