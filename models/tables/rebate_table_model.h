// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ports/cache.h"
#include "tables/rows_model.h"

namespace rebate {

/// A window of the cache: keyset pages of 200, fetched as the view scrolls. It costs what was looked at, not what
/// exists. Changes come by id and become row differences; only a new query resets.
class RebateTableModel : public RowsModel<Rebate> {
 public:
  enum class Column { order, user, platform, item, paid, commission, rebate, state, proposedBy, age };
  static constexpr int kColumns = 10;
  enum Role {
    FactRole = Qt::UserRole + 1,  ///< the column's fact: text, fen, ms or the number of an enum value
    IdRole,
    StateRole,
    ReasonRole,
    PendingRole,  ///< an open decision of this desktop waits for this row
    VersionRole,
    UserMaskRole,
  };
  static constexpr int kPage = 200;

  using RowsModel::RowsModel;

  /// Null while there is no cache: the table is empty then.
  void setCache(CacheReader* cache);
  void setQuery(const RebateQuery& query);
  const RebateQuery& query() const { return query_; }
  void applyChanges(const std::vector<std::string>& ids);  ///< empty: all may have changed
  void setPending(std::set<std::string> rebateIds);
  bool isPending(const std::string& rebateId) const { return pending_.contains(rebateId); }
  int rowOf(const std::string& rebateId) const;                     ///< −1 when not in the window
  const std::optional<Error>& trouble() const { return trouble_; }  ///< the last read that failed

  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
  QVariant data(const QModelIndex& index, int role) const override;
  bool canFetchMore(const QModelIndex& parent) const override;
  void fetchMore(const QModelIndex& parent) override;

 private:
  std::optional<std::vector<Rebate>> readPage(const std::optional<PageKey>& after);
  void start();
  void applyOne(const std::string& id);
  void rereadWindow();
  void refillIfShort();
  bool isBefore(const Rebate& a, const Rebate& b) const;
  int placeFor(const Rebate& row, int leavingOut) const;

  CacheReader* cache_ = nullptr;
  RebateQuery query_;
  std::set<std::string> pending_;
  std::optional<Error> trouble_;
  bool more_ = false;
};

}  // namespace rebate
