// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cache/sql_outbox.h"
#include "ports/profile.h"
#include "ports/vault.h"

namespace rebate::cache {

/// What a damaged outbox still says. A decision counts when its hashes fit; what became of it only when the page it
/// lies on is authentic, too.
struct OutboxRemains {
  std::vector<OutboxItem> items;               ///< oldest first, as they shall go on
  std::vector<Gap> gaps;                       ///< numbers without a row, the lost ones among them
  std::int64_t newest = 0;                     ///< number
  std::map<std::string, std::string> profile;  ///< the table `meta`
  Salvage report;                              ///< without the path
};

/// Errc::storage when the file cannot be read at all.
Result<OutboxRemains> outboxRemains(const std::string& path, const Key& key);

}  // namespace rebate::cache
