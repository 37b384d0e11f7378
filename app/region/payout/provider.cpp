// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/payout/provider.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

#include "wire/json.h"

namespace rebate::region {
namespace {

constexpr std::size_t kLargestAnswer = 64 * 1'024;

std::string hmacHex(const std::string& key, const std::string& text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned size = 0;
  if (!HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(text.data()),
            text.size(), bytes.data(), &size))
    return {};
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (unsigned i = 0; i < size; ++i) {
    hex += kDigits[bytes[i] >> 4];
    hex += kDigits[bytes[i] & 15];
  }
  return hex;
}

std::string bodyOf(const Withdrawal& w) {
  return wire::json::serialize(wire::json::object{{"key", w.id},
                                                  {"user_id", w.userId},
                                                  {"amount_fen", w.amount.value},
                                                  {"currency", "CNY"},
                                                  {"not_after_ms", w.validTill}});
}

Error malformed(std::string field, std::string detail) {
  return {Errc::malformed, std::move(field), std::move(detail)};
}

bool mayCarryAnAnswer(int status) {
  return status == 200 || status == 201 || status == 202 || status == 422;
}

/// "absent" is final only when it cannot arrive any more, by the provider's own clock.
PayoutNews absent(const wire::json::object& answer, const Withdrawal& withdrawal) {
  const auto now = wire::integerOr(answer, "now_ms");
  if (withdrawal.validTill > 0 && now > withdrawal.validTill) return {PayoutFate::returned, "it never arrived"};
  return {};
}

}  // namespace

Result<PayoutNews> newsFrom(const HttpAnswer& answer, const Withdrawal& withdrawal, bool query) {
  if (!mayCarryAnAnswer(answer.status)) return malformed("status", "status " + std::to_string(answer.status));
  const auto json = wire::parseJson(answer.body);
  if (!json || !json->is_object()) return malformed("body", "an object is expected");
  const auto& object = json->get_object();
  if (wire::textOr(object, "key") != withdrawal.id) return malformed("key", "an answer about another payout");
  const auto state = wire::textOr(object, "state");
  if (state == "absent" && query) return absent(object, withdrawal);
  const auto amount = wire::integerMember(object, "amount_fen");
  if (!amount || *amount != withdrawal.amount.value) return malformed("amount_fen", "not the amount that was ordered");
  if (state == "pending") return PayoutNews{};
  if (state == "paid") return PayoutNews{PayoutFate::paid, {}};
  if (state != "returned" && state != "refused") return malformed("state", "unknown");
  const auto reason = wire::textOr(object, "reason");
  return PayoutNews{PayoutFate::returned, reason.empty() ? state : reason};
}

void PayoutProvider::sign(HttpCall& call) const {
  const auto scheme = call.url.find("://");
  const auto path = call.url.find('/', scheme == std::string::npos ? 0 : scheme + 3);
  const auto target = path == std::string::npos ? std::string("/") : call.url.substr(path);
  call.headers["X-Signature"] = hmacHex(config_.secret, call.method + "\n" + target + "\n" + call.body);
}

asio::awaitable<Result<PayoutNews>> PayoutProvider::pay(Mark mark) const {
  const auto marked = std::make_shared<Withdrawal>();
  HttpCall call;
  call.method = "POST";
  call.url = config_.url + "/payouts";
  BeforeSend ready = [this, mark = std::move(mark), marked](HttpCall& sending) -> asio::awaitable<Outcome> {
    auto withdrawal = co_await mark();
    if (!withdrawal) co_return withdrawal.error();
    *marked = *std::move(withdrawal);
    sending.body = bodyOf(*marked);
    sign(sending);
    co_return Done{};
  };
  const auto answer = co_await httpCall(std::move(call), config_.timeout, kLargestAnswer, std::move(ready), trust_);
  if (!answer) co_return answer.error();
  co_return newsFrom(*answer, *marked, false);
}

asio::awaitable<Result<PayoutNews>> PayoutProvider::query(Withdrawal withdrawal) const {
  HttpCall call;
  call.url = config_.url + "/payouts/" + withdrawal.id;
  sign(call);
  const auto answer = co_await httpCall(std::move(call), config_.timeout, kLargestAnswer, BeforeSend{}, trust_);
  if (!answer) co_return answer.error();
  co_return newsFrom(*answer, withdrawal, true);
}

}  // namespace rebate::region
