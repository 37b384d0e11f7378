// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "region/api/handlers.h"
#include "region/api/idempotent_write.h"
#include "region/feed/adapter.h"
#include "region/feed/coverage.h"
#include "region/telemetry/clock.h"
#include "wire/time_text.h"

namespace rebate::region {
namespace {

using wire::formatRfc3339;

wire::json::object toJson(const StoredWindow& window) {
  return {{"start", formatRfc3339(window.start)},
          {"end", formatRfc3339(window.end)},
          {"read_at", formatRfc3339(window.readAt)},
          {"rows", window.rows},
          {"rejected", window.rejected},
          {"reread", window.reread}};
}

wire::json::object toJson(const StoredReread& wish) {
  return {{"id", wish.id},
          {"from", formatRfc3339(wish.from)},
          {"to", formatRfc3339(wish.to)},
          {"read_until", formatRfc3339(wish.next)},
          {"wanted_by", wish.wantedBy},
          {"wanted_at", formatRfc3339(wish.wantedAt)}};
}

wire::json::object toJson(const Coverage& covered) {
  wire::json::array holes, windows, rereads;
  for (const auto& hole : covered.holes)
    holes.push_back(wire::json::object{{"from", formatRfc3339(hole.from)}, {"to", formatRfc3339(hole.to)}});
  for (const auto& window : covered.windows) windows.push_back(toJson(window));
  for (const auto& wish : covered.rereads) rereads.push_back(toJson(wish));
  wire::json::object json{{"platform", name(covered.query.platform)},
                          {"query_type", covered.query.type},
                          {"holes", std::move(holes)},
                          {"windows", std::move(windows)},
                          {"rereads", std::move(rereads)}};
  if (!covered.windows.empty()) json["since"] = formatRfc3339(covered.since);
  if (covered.readUntil != 0) json["read_until"] = formatRfc3339(covered.readUntil);
  return json;
}

struct Wish {
  FeedQuery query;
  Millis from = 0;
  Millis to = 0;
};

Result<Millis> timeMember(const wire::json::object& object, const char* name) {
  const auto text = wire::textMember(object, name);
  if (!text) return text.error();
  const auto time = wire::parseRfc3339(*text);
  if (!time) return invalid(name, "a time with zone is expected, RFC 3339");
  return *time;
}

Result<Wish> wishOf(const Services& services, const std::string& body, Millis now) {
  const auto json = wire::parseJson(body);
  if (!json) return json.error();
  if (!json->is_object()) return invalid("", "an object is expected");
  const auto& object = json->get_object();
  const auto text = wire::textMember(object, "platform");
  if (!text) return text.error();
  const auto platform = platformFrom(*text);
  if (!platform) return invalid("platform", "taobao, jd or pdd");
  const auto* adapter = adapterOf(*platform, static_cast<int>(wire::integerOr(
                                                  object, "query_type", adapterOf(*platform).traits().queryType)));
  if (!adapter) return invalid("query_type", "a query of this platform that is read");
  const auto fits = [&](const FeedConfig& feed) { return feed.platform == *platform && feed.runs(); };
  if (std::none_of(services.config.feeds.begin(), services.config.feeds.end(), fits))
    return invalid("platform", "this region pulls no such feed");
  const auto from = timeMember(object, "from");
  if (!from) return from.error();
  const auto to = timeMember(object, "to");
  if (!to) return to.error();
  if (*from < now - adapter->traits().reach) return invalid("from", "the platform answers for 90 days");
  if (*to > now) return invalid("to", "not in the future");
  if (*from >= *to) return invalid("to", "after from");
  return Wish{queryOf(*adapter), *from, *to};
}

}  // namespace

asio::awaitable<Reply> showCoverage(Services& services, const Call& call) {
  const auto limit = limitOf(call);
  if (!limit) co_return problemReply(problemOf(limit.error()));
  std::function<std::vector<Coverage>(SqlSession&)> read = [most = *limit](SqlSession& sql) {
    return coverage(sql, most);
  };
  const auto covered = co_await readStore(services, std::move(read));
  if (!covered) co_return problemReply(problemOf(covered.error()));
  wire::json::array feeds;
  for (const auto& feed : *covered) feeds.push_back(toJson(feed));
  co_return jsonReply(wire::json::object{{"feeds", std::move(feeds)}});
}

/// The leader's feed looks for it between two polls; the wish is kept, so that it outlives this leader.
asio::awaitable<Reply> postReread(Services& services, const Call& call) {
  const auto wish = wishOf(services, call.body, wallMillis());
  if (!wish) co_return problemReply(problemOf(wish.error()));
  ReplyJob job = [wish = *wish, who = call.who->name](Writing& writing) {
    return jsonReply(wire::json::object{{"id", wantReread(writing, wish.query, wish.from, wish.to, who)}}, 202);
  };
  co_return co_await writeOnce(services, call, std::move(job));
}

}  // namespace rebate::region
