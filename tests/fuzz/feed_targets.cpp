// SPDX-License-Identifier: GPL-3.0-or-later
#include "properties.h"
#include "wire/jd.h"
#include "wire/pdd.h"
#include "wire/taobao.h"

namespace rebate::fuzz {
namespace {

constexpr Millis kLongAgo = 1'400'000'000'000;
constexpr Millis kToday = 1'780'000'000'000;

std::string taobaoPage(const std::string& row) {
  return R"({"tbk_order_details_get_response":{"data":{"results":{"publisher_order_dto":[)" + row + "]}}}}";
}
std::string jdPage(const std::string& row) {
  return R"({"jd_union_open_order_row_query_responce":{"queryResult":{"code":200,"data":[)" + row + "]}}}";
}
std::string pddPage(const std::string& row) {
  return R"({"order_list_get_response":{"order_list":[)" + row + "]}}";
}

template <class Parse>
Finding page(std::string_view bytes, Parse parse, std::string (*pageOf)(const std::string& row)) {
  const auto reply = parse(bytes);
  if (!reply) return reply.error().detail.empty() ? Finding("an error without a word") : std::nullopt;
  if (auto finding = checkPage(reply->page)) return finding;
  for (const auto& row : reply->page.rows)
    if (auto finding = sameAgain(row, parse(pageOf(row.raw)))) return finding;
  return std::nullopt;
}

}  // namespace

Finding taobao(std::string_view bytes) {
  return page(bytes, wire::parseTaobaoReply, taobaoPage);
}

Finding jd(std::string_view bytes) {
  for (const auto asOf : {kLongAgo, kToday}) {
    const auto parse = [asOf](std::string_view text) { return wire::parseJdReply(text, asOf); };
    if (auto finding = page(bytes, parse, jdPage)) return finding;
  }
  return std::nullopt;
}

Finding pdd(std::string_view bytes) {
  return page(bytes, wire::parsePddReply, pddPage);
}

}  // namespace rebate::fuzz
