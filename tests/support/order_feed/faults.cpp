// SPDX-License-Identifier: GPL-3.0-or-later
#include "order_feed/faults.h"

#include "order_feed/api.h"

namespace rebate::order_feed {
namespace {

constexpr Fault kFaults[] = {Fault::Busy,     Fault::RateLimited, Fault::CallsExhausted,
                             Fault::HtmlPage, Fault::Truncated,   Fault::TooDeep,
                             Fault::Slow};
constexpr const char* kHtml =
    "<!DOCTYPE html><html><head><title>500</title></head><body><h1>系统繁忙，请稍后再试</h1></body></html>";
constexpr std::size_t kTooDeep = 2000;
constexpr std::chrono::seconds kSlow{3};

std::string deepPage() {
  return R"({"tbk_order_details_get_response":{"data":)" + std::string(kTooDeep, '[') + std::string(kTooDeep, ']') +
         "}}";
}

/// The refusals, as the platform words them.
std::string refusal(Fault fault, Platform platform) {
  const bool busy = fault == Fault::Busy, often = fault == Fault::RateLimited;
  switch (platform) {
    case Platform::Taobao:
      if (busy) return errorEnvelope(3001, "系统繁忙", "isp.service-busy", "请稍后重试");
      if (often)
        return errorEnvelope(3000, "访问频率超限", "accesscontrol.limited-by-api-access-count",
                             "This ban will last for 1 more seconds");
      return errorEnvelope(9100, "调用次数超限", "accesscontrol.limited-by-app-access-count", "");
    case Platform::Jd:
      if (often) return jdResult(410, "调用频率超限");
      return jdError(busy ? 65 : 7, busy ? "平台连接后端服务不可用" : "调用次数超限");
    case Platform::Pdd:
      if (busy) return pddError(52102, "当前接口暂时不可用，请稍后重试");
      return often ? pddError(70031, "调用过于频繁，请调整调用频率") : pddError(52101, "当前接口被限流");
  }
  return {};
}

}  // namespace

Fault drawFault(Dice& dice, int permille) {
  return dice.permille(permille) ? dice.pick(kFaults) : Fault::None;
}

Answer answerWith(Fault fault, std::string page, Platform platform) {
  switch (fault) {
    case Fault::None:
      return {.body = std::move(page)};
    case Fault::Busy:
    case Fault::RateLimited:
    case Fault::CallsExhausted:
      return {.body = refusal(fault, platform)};
    case Fault::HtmlPage:
      return {.status = 500, .contentType = "text/html;charset=UTF-8", .body = kHtml};
    case Fault::Truncated:
      return {.body = page.substr(0, page.size() / 2)};
    case Fault::TooDeep:
      return {.body = deepPage()};
    case Fault::Slow:
      return {.body = std::move(page), .delay = kSlow};
  }
  return {.body = std::move(page)};
}

}  // namespace rebate::order_feed
