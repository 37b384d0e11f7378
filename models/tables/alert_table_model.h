// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ports/alert_desk.h"
#include "tables/rows_model.h"

namespace rebate {

enum class AlertShow { firing, acknowledged, suppressed };  ///< firing: with those that somebody has in hand
enum class AlertGrouping { none, region, severity, alert, alertmanager };

struct AlertFilter {
  AlertShow show = AlertShow::firing;
  std::string region{};  ///< empty: all
  AlertGrouping by = AlertGrouping::none;
  bool operator==(const AlertFilter&) const = default;
};
bool shows(AlertShow show, const AlertView& view);

/// An alert, or the head of a group.
struct AlertRow {
  std::string group;  ///< a fact: the region, the severity's word, …; of its head, too
  std::optional<AlertView> view{};
  int size = 0;  ///< of a head: alerts below it
  bool operator==(const AlertRow&) const = default;
};
std::vector<AlertRow> alertRows(const AlertFacts& facts, const AlertFilter& filter);
/// Regions that any alert names, sorted.
std::vector<std::string> regionsOf(const AlertFacts& facts);

class AlertTableModel : public RowsModel<AlertRow> {
 public:
  enum class Column { severity, alert, where, what, firing, owner, acts };
  static constexpr int kColumns = 7;
  enum Role {
    FactRole = Qt::UserRole + 1,  ///< the column's fact: a text, or UNIX ms
    IdRole,                       ///< fingerprint; empty: the head of a group
    StandingRole,
    StaleRole,
  };

  using RowsModel::RowsModel;
  void setRows(std::vector<AlertRow> rows);
  int rowOf(const std::string& fingerprint) const;  ///< −1: not here

  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
  QVariant data(const QModelIndex& index, int role) const override;
};

}  // namespace rebate
