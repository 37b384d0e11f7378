// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/api/handlers.h"
#include "region/api/idempotent_write.h"
#include "region/ledger/bill_book.h"
#include "region/telemetry/clock.h"
#include "wire/time_text.h"
#include "wire/uuid.h"

namespace rebate::region {
namespace {

constexpr std::size_t kLongestReason = 500;
constexpr std::int64_t kMostFen = 1'000'000'000'000'000;  // ten million million yuan: surely a typing error
constexpr int kMostCandidates = 20;

/// The bill beside our own sum; when lines are missing, some that were received and are not settled.
wire::json::object toJson(SqlSession& sql, const Bill& bill) {
  const auto ours = monthSum(sql, bill.platform, bill.month);
  const auto missing = bill.lines - ours.lines;
  wire::json::array candidates;
  if (missing > 0)
    for (auto& id : unsettledLines(sql, bill, kMostCandidates)) candidates.emplace_back(std::move(id));
  wire::json::object json{{"id", bill.id},
                          {"platform", name(bill.platform)},
                          {"month", bill.month},
                          {"total_fen", bill.total.value},
                          {"lines", bill.lines},
                          {"state", bill.state},
                          {"entered_by", bill.enteredBy},
                          {"entered_at", wire::formatRfc3339(bill.enteredAt)},
                          {"reason", bill.reason},
                          {"ours_fen", ours.income.value},
                          {"our_lines", ours.lines},
                          {"difference_fen", bill.total.value - ours.income.value},
                          {"lines_missing", missing},
                          {"candidates", std::move(candidates)}};
  if (!bill.confirmedAt) return json;
  json["confirmed_by"] = bill.confirmedBy;
  json["confirmed_at"] = wire::formatRfc3339(*bill.confirmedAt);
  return json;
}

/// "2026-06", and not one that has not begun.
bool isMonth(const std::string& text, Millis now) {
  return text.size() == 7 && wire::parseFeedTime(text + "-01 00:00:00").ok() &&
         text <= wire::formatFeedTime(now).substr(0, 7);
}

Result<wire::json::object> objectOf(const Call& call) {
  auto json = wire::parseJson(call.body);
  if (!json) return json.error();
  if (!json->is_object()) return invalid("", "an object is expected");
  return std::move(json->get_object());
}

Result<std::int64_t> amountMember(const wire::json::object& object, const char* name) {
  const auto amount = wire::integerMember(object, name);
  if (amount && (*amount < 0 || *amount > kMostFen)) return invalid(name, "not below zero, and not that large");
  return amount;
}

Result<Bill> billOf(const Call& call, Millis now) {
  const auto object = objectOf(call);
  if (!object) return object.error();
  Bill bill;
  const auto platform = wire::textMember(*object, "platform");
  if (!platform) return platform.error();
  const auto known = platformFrom(*platform);
  if (!known) return invalid("platform", "taobao, jd or pdd");
  const auto month = wire::textMember(*object, "month");
  if (!month) return month.error();
  if (!isMonth(*month, now)) return invalid("month", "a month such as 2026-06 that has begun");
  const auto total = amountMember(*object, "total_fen");
  if (!total) return total.error();
  const auto lines = amountMember(*object, "lines");
  if (!lines) return lines.error();
  bill.id = wire::uuid7(now);
  bill.platform = *known;
  bill.month = *month;
  bill.total = {*total};
  bill.lines = *lines;
  bill.enteredBy = call.who->name;
  return bill;
}

Result<Confirmation> confirmationOf(const Call& call) {
  const auto object = objectOf(call);
  if (!object) return object.error();
  const auto seen = wire::integerMember(*object, "ours_fen");
  if (!seen) return seen.error();
  auto reason = wire::textOr(*object, "reason");
  if (reason.size() > kLongestReason || !wire::isPlainText(reason))
    return invalid("reason", "at most 500 bytes of text");
  return Confirmation{call.id, call.who->name, {*seen}, std::move(reason)};
}

Reply answer(Writing& writing, const std::string& id, const Refused& refused, int status) {
  const auto bill = findBill(writing.sql, id);
  if (!refused) return jsonReply(toJson(writing.sql, *bill), status);
  auto document = wire::toJson(wire::ProblemDocument{refused->problem, refused->field, refused->detail, {}, 0});
  if (bill) document["now"] = toJson(writing.sql, *bill);
  return {httpStatus(refused->problem), "application/problem+json", wire::json::serialize(document), {}};
}

}  // namespace

asio::awaitable<Reply> postBill(Services& services, const Call& call) {
  const auto bill = billOf(call, wallMillis());
  if (!bill) co_return problemReply(problemOf(bill.error()));
  ReplyJob job = [bill = *bill](Writing& writing) {
    const auto refused = enterBill(writing, bill);
    return answer(writing, bill.id, refused, 201);
  };
  co_return co_await writeOnce(services, call, std::move(job));
}

asio::awaitable<Reply> postConfirmation(Services& services, const Call& call) {
  const auto confirmation = confirmationOf(call);
  if (!confirmation) co_return problemReply(problemOf(confirmation.error()));
  ReplyJob job = [confirmation = *confirmation](Writing& writing) {
    const auto refused = confirmBill(writing, confirmation);
    return answer(writing, confirmation.id, refused, 200);
  };
  co_return co_await writeOnce(services, call, std::move(job));
}

asio::awaitable<Reply> listBills(Services& services, const Call& call) {
  const auto limit = limitOf(call);
  if (!limit) co_return problemReply(problemOf(limit.error()));
  const auto after = parameterOf(call, "after");
  std::function<wire::json::object(SqlSession&)> read = [after, most = *limit](SqlSession& sql) {
    const auto bills = billsBefore(sql, after, most);
    wire::json::array list;
    for (const auto& bill : bills) list.push_back(toJson(sql, bill));
    wire::json::object page{{"bills", std::move(list)}};
    if (static_cast<int>(bills.size()) == most) page["next"] = bills.back().id;
    return page;
  };
  const auto page = co_await readStore(services, std::move(read));
  if (!page) co_return problemReply(problemOf(page.error()));
  co_return jsonReply(*page);
}

}  // namespace rebate::region
