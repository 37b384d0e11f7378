// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <optional>
#include <string>
#include <vector>

#include "ports/cache_desk.h"
#include "ui/export/export_table.h"

namespace rebate {

/// The rebates' table as a file: all rows of a filter, or those that are selected.
class RebateExport {
  Q_DECLARE_TR_FUNCTIONS(rebate::RebateExport)
 public:
  /// `desk` finds who is in the rows; it outlives the answer, or the question dies with it.
  static ExportTable table(const RebateQuery& query, std::int64_t expected, CacheDesk* desk);
  static ExportTable selection(const std::vector<std::string>& ids, CacheDesk* desk);
  static QString filterWords(const RebateQuery& query);

 private:
  static std::vector<ExportColumn> columns();
};

}  // namespace rebate
