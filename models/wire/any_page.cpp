// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/any_page.h"

#include <array>

#include "wire/jd.h"
#include "wire/loose_row.h"
#include "wire/pdd.h"
#include "wire/taobao.h"
#include "wire/taobao_details.h"

namespace rebate::wire {
namespace {

using Parse = Result<FeedReply> (*)(std::string_view body, Millis asOf);

struct Envelope {
  std::string_view name;
  Platform platform;
  Parse parse;
};
constexpr Parse kTaobao = [](std::string_view body, Millis) { return parseTaobaoReply(body); };
constexpr Parse kRefunds = [](std::string_view body, Millis) { return parseTaobaoRefunds(body); };
constexpr Parse kPdd = [](std::string_view body, Millis) { return parsePddReply(body); };
constexpr std::array kEnvelopes{
    Envelope{"tbk_order_details_get_response", Platform::taobao, kTaobao},
    Envelope{"tbk_order_refund_get_response", Platform::taobao, kRefunds},
    Envelope{"tbk_relation_refund_response", Platform::taobao, kRefunds},
    Envelope{"tbk_dg_punish_order_get_response", Platform::taobao, parseTaobaoPunishments},
    Envelope{"jd_union_open_order_row_query_responce", Platform::jd, parseJdReply},
    Envelope{"jd_union_open_order_row_query_response", Platform::jd, parseJdReply},
    Envelope{"order_list_get_response", Platform::pdd, kPdd},
};

const Envelope* envelopeOf(std::string_view name) {
  for (const auto& envelope : kEnvelopes)
    if (envelope.name == name) return &envelope;
  return nullptr;
}

/// The first member's name, without reading a large page twice: the envelope, nearly always.
std::string_view firstMember(std::string_view body) {
  constexpr std::string_view kBlank = " \t\r\n";
  const auto brace = body.find_first_not_of(kBlank);
  if (brace == std::string_view::npos || body[brace] != '{') return {};
  const auto quote = body.find_first_not_of(kBlank, brace + 1);
  if (quote == std::string_view::npos || body[quote] != '"') return {};
  const auto name = body.substr(quote + 1);
  return name.substr(0, name.find('"'));
}

/// Each platform words its refusals in its own way.
const Envelope& refuserOf(const json::object& error) {
  if (error.contains("error_code")) return *envelopeOf("order_list_get_response");
  if (error.contains("zh_desc") || error.contains("en_desc"))
    return *envelopeOf("jd_union_open_order_row_query_responce");
  return kEnvelopes.front();
}

Result<const Envelope*> lookFor(std::string_view body) {
  const auto top = parsePageObject(body);
  if (!top) return top.error();
  for (const auto& member : *top)
    if (const auto* envelope = envelopeOf(member.key())) return envelope;
  if (const auto* error = top->if_contains("error_response"); error && error->is_object())
    return &refuserOf(error->get_object());
  return Error{Errc::malformed, "page", "no page of a query that is known"};
}

}  // namespace

Result<AnyPage> parseAnyPage(std::string_view body, Millis asOf) {
  const auto* envelope = envelopeOf(firstMember(body));
  if (!envelope) {
    const auto found = lookFor(body);
    if (!found) return found.error();
    envelope = *found;
  }
  auto reply = envelope->parse(body, asOf);
  if (!reply) return reply.error();
  return AnyPage{envelope->platform, *std::move(reply)};
}

}  // namespace rebate::wire
