// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "ports/cache.h"
#include "ports/history.h"
#include "ports/profile.h"
#include "ports/vault.h"

namespace rebate::cache {

/// The files of a profile. All of them are encrypted with a raw key and refuse anything else.
/// Errors: Errc::newer (a newer program's file, untouched), storage, busy.

/// A damaged cache, or one of another key, is put aside as PATH.corrupt-N and begun anew: it can be fetched again.
Result<std::unique_ptr<Cache>> openCache(const std::string& path, const Key& key);
/// After openCache; a connection of its own, for any one thread.
Result<std::unique_ptr<CacheReader>> openCacheReader(const std::string& path, const Key& key);
/// A damaged outbox is put aside, never deleted; every decision of it that can be read goes on in the new one.
/// `salvage` says so at every start until the profile's value "salvage" was emptied.
Result<Kept> openOutbox(const std::string& path, const Key& key);

/// A damaged one is put aside like a cache, and begun anew: it is history, and nothing depends on it.
Result<std::unique_ptr<History>> openHistory(const std::string& path, const Key& key);

std::string nextAside(const std::string& path);  ///< PATH.corrupt-N, where it would be put
/// The file and what belongs to it; a copy whose key is gone is of no use. What cannot be removed stays.
void removeCache(const std::string& path);
/// As below, for a cache, which can be fetched again: of those put aside only the newest two are kept.
Result<std::string> setCacheAside(const std::string& path);
/// Renames a database and what belongs to it to PATH.corrupt-N; the new path. Errc::storage.
Result<std::string> setAside(const std::string& path);

}  // namespace rebate::cache
