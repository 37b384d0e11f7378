// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <optional>
#include <vector>

#include "ports/cache_desk.h"
#include "tables/rebate_selection.h"
#include "ui/export/export_table.h"

namespace rebate {

/// The rebates' table as a file: all rows of its query, or those that are selected.
class RebateExport {
  Q_DECLARE_TR_FUNCTIONS(rebate::RebateExport)
 public:
  /// An empty selection: all rows. `total`: rows of the query, 0: not counted yet. `desk` finds who is in the rows; a
  /// question dies with it.
  static ExportTable table(const RebateQuery& query, const RebateSelection& chosen, std::int64_t total,
                           CacheDesk* desk);
  /// What is held, for this reason (none: for any).
  static ExportTable held(std::optional<Reason> reason, CacheDesk* desk);
  static QString filterWords(const RebateQuery& query);

 private:
  static std::vector<ExportColumn> columns();
};

}  // namespace rebate
