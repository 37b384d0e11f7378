// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/read_request.h"

#include <QUrl>
#include <utility>

#include "wire/maintenance_json.h"
#include "wire/switchover_json.h"

namespace rebate::link {
namespace {

QByteArray encoded(std::string_view text) {
  return QUrl::toPercentEncoding(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
}

/// A path, and what follows the question mark. What is empty or 0 is left out: it is the region's own default.
class Address {
 public:
  explicit Address(QByteArray path) : text_(std::move(path)) {}
  Address& with(const char* name, std::string_view value) {
    if (value.empty()) return *this;
    text_ += (text_.contains('?') ? '&' : '?') + QByteArray(name) + '=' + encoded(value);
    return *this;
  }
  Address& with(const char* name, std::int64_t value) { return value == 0 ? *this : with(name, std::to_string(value)); }
  ReadRequest get() const { return {QString::fromLatin1(text_)}; }
  ReadRequest act(const char* verb, const std::string& key, const wire::json::object& body) const {
    return {QString::fromLatin1(text_), QByteArray::fromStdString(key),
            QByteArray::fromStdString(wire::json::serialize(body)), verb};
  }

 private:
  QByteArray text_;
};

ReadRequest get(const char* path) {
  return {QString::fromLatin1(path)};
}

ReadRequest addressOf(const TimelineRead& wish) {
  std::string kinds;
  for (const auto kind : wish.kinds) (kinds += kinds.empty() ? "" : ",") += name(kind);
  return Address("/v1/users/" + encoded(wish.userId) + "/timeline")
      .with("kinds", kinds)
      .with("after", wish.after)
      .with("limit", wish.limit)
      .get();
}

ReadRequest addressOf(const UserRead& wish) {
  return Address("/v1/users/" + encoded(wish.userId)).get();
}

ReadRequest addressOf(const UserSearch& wish) {
  return Address("/v1/users").with("q", wish.text).with("limit", wish.limit).get();
}

ReadRequest addressOf(const RevealRead& wish) {
  wire::json::array fields;
  for (const auto field : wish.fields) fields.push_back(wire::json::value(name(field)));
  return Address("/v1/users/" + encoded(wish.userId) + "/reveal")
      .act("POST", wish.key, {{"fields", std::move(fields)}, {"reason", wish.reason}});
}

ReadRequest addressOf(const ProposalsRead& wish) {
  return Address("/v1/proposals?order=newest")
      .with("state", wish.state ? name(*wish.state) : std::string_view())
      .with("kind", wish.kind ? name(*wish.kind) : std::string_view())
      .with("after", wish.after)
      .with("limit", wish.limit)
      .get();
}

ReadRequest addressOf(const RulesRead&) {
  return get("/v1/rules");
}

ReadRequest addressOf(const OperatorsRead&) {
  return get("/v1/operators");
}

ReadRequest addressOf(const CoverageRead&) {
  return get("/v1/feeds/coverage");
}

ReadRequest addressOf(const PayoutsRead& wish) {
  return Address("/v1/payouts?order=newest").with("after", wish.after).with("limit", wish.limit).get();
}

ReadRequest addressOf(const PayoutRead& wish) {
  return Address("/v1/payouts/" + encoded(wish.id)).get();
}

ReadRequest addressOf(const BillsRead& wish) {
  return Address("/v1/bills").with("after", wish.after).with("limit", wish.limit).get();
}

ReadRequest addressOf(const AuditRead& wish) {
  return Address(wish.newestFirst ? "/v1/audit?order=newest" : "/v1/audit")
      .with(wish.newestFirst ? "before" : "after", wish.after)
      .with("actor", wish.actor)
      .with("action", wish.action)
      .with("entity", wish.entity)
      .with("limit", wish.limit)
      .get();
}

ReadRequest addressOf(const FailoversRead& wish) {
  return Address("/v1/failovers").with("after", wish.after).with("limit", wish.limit).get();
}

ReadRequest addressOf(const SwitchoversRead& wish) {
  return Address("/v1/switchovers").with("after", wish.after).with("limit", wish.limit).get();
}

ReadRequest addressOf(const PreflightRead& wish) {
  return Address("/v1/switchovers/preflight").with("to", wish.to).get();
}

ReadRequest addressOf(const AskSwitchover& wish) {
  return Address("/v1/switchovers").act("POST", wish.actKey(), wire::toJson(wish.wish));
}

ReadRequest addressOf(const DecideSwitchover& wish) {
  return Address("/v1/switchovers/" + encoded(wish.id) + "/decision")
      .act("POST", wish.key, wire::toJson(wire::SwitchoverDecision{wish.verdict, wish.reason}));
}

ReadRequest addressOf(const SetPause& wish) {
  return Address("/v1/pause").act("PUT", wish.key, wire::wishJson(FailoverPause{{}, wish.reason, 0, wish.until}));
}

ReadRequest addressOf(const EndPause& wish) {
  return Address("/v1/pause").act("DELETE", wish.key, {});
}

ReadRequest addressOf(const PlanMaintenance& wish) {
  return Address("/v1/maintenance").act("POST", wish.actKey(), wire::wishJson(wish.window));
}

ReadRequest addressOf(const EndMaintenance& wish) {
  return Address("/v1/maintenance/" + encoded(wish.id)).act("DELETE", wish.key, {});
}

ReadRequest addressOf(const IncidentNotesRead& wish) {
  return Address("/v1/incidents/notes")
      .with("after", wish.after)
      .with("fingerprint", wish.fingerprint)
      .with("limit", wish.limit)
      .get();
}

}  // namespace

ReadRequest requestOf(const RegionRead& wish) {
  return std::visit([](const auto& read) { return addressOf(read); }, wish);
}

}  // namespace rebate::link
