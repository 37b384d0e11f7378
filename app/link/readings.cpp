// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/readings.h"

#include "link/reading_lists.h"
#include "wire/audit_json.h"

namespace rebate::link {
namespace {

using wire::Reader;
using wire::json::value;

Result<std::pair<Millis, Millis>> holeFrom(const value& from) {
  Reader in(from);
  std::pair<Millis, Millis> hole;
  hole.first = in.time("from");
  hole.second = in.time("to");
  return in.finish(hole);
}

Result<FeedWindow> windowFrom(const value& from) {
  Reader in(from);
  FeedWindow window;
  window.start = in.time("start");
  window.end = in.time("end");
  window.readAt = in.time("read_at");
  window.rows = in.integer("rows");
  window.rejected = in.integer("rejected");
  window.reread = in.boolean("reread");
  return in.finish(window);
}

Result<FeedCoverage::Waiting> waitingFrom(const value& from) {
  Reader in(from);
  FeedCoverage::Waiting waiting;
  waiting.id = in.integer("id");
  waiting.from = in.time("from");
  waiting.to = in.time("to");
  waiting.readUntil = in.time("read_until");
  waiting.wantedBy = in.text("wanted_by");
  waiting.wantedAt = in.time("wanted_at");
  return in.finish(std::move(waiting));
}

Result<FeedCoverage> coverageFrom(const value& from) {
  Reader in(from);
  FeedCoverage feed;
  feed.platform = in.named<Platform>("platform", platformFrom);
  feed.queryType = in.integer32("query_type");
  feed.since = momentOr(in, "since");
  feed.readUntil = momentOr(in, "read_until");
  feed.holes = listIn(in, "holes", holeFrom);
  feed.windows = listIn(in, "windows", windowFrom);
  feed.rereads = listIn(in, "rereads", waitingFrom);
  return in.finish(std::move(feed));
}

/// The record's text is what was hashed; what it says stands beside it. A text that says it in another way is kept, and
/// says nothing: the chain can still be verified over it.
Result<AuditEntry> entryFrom(const value& from) {
  auto record = wire::auditRecordFrom(from);
  if (!record) return record.error();
  AuditEntry entry;
  entry.raw = *std::move(record);
  const auto said = wire::parseJson(entry.raw.record);
  if (!said || !said->is_object()) return entry;
  const auto& object = said->get_object();
  entry.at = wire::parseRfc3339(wire::textOr(object, "at")).valueOr(0);
  entry.actor = wire::textOr(object, "actor");
  entry.action = wire::textOr(object, "action");
  entry.entity = wire::textOr(object, "entity");
  entry.epoch = wire::integerOr(object, "epoch");
  if (const auto* detail = object.if_contains("detail")) entry.detail = wire::json::serialize(*detail);
  return entry;
}

}  // namespace

Result<std::vector<FeedCoverage>> answerTo(const CoverageRead&, const value& body) {
  Reader in(body);
  auto feeds = listIn(in, "feeds", coverageFrom);
  return in.finish(std::move(feeds));
}

Result<AuditSlice> answerTo(const AuditRead&, const value& body) {
  Reader in(body);
  AuditSlice slice;
  slice.entries = listIn(in, "records", entryFrom);
  if (in.optional("next") != nullptr) slice.next = in.integer("next");
  return in.finish(std::move(slice));
}

Result<RegionReading> readingIn(const RegionRead& wish, std::string_view body) {
  const auto parsed = wire::parseJson(body);
  if (!parsed) return parsed.error();
  return std::visit(
      [&parsed](const auto& read) -> Result<RegionReading> {
        auto answer = answerTo(read, *parsed);
        if (!answer) return Error{Errc::malformed, answer.error().field, answer.error().detail};
        return RegionReading(*std::move(answer));
      },
      wish);
}

}  // namespace rebate::link
