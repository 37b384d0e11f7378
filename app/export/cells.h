// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "ports/exporter.h"

namespace rebate::exporting {

bool isFigure(CellKind kind);  ///< stands to the right
/// The title as it stands above the column: what is a time says its zone.
std::string titleOf(const ExportColumn& column, const ExportJob& job);

/// "1299.00", "3", "2026-06-12", "2026-06-12 10:44:20", "2.50%"; for programs.
std::string plainText(const ExportCell& cell, CellKind kind, const ExportJob& job);
/// The same for people: thousands separated.
std::string readableText(const ExportCell& cell, CellKind kind, const ExportJob& job);
/// Days since 1899-12-30, as spreadsheets count them; a date has no fraction.
double sheetDays(std::int64_t ms, CellKind kind, const ExportJob& job);

/// Sums of the columns that have one.
class Totals {
 public:
  explicit Totals(const std::vector<ExportColumn>& columns);
  Outcome add(const ExportRow& row);  ///< Errc::overflow
  bool any() const { return any_; }
  std::int64_t of(std::size_t column) const { return sums_[column]; }
  /// The last line of a table: the word where there is room for it, then the sums.
  ExportRow row(const std::string& word) const;

 private:
  const std::vector<ExportColumn>& columns_;
  std::vector<std::int64_t> sums_;
  bool any_ = false;
};

}  // namespace rebate::exporting
