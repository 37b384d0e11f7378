// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/posting_preview.h"

#include "domain/decision.h"
#include "wire/digest.h"

namespace rebate::wire {
namespace {

Error malformed(std::string field) {
  return {Errc::malformed, std::move(field), "not what the contract says"};
}

Result<Leg> legFrom(const json::value& from) {
  if (!from.is_object()) return malformed("legs");
  const auto& object = from.get_object();
  const auto account = accountFrom(textOr(object, "account"));
  if (!account) return malformed("account");
  const auto* amount = object.if_contains("amount_fen");
  if (amount == nullptr || !amount->is_int64()) return malformed("amount_fen");
  return Leg{*account, textOr(object, "user_id"), {amount->get_int64()}};
}

}  // namespace

std::string postingsDigest(const Transaction& transaction) {
  std::string text;
  const auto add = [&text](std::string_view field) {
    text += field;
    text += '\x1f';
  };
  add(name(transaction.kind));
  add(transaction.subject);
  for (const auto& leg : transaction.legs) {
    add(name(leg.account));
    add(leg.userId);
    add(std::to_string(leg.amount.value));
  }
  return sha256(text);
}

std::optional<PostingPreview> previewOf(const Rebate& rebate) {
  if (!isDecidable(rebate, Action::approve)) return std::nullopt;
  auto credit = creditOf(rebate, 0);
  if (!credit) return std::nullopt;
  return PostingPreview{postingsDigest(*credit), std::move(credit->legs)};
}

json::object toJson(const PostingPreview& preview) {
  json::array legs;
  for (const auto& leg : preview.legs) {
    json::object row{{"account", name(leg.account)}, {"amount_fen", leg.amount.value}};
    if (!leg.userId.empty()) row["user_id"] = leg.userId;
    legs.push_back(std::move(row));
  }
  return {{"digest", preview.digest}, {"legs", std::move(legs)}};
}

Result<PostingPreview> postingPreviewFrom(const json::value& from) {
  if (!from.is_object()) return malformed("preview");
  PostingPreview preview{textOr(from.get_object(), "digest"), {}};
  const auto* legs = from.get_object().if_contains("legs");
  if (preview.digest.empty()) return malformed("digest");
  if (legs == nullptr || !legs->is_array()) return malformed("legs");
  for (const auto& row : legs->get_array()) {
    auto leg = legFrom(row);
    if (!leg) return leg.error();
    preview.legs.push_back(*std::move(leg));
  }
  return preview;
}

}  // namespace rebate::wire
