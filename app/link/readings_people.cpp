// SPDX-License-Identifier: GPL-3.0-or-later
// What regions answer about people.
#include "link/reading_lists.h"
#include "link/readings.h"
#include "wire/rebate_json.h"

namespace rebate::link {
namespace {

using wire::Reader;
using wire::json::value;

std::string textOf(const value& member) {
  return member.is_string() ? std::string(member.get_string()) : wire::json::serialize(member);
}

Facts factsIn(Reader& in, const char* name) {
  Facts facts;
  const auto* body = in.optional(name);
  if (body == nullptr || !body->is_object()) {
    in.fail(invalid(name, "an object is expected"));
    return facts;
  }
  for (const auto& [member, said] : body->get_object())
    if (!said.is_null()) facts[std::string(member)] = textOf(said);
  return facts;
}

Result<TimelineItem> itemFrom(const value& from) {
  Reader in(from);
  TimelineItem item;
  item.at = in.time("at");
  item.id = in.text("id");
  item.kind = in.named<TimelineKind>("kind", timelineKindFrom);
  item.body = factsIn(in, "body");
  return in.finish(std::move(item));
}

Result<UserProfile> profileFrom(const value& from) {
  auto user = wire::userFrom(from);
  if (!user) return user.error();
  UserProfile profile{*std::move(user), {}};
  Reader in(from);
  if (const auto* masks = in.optional("personal")) {
    Reader personal(*masks);
    for (const auto field : kPersonalFields)
      if (personal.optional(name(field)) != nullptr) profile.masks[field] = personal.text(name(field));
    in.nested("personal", personal.finish(Done{}));
  }
  return in.finish(std::move(profile));
}

Result<OperatorRow> operatorFrom(const value& from) {
  Reader in(from);
  OperatorRow row;
  row.who.name = in.text("name");
  row.who.display = in.text("display");
  row.who.role = in.named<Role>("role", roleFrom);
  row.disabled = in.boolean("disabled");
  row.password = in.boolean("password");
  row.code = in.boolean("code");
  row.locked = in.boolean("locked");
  return in.finish(std::move(row));
}

/// Kinds that a newer region knows and we do not are passed over, not fatal.
bool isKnownKind(const value& item) {
  const auto* object = item.if_object();
  return object == nullptr || timelineKindFrom(wire::textOr(*object, "kind", "order")).has_value();
}

}  // namespace

Result<TimelineSlice> answerTo(const TimelineRead&, const value& body) {
  auto known = body;
  if (auto* object = known.if_object())
    if (auto* items = object->if_contains("items"); items != nullptr && items->is_array()) {
      auto& list = items->get_array();
      for (auto item = list.begin(); item != list.end();) item = isKnownKind(*item) ? item + 1 : list.erase(item);
    }
  Reader in(known);
  TimelineSlice slice;
  slice.items = listIn(in, "items", itemFrom);
  slice.next = in.textOr("next");
  return in.finish(std::move(slice));
}

Result<UserProfile> answerTo(const UserRead&, const value& body) {
  return profileFrom(body);
}

Result<std::vector<UserProfile>> answerTo(const UserSearch&, const value& body) {
  Reader in(body);
  auto users = listIn(in, "users", profileFrom);
  return in.finish(std::move(users));
}

Result<Revealed> answerTo(const RevealRead& wish, const value& body) {
  Reader in(body);
  Revealed revealed;
  revealed.userId = in.text("user_id");
  revealed.expiresAt = in.time("expires_at");
  if (const auto* fields = in.optional("fields")) {
    Reader values(*fields);
    for (const auto field : wish.fields) revealed.values.emplace_back(field, values.text(name(field)));
    in.nested("fields", values.finish(Done{}));
  } else {
    in.fail(invalid("fields", "an object is expected"));
  }
  return in.finish(std::move(revealed));
}

Result<std::vector<OperatorRow>> answerTo(const OperatorsRead&, const value& body) {
  Reader in(body);
  auto rows = listIn(in, "operators", operatorFrom);
  return in.finish(std::move(rows));
}

}  // namespace rebate::link
