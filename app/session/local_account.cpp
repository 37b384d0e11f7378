// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/local_account.h"

#include <utility>

namespace rebate {

void LocalAccount::open(std::function<void(Outcome)> answer) {
  if (const auto prepared = parts_.prepare ? parts_.prepare() : Outcome(Done{}); !prepared) return answer(prepared);
  opening_ = parts_.vault->open([this, answer = std::move(answer)](const Outcome& opened) {
    const auto call = answer;
    opening_.reset();
    call(opened ? openFiles() : opened);
  });
}

Outcome LocalAccount::openFiles() {
  const auto key = parts_.vault->dataKey("outbox");
  if (!key) return key.error();
  auto kept = parts_.openKept(*key);
  if (!kept) return kept.error();
  kept_ = *std::move(kept);
  return Done{};
}

Outcome LocalAccount::openCopy() {
  const auto key = parts_.vault->dataKey("cache");
  if (!key) return key.error();
  auto cache = parts_.openCache(*key);
  if (!cache) return cache.error();
  auto reader = parts_.openReader(*key);
  if (!reader) return reader.error();
  cache_ = *std::move(cache);
  reader_ = *std::move(reader);
  return Done{};
}

/// A profile from before there was a history has no key for one.
void LocalAccount::openHistory() {
  if (!parts_.openHistory || history_) return;
  auto key = parts_.vault->dataKey("history");
  if (!key) key = parts_.vault->renewDataKey("history");
  if (!key) return;
  if (auto history = parts_.openHistory(*key)) history_ = *std::move(history);
}

Result<std::unique_ptr<CacheReader>> LocalAccount::anotherReader() {
  if (!reader_) return Error{Errc::locked, "cache", "closed"};
  const auto key = parts_.vault->dataKey("cache");
  if (!key) return key.error();
  return parts_.openReader(*key);
}

void LocalAccount::closeCopy() {
  reader_.reset();
  cache_.reset();
}

void LocalAccount::close() {
  opening_.reset();
  closeCopy();
  history_.reset();
  kept_ = {};
  parts_.vault->wipe();
}

void LocalAccount::chosen() {
  parts_.exists = true;
  if (parts_.chosen) parts_.chosen();
}

Outcome LocalAccount::replaceCopy() {
  closeCopy();
  if (parts_.setCacheAside) parts_.setCacheAside();
  return openCopy();
}

Outcome LocalAccount::wipeCopy() {
  closeCopy();
  const auto renewed = parts_.vault->renewDataKey("cache");
  if (!renewed) return renewed.error();
  if (parts_.removeCache) parts_.removeCache();
  return openCopy();
}

}  // namespace rebate
