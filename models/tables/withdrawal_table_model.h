// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>

#include "ports/cache_desk.h"
#include "tables/rows_model.h"

namespace rebate {

/// The queue of withdrawals: pages of the cache, the next one when the view comes near its end. Facts only.
class WithdrawalTableModel : public RowsModel<WithdrawalRow> {
  Q_OBJECT
 public:
  enum class Column { id, user, amount, balance, requestedBy, state, note, age };
  static constexpr int kColumns = 8;
  /// FactRole of state: WithdrawalStage; of money: fen (balance: invalid when not known); of age: requested at, ms.
  enum Role { FactRole = Qt::UserRole, IdRole, StageRole, PendingRole, UserMaskRole };
  static constexpr int kPage = 200;

  explicit WithdrawalTableModel(QObject* parent = nullptr) : RowsModel(parent) {}

  void setDesk(CacheDesk* desk);  ///< null: no copy is open. Reads begin anew with another
  void setQuery(const WithdrawalQuery& query);
  const WithdrawalQuery& query() const { return query_; }
  void refresh();  ///< some may have changed, come or gone: what is loaded is read again
  void setPending(std::set<std::string> withdrawalIds);  ///< with a command of this desktop on its way
  bool isPending(const std::string& id) const { return pending_.contains(id); }
  const std::set<std::string>& pending() const { return pending_; }

  int rowOf(const std::string& id) const;  ///< -1: not loaded
  bool reading() const { return reading_ && rowCount() == 0; }
  const std::optional<Error>& trouble() const { return trouble_; }

  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
  QVariant data(const QModelIndex& index, int role) const override;
  bool canFetchMore(const QModelIndex& parent) const override;
  void fetchMore(const QModelIndex& parent) override;

 Q_SIGNALS:
  void rowsRead();

 private:
  using Rows = std::vector<WithdrawalRow>;
  void begin();
  void ask(const std::optional<PageKey>& after, int limit);
  void take(Result<Rows> rows, bool more, int limit);

  CacheDesk* desk_ = nullptr;
  WithdrawalQuery query_;
  std::set<std::string> pending_;
  std::optional<Error> trouble_;
  int number_ = 0;  ///< of the newest read: answers to older ones are dropped
  bool reading_ = false;
  bool again_ = false;  ///< changes came while reading
  bool whole_ = false;  ///< there is no row past the last one
};

}  // namespace rebate
