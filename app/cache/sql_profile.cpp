// SPDX-License-Identifier: GPL-3.0-or-later
#include "cache/sql_profile.h"

#include <chrono>

#include "wire/json.h"
#include "wire/uuid.h"

namespace rebate::cache {

Result<std::string> SqlProfile::meta(std::string_view key) {
  auto read = database_->prepare("SELECT value FROM meta WHERE key = ?");
  if (!read) return read.error();
  const auto row = read->bind(1, key).step();
  if (!row) return row.error();
  return *row ? read->text(0) : std::string{};
}

Outcome SqlProfile::setMeta(std::string_view key, std::string_view value) {
  auto write = database_->prepare("INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value");
  if (!write) return write.error();
  return write->bind(1, key).bind(2, value).run();
}

Result<std::string> SqlProfile::device() {
  auto known = meta("device");
  if (!known || !known->empty()) return known;
  using std::chrono::duration_cast;
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto id = wire::uuid7(duration_cast<std::chrono::milliseconds>(now).count());
  if (const auto stored = setMeta("device", id); !stored) return stored.error();
  return id;
}

Result<std::optional<RememberedOperator>> SqlProfile::remembered() {
  const auto text = meta("operator");
  if (!text) return text.error();
  if (text->empty()) return std::optional<RememberedOperator>{};
  const auto value = wire::parseJson(*text);
  if (!value || !value->is_object()) return Error{Errc::corrupt, "operator", "not readable"};
  const auto& object = value->as_object();
  const auto role = roleFrom(wire::textOr(object, "role"));
  if (!role) return Error{Errc::corrupt, "role", "unknown"};
  return std::optional<RememberedOperator>{
      RememberedOperator{{wire::textOr(object, "name"), wire::textOr(object, "display"), *role},
                         wire::textOr(object, "token"),
                         wire::integerOr(object, "expires_at"),
                         wire::textOr(object, "verifier")}};
}

Outcome SqlProfile::remember(const RememberedOperator& person) {
  const wire::json::object object{{"name", person.who.name},        {"display", person.who.display},
                                  {"role", name(person.who.role)},  {"token", person.token},
                                  {"expires_at", person.expiresAt}, {"verifier", person.verifier}};
  return setMeta("operator", wire::json::serialize(object));
}

}  // namespace rebate::cache
