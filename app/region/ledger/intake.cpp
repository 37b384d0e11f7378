// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/intake.h"

#include "region/ledger/detail_log.h"
#include "region/ledger/version_log.h"

namespace rebate::region {
namespace {

void count(IntakeCounts& counts, Intake intake) {
  switch (intake) {
    case Intake::fresh:
      ++counts.fresh;
      break;
    case Intake::changed:
      ++counts.changed;
      break;
    case Intake::unchanged:
      ++counts.unchanged;
      break;
    case Intake::stale:
      ++counts.stale;
      break;
  }
}

}  // namespace

IntakeCounts& IntakeCounts::operator+=(const IntakeCounts& other) {
  rows += other.rows;
  fresh += other.fresh;
  changed += other.changed;
  unchanged += other.unchanged;
  stale += other.stale;
  rejected += other.rejected;
  return *this;
}

IntakeCounts takePage(Writing& writing, const wire::FeedPage& page, const std::string& source,
                      const std::string& pageName) {
  IntakeCounts counts;
  counts.rows = static_cast<std::int64_t>(page.count());
  counts.rejected = static_cast<std::int64_t>(page.rejected.size());
  for (const auto& version : page.rows) count(counts, takeVersion(writing, version));
  for (const auto& detail : page.details) count(counts, takeDetail(writing, detail));
  for (const auto& row : page.rejected) recordRejection(writing, {source, pageName, row.line, row.reason});
  return counts;
}

}  // namespace rebate::region
