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

}  // namespace

Fault drawFault(Dice& dice, int permille) {
  return dice.permille(permille) ? dice.pick(kFaults) : Fault::None;
}

Answer answerWith(Fault fault, std::string page) {
  switch (fault) {
    case Fault::None:
      return {.body = std::move(page)};
    case Fault::Busy:
      return {.body = errorEnvelope(3001, "系统繁忙", "isp.service-busy", "请稍后重试")};
    case Fault::RateLimited:
      return {.body = errorEnvelope(3000, "访问频率超限", "accesscontrol.limited-by-api-access-count",
                                    "This ban will last for 1 more seconds")};
    case Fault::CallsExhausted:
      return {.body = errorEnvelope(9100, "调用次数超限", "accesscontrol.limited-by-app-access-count", "")};
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
