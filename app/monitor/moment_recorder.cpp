// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/moment_recorder.h"

#include <algorithm>

#include "monitor/merge_patch.h"
#include "monitor/record_json.h"

namespace rebate::monitor {
namespace {

using wire::json::object;

constexpr int kMostRead = 2'000;

void forgetFigures(object& part) {
  for (const auto* figure : {"count", "lag_ms", "lag_bytes", "seen_at"}) part.erase(figure);
}

/// What is left when figures that move all the time are taken out.
std::string shapeOf(object moment) {
  for (const auto* figure : {"at", "seq", "awaiting", "awaiting_fen", "outbox_waiting"}) moment.erase(figure);
  for (auto& region : moment.at("regions").as_object()) {
    auto& view = region.value().as_object();
    for (const auto* figure : {"last_heard", "round_trip", "retry_in", "seq"}) view.erase(figure);
    auto* topology = view.if_contains("topology");
    if (topology == nullptr) continue;
    for (const auto* figure : {"observed_at", "lease_expires_in_ms", "peers"}) topology->as_object().erase(figure);
    for (const auto* list : {"parts", "members"})
      if (auto* items = topology->as_object().if_contains(list))
        for (auto& item : items->as_array()) forgetFigures(item.as_object());
  }
  return wire::json::serialize(moment);
}

bool isRunning(const std::optional<Failover>& failover) {
  return failover && failover->phase() != FailoverPhase::done;
}

}  // namespace

std::optional<MomentRecorder::Kept> MomentRecorder::looked(const Moment& moment) {
  auto now = toJson(moment);
  auto shape = shapeOf(now);
  // A clock that was put back begins anew: differences are read in the order of their moments.
  const bool whole = wholeAt_ == 0 || moment.at - wholeAt_ >= kWholeEvery || moment.at <= lastAt_;
  const bool wanted = whole || shape != shape_ || isRunning(moment.failover) || moment.at - lastAt_ >= kFiguresEvery;
  if (!wanted) return std::nullopt;
  const auto body = wire::json::serialize(whole ? now : patchBetween(last_, now));
  Kept kept{whole ? kWhole : kDifference, {moment.at, std::to_string(moment.at), body}};
  if (whole) wholeAt_ = moment.at;
  lastAt_ = moment.at;
  last_ = std::move(now);
  shape_ = std::move(shape);
  return kept;
}

Result<std::vector<Moment>> momentsOf(History& history, Millis from, Millis to) {
  auto wholes = history.newestBefore(MomentRecorder::kWhole, from);
  if (!wholes) return wholes.error();
  std::erase_if(*wholes, [&](const auto& entry) { return entry.at <= from - kMomentHolds; });
  const auto later = history.entries(MomentRecorder::kWhole, from, to, kMostRead);
  if (!later) return later.error();
  wholes->insert(wholes->end(), later->begin(), later->end());
  if (wholes->empty()) return std::vector<Moment>{};
  const auto differences = history.entries(MomentRecorder::kDifference, wholes->front().at, to, kMostRead);
  if (!differences) return differences.error();

  std::vector<Moment> moments;
  object state;
  auto whole = wholes->begin();
  auto difference = differences->begin();
  while (whole != wholes->end() || difference != differences->end()) {
    const bool isWhole = difference == differences->end() || (whole != wholes->end() && whole->at <= difference->at);
    const auto& entry = isWhole ? *whole++ : *difference++;
    auto read = wire::parseJson(entry.body);
    if (!read || !read->is_object()) return Error{Errc::malformed, "moment", "not an object"};
    if (isWhole)
      state = std::move(read->get_object());
    else
      applyPatch(state, read->get_object());
    auto moment = momentFrom(state);
    if (!moment) return moment.error();
    if (entry.at <= from) moments.clear();
    moments.push_back(*std::move(moment));
  }
  return moments;
}

}  // namespace rebate::monitor
