// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/local_silences.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "wire/alertmanager_json.h"

namespace rebate {
namespace {

constexpr const char* kKind = "silence";
constexpr int kMost = 1'000;

}  // namespace

void LocalSilences::load(History* history, Millis now) {
  history_ = history;
  silences_.clear();
  if (!history_) return;
  // One is kept under the moment of its end: what is over is never read.
  const auto kept = history_->entries(kKind, now + 1, std::numeric_limits<Millis>::max(), kMost);
  if (!kept) return;
  for (const auto& entry : *kept) {
    const auto json = wire::parseJson(entry.body);
    if (!json) continue;
    if (auto silence = wire::silenceFrom(*json)) silences_.push_back(*std::move(silence));
  }
}

Outcome LocalSilences::keep(const Silence& silence) {
  if (!history_) return Done{};
  return history_->put(kKind, {{silence.endsAt, silence.id, wire::json::serialize(wire::toJson(silence))}});
}

Outcome LocalSilences::add(Silence silence) {
  if (auto kept = keep(silence); !kept) return kept;
  silences_.push_back(std::move(silence));
  return Done{};
}

Outcome LocalSilences::expire(const std::string& id, Millis now) {
  const auto found = std::find_if(silences_.begin(), silences_.end(), [&](const auto& one) { return one.id == id; });
  if (found == silences_.end()) return Error{Errc::notFound, "id", "no such silence"};
  auto ended = *found;
  ended.endsAt = now;
  if (auto kept = keep(ended); !kept) return kept;
  silences_.erase(found);
  return Done{};
}

void LocalSilences::drop(Millis now) {
  std::erase_if(silences_, [now](const Silence& one) { return one.endsAt <= now; });
}

}  // namespace rebate
