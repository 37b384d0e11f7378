// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "region/api/handlers.h"
#include "region/api/idempotent_write.h"
#include "region/api/people.h"
#include "region/ledger/timeline.h"
#include "region/ledger/user_book.h"
#include "region/ledger/user_desk.h"
#include "wire/reader.h"
#include "wire/time_text.h"
#include "wire/uuid.h"

namespace rebate::region {
namespace {

/// Of answers with personal data: they are never kept with a key.
constexpr WriteRule kKeepNothing{false, false};

Result<Note> noteOf(const Call& call) {
  const auto json = wire::parseJson(call.body);
  if (!json) return json.error();
  wire::Reader in(*json);
  Note note{in.text("id"), call.id, in.text("text")};
  if (!wire::isUuid(note.id)) in.fail(invalid("id", "a UUID is expected"));
  if (!isText(note.text, kLongestNote)) in.fail(invalid("text", "1 to 2000 characters"));
  return in.finish(std::move(note));
}

Result<Reveal> revealOf(const Call& call) {
  const auto json = wire::parseJson(call.body);
  if (!json) return json.error();
  wire::Reader in(*json);
  Reveal wanted{call.id, {}, in.textOr("reason")};
  const auto* list = in.optional("fields");
  if (!list || !list->is_array() || list->get_array().empty()) in.fail(invalid("fields", "a list of fields"));
  if (list && list->is_array())
    for (const auto& value : list->get_array()) {
      const auto field = value.is_string() ? personalFieldFrom(std::string_view(value.get_string())) : std::nullopt;
      if (!field) in.fail(invalid("fields", "nickname, phone, name or payout_account"));
      if (field && std::find(wanted.fields.begin(), wanted.fields.end(), *field) == wanted.fields.end())
        wanted.fields.push_back(*field);
    }
  if (wanted.reason.size() > kLongestReason) in.fail(invalid("reason", "at most 500 bytes"));
  return in.finish(std::move(wanted));
}

Reply revealedReply(const Reveal& wanted, const Revealed& revealed, Millis now) {
  wire::json::object fields;
  for (const auto field : wanted.fields) fields[name(field)] = revealed.data[field];
  return jsonReply(wire::json::object{{"user_id", wanted.userId},
                                      {"fields", std::move(fields)},
                                      {"expires_at", wire::formatRfc3339(now + kRevealFor)}});
}

Result<TimelineQuery> timelineQueryOf(const Call& call) {
  const auto limit = limitOf(call);
  if (!limit) return limit.error();
  auto mark = timelineMarkFrom(parameterOf(call, "after"));
  if (!mark) return mark.error();
  TimelineQuery query{call.id, {}, *std::move(mark), *limit};
  std::string_view rest;
  const auto kinds = parameterOf(call, "kinds");
  for (rest = kinds; !rest.empty();) {
    const auto comma = std::min(rest.find(','), rest.size());
    const auto kind = timelineKindFrom(rest.substr(0, comma));
    if (!kind) return invalid("kinds", "names of kinds, with commas between them");
    query.kinds.insert(*kind);
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return query;
}

wire::json::object pageOf(const std::vector<TimelineItem>& items, int limit) {
  wire::json::array list;
  for (const auto& item : items)
    list.push_back(wire::json::object{
        {"at", wire::formatRfc3339(item.at)}, {"id", item.id}, {"kind", name(item.kind)}, {"body", item.body}});
  wire::json::object page{{"items", std::move(list)}};
  if (static_cast<int>(items.size()) == limit) page["next"] = textOf(TimelineMark{items.back().at, items.back().id});
  return page;
}

}  // namespace

bool isText(std::string_view text, std::size_t most) {
  const auto begins = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; };
  return !text.empty() && static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins)) <= most;
}

asio::awaitable<Reply> postNote(Services& services, const Call& call) {
  const auto note = noteOf(call);
  if (!note) co_return problemReply(problemOf(note.error()));
  ReplyJob job = [note = *note, who = *call.who, keyFile = services.config.store.keyFile](Writing& writing) {
    const auto key = keyToSealWith(writing.sql, keyFile);
    if (!key) return problemReply(Problem::unavailable, "key", "the key beside the store cannot be read");
    if (const auto refused = addNote(writing, note, who, personalKeysFrom(*key))) return refusalReply(*refused);
    return jsonReply(wire::json::object{{"id", note.id}}, 201);
  };
  co_return co_await writeOnce(services, call, std::move(job), kKeepNothing);
}

asio::awaitable<Reply> postReveal(Services& services, const Call& call) {
  const auto wanted = revealOf(call);
  if (!wanted) co_return problemReply(problemOf(wanted.error()));
  for (const auto field : wanted->fields)
    if (!allows(call.who->role, toReveal(field)))
      co_return problemReply(Problem::forbidden, "fields", "not for this role: " + std::string(name(field)));
  ReplyJob job = [wanted = *wanted, who = *call.who, keyFile = services.config.store.keyFile](Writing& writing) {
    Revealed revealed;
    const auto refused = reveal(writing, wanted, who, keysOf(keyFile), revealed);
    if (refused) return problemReply({refused->problem, refused->field, refused->detail, {}, revealed.retryAfter});
    return revealedReply(wanted, revealed, writing.now);
  };
  co_return co_await writeOnce(services, call, std::move(job), kKeepNothing);
}

asio::awaitable<Reply> showTimeline(Services& services, const Call& call) {
  const auto query = timelineQueryOf(call);
  if (!query) co_return problemReply(problemOf(query.error()));
  using Found = std::optional<std::vector<TimelineItem>>;
  std::function<Found(SqlSession&)> read = [query = *query,
                                            keyFile = services.config.store.keyFile](SqlSession& sql) -> Found {
    if (!findUser(sql, query.userId)) return std::nullopt;
    return timelineOf(sql, query, keysOf(keyFile));
  };
  const auto items = co_await readStore(services, std::move(read));
  if (!items) co_return problemReply(problemOf(items.error()));
  if (!*items) co_return problemReply(Problem::notFound, "id", "no such user");
  co_return jsonReply(pageOf(**items, query->limit));
}

}  // namespace rebate::region
