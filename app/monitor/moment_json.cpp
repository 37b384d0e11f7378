// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "monitor/measured_json.h"
#include "monitor/record_json.h"
#include "wire/reader.h"

namespace rebate::monitor {
namespace {

using wire::Reader;
using wire::json::array;
using wire::json::object;
using wire::json::value;

constexpr std::pair<LinkState, const char*> kLinks[] = {
    {LinkState::connecting, "connecting"}, {LinkState::live, "live"},
    {LinkState::lagging, "lagging"},       {LinkState::lost, "lost"},
    {LinkState::refused, "refused"},       {LinkState::needsSignIn, "needs_sign_in"}};
constexpr std::pair<WriteState, const char*> kWrites[] = {{WriteState::writing, "writing"},
                                                          {WriteState::noLeader, "no_leader"},
                                                          {WriteState::disagreement, "disagreement"},
                                                          {WriteState::offline, "offline"}};

template <class Names>
const char* nameOf(const Names& names, decltype(names[0].first) state) {
  for (const auto& [known, text] : names)
    if (known == state) return text;
  return "";
}

/// A name that a newer console wrote reads as `otherwise`.
template <class State, std::size_t n>
State stateOr(const std::pair<State, const char*> (&names)[n], std::string_view text, State otherwise) {
  for (const auto& [known, name] : names)
    if (text == name) return known;
  return otherwise;
}

object regionJson(const RegionView& view) {
  object made{{"name", view.name},
              {"city", view.city},
              {"link", nameOf(kLinks, view.link)},
              {"last_heard", view.lastHeard},
              {"round_trip", view.roundTrip},
              {"retry_in", view.retryIn},
              {"breaker_open", view.breakerOpen},
              {"epoch", view.epoch},
              {"leader", view.leader},
              {"seq", view.seq}};
  if (view.topology) made["topology"] = wire::toJson(*view.topology);
  return made;
}

Result<RegionView> regionFrom(const std::string& address, const value& from) {
  Reader in(from);
  RegionView view;
  view.address = address;
  view.name = in.text("name");
  view.city = in.textOr("city");
  view.link = stateOr(kLinks, in.textOr("link"), LinkState::connecting);
  view.lastHeard = in.integerOr("last_heard");
  view.roundTrip = in.integerOr("round_trip", -1);
  view.retryIn = in.integerOr("retry_in");
  view.breakerOpen = in.optional("breaker_open") && in.boolean("breaker_open");
  view.epoch = in.integerOr("epoch");
  view.leader = in.textOr("leader");
  view.seq = in.integerOr("seq");
  if (const auto* topology = in.optional("topology"))
    view.topology = in.nested("topology", wire::topologyFrom(*topology));
  return in.finish(std::move(view));
}

Result<std::vector<RegionView>> regionsFrom(const Reader& in) {
  std::vector<RegionView> views;
  const auto* order = in.optional("order");
  const auto* regions = in.optional("regions");
  if (!order || !order->is_array() || !regions || !regions->is_object()) return views;
  for (const auto& address : order->get_array()) {
    const auto* one = address.is_string() ? regions->get_object().if_contains(address.get_string()) : nullptr;
    if (!one) return Error{Errc::malformed, "order", "names no region"};
    auto view = regionFrom(std::string(address.get_string()), *one);
    if (!view) return view.error();
    views.push_back(*std::move(view));
  }
  return views;
}

}  // namespace

object toJson(const Moment& moment) {
  array order;
  object regions;
  for (const auto& view : moment.regions) {
    order.emplace_back(view.address);
    regions[view.address] = regionJson(view);
  }
  object made{{"at", moment.at},
              {"order", std::move(order)},
              {"regions", std::move(regions)},
              {"target", object{{"state", nameOf(kWrites, moment.target.state)},
                                {"region", moment.target.region},
                                {"epoch", moment.target.epoch}}},
              {"reading_from", moment.readingFrom},
              {"lease_ttl", moment.leaseTtl},
              {"lease_renew", moment.leaseRenew},
              {"seq", moment.seq},
              {"awaiting", moment.awaiting},
              {"outbox_waiting", moment.outbox.waiting},
              {"outbox_attention", moment.outbox.attention}};
  if (moment.awaitingAmount) made["awaiting_fen"] = moment.awaitingAmount->value;
  if (moment.failover) made["failover"] = toJson(*moment.failover);
  return made;
}

Result<Moment> momentFrom(const value& from) {
  Reader in(from);
  Moment moment;
  moment.at = in.integer("at");
  moment.regions = in.nested("regions", regionsFrom(in)).value_or(std::vector<RegionView>{});
  if (const auto* target = in.optional("target")) {
    Reader inside(*target);
    moment.target = {stateOr(kWrites, inside.textOr("state"), WriteState::offline), inside.textOr("region"),
                     inside.integerOr("epoch")};
  }
  moment.readingFrom = in.textOr("reading_from");
  moment.leaseTtl = in.integerOr("lease_ttl");
  moment.leaseRenew = in.integerOr("lease_renew");
  moment.seq = in.integerOr("seq");
  moment.awaiting = in.integerOr("awaiting", -1);
  moment.outbox = {in.integerOr("outbox_waiting"), in.integerOr("outbox_attention")};
  if (in.optional("awaiting_fen")) moment.awaitingAmount = Fen{in.integer("awaiting_fen")};
  if (const auto* failover = in.optional("failover")) moment.failover = in.nested("failover", measuredFrom(*failover));
  return in.finish(std::move(moment));
}

}  // namespace rebate::monitor
