// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/region_link.h"
#include "tables/rows_model.h"

namespace rebate {

/// An upstream version with its number, counted from the oldest, and what it changed in the commission.
struct VersionRow {
  int number = 1;
  VersionLine line;
  std::optional<Fen> change;  ///< of the income against the version before; absent on the first
  /// What the platform's row says otherwise than the one before; a member that was not there, or is not, is empty.
  struct Difference {
    std::string member, before, after;
    bool operator==(const Difference&) const = default;
  };
  std::vector<Difference> differences = {};
  bool operator==(const VersionRow&) const = default;
};

/// Members of two rows that differ, by name.
std::vector<VersionRow::Difference> differencesOf(const std::map<std::string, std::string>& before,
                                                  const std::map<std::string, std::string>& after);

/// Upstream versions of one rebate, newest first.
class VersionsModel : public RowsModel<VersionRow> {
 public:
  enum class Column { number, modified, state, change };
  static constexpr int kColumns = 4;
  enum Role {
    FactRole = Qt::UserRole + 1,  ///< the column's fact
    PaidRole,                     ///< fen
    IncomeRole,                   ///< fen
    RefundOpenRole,
    CodeRole,   ///< the platform's status code
    FirstRole,  ///< nothing before it to compare with
  };

  using RowsModel::RowsModel;

  void setVersions(const std::vector<VersionLine>& newestFirst);

  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
  QVariant data(const QModelIndex& index, int role) const override;
};

}  // namespace rebate
