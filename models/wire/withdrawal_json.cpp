// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/withdrawal_json.h"

#include "wire/digest.h"
#include "wire/reader.h"
#include "wire/time_text.h"

namespace rebate::wire {
namespace {

constexpr std::size_t kLongestReason = 2000;  // bytes

void addMoment(json::object& object, const char* name, Millis moment) {
  if (moment != 0) object[name] = formatRfc3339(moment);
}

Millis momentOr(Reader& in, const char* name) {
  return in.optional(name) ? in.time(name) : 0;
}

}  // namespace

json::object toJson(const Withdrawal& w) {
  json::object object{{"id", w.id},
                      {"user_id", w.userId},
                      {"amount_fen", w.amount.value},
                      {"state", name(w.state)},
                      {"reviewers", w.reviewers},
                      {"requested_by", w.requestedBy},
                      {"first_reviewer", w.firstReviewer},
                      {"reviewer", w.reviewer},
                      {"payer", w.payer},
                      {"payout_id", w.payoutId},
                      {"note", w.note},
                      {"requested_at", formatRfc3339(w.requestedAt)},
                      {"updated_at", formatRfc3339(w.updatedAt)},
                      {"version", w.version},
                      {"content_hash", w.contentHash}};
  addMoment(object, "sent_at", w.sentAt);
  addMoment(object, "valid_till", w.validTill);
  addMoment(object, "settled_at", w.settledAt);
  return object;
}

Result<Withdrawal> withdrawalFrom(const json::value& value) {
  Reader in(value);
  Withdrawal w;
  w.id = in.text("id");
  w.userId = in.text("user_id");
  w.amount.value = in.integer("amount_fen");
  w.state = in.named<WithdrawalState>("state", withdrawalStateFrom);
  w.reviewers = static_cast<int>(in.integer("reviewers"));
  w.requestedBy = in.text("requested_by");
  w.firstReviewer = in.text("first_reviewer");
  w.reviewer = in.text("reviewer");
  w.payer = in.text("payer");
  w.payoutId = in.text("payout_id");
  w.note = in.text("note");
  w.requestedAt = in.time("requested_at");
  w.updatedAt = in.time("updated_at");
  w.version = in.integer("version");
  w.contentHash = in.text("content_hash");
  w.sentAt = momentOr(in, "sent_at");
  w.validTill = momentOr(in, "valid_till");
  w.settledAt = momentOr(in, "settled_at");
  return in.finish(std::move(w));
}

std::string contentHash(const Withdrawal& w) {
  std::string text;
  const auto add = [&text](std::string_view field) {
    text += field;
    text += '\x1f';
  };
  for (const std::string_view field :
       {std::string_view(w.id), std::string_view(w.userId), name(w.state), std::string_view(w.requestedBy),
        std::string_view(w.firstReviewer), std::string_view(w.reviewer), std::string_view(w.payer),
        std::string_view(w.payoutId)})
    add(field);
  for (const std::int64_t figure :
       {w.amount.value, std::int64_t{w.reviewers}, w.requestedAt, w.sentAt, w.validTill, w.settledAt})
    add(std::to_string(figure));
  return sha256(text);
}

Result<Review> reviewFrom(const json::value& value) {
  Reader in(value);
  for (const char* precondition : {"version", "content_hash"})
    if (value.is_object() && !in.optional(precondition))
      in.fail({Errc::moved, precondition, "a review names what it was made on"});
  Review review;
  review.verdict = in.named<ReviewVerdict>("verdict", reviewVerdictFrom);
  review.version = in.integer("version");
  review.contentHash = in.text("content_hash");
  review.reason = in.textOr("reason");
  if (review.reason.size() > kLongestReason) in.fail(invalid("reason", "longer than 2000 bytes"));
  return in.finish(std::move(review));
}

}  // namespace rebate::wire
