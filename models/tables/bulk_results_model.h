// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <unordered_map>

#include "ports/outbox.h"
#include "tables/rows_model.h"

namespace rebate {

/// What came of one of many decisions.
enum class BulkEnd {
  waiting,  ///< still to be kept, or in the outbox
  applied,
  proposed,   ///< a second person has to approve it
  moved,      ///< it changed meanwhile, or somebody else was first
  forbidden,  ///< own proposal, or not allowed any more
  refused,    ///< anything else that needs a look
  withdrawn,  ///< taken back before it was sent, or never kept
};

struct BulkResult {
  Rebate seen;
  std::optional<Error> notKept;    ///< it did not get into the outbox
  std::optional<OutboxItem> item;  ///< as it stands in the outbox
  bool stopped = false;            ///< its turn never came
  bool operator==(const BulkResult&) const = default;
  BulkEnd end() const;
};

/// One row for each of many decisions, in the order they were made.
class BulkResultsModel : public RowsModel<BulkResult> {
 public:
  enum class Column { order, user, platform, rebate, result };
  static constexpr int kColumns = 5;
  enum Role {
    FactRole = Qt::UserRole + 1,  ///< the column's fact: text, fen or the number of an enum value
    EndRole,                      ///< BulkEnd
    IdRole,                       ///< of the rebate
  };
  using RowsModel::RowsModel;

  void begin(const std::vector<Rebate>& seen);
  void kept(int from, const std::vector<Result<OutboxItem>>& answers);
  void stopFrom(int row);                             ///< those that are not in the outbox yet stay out of it
  void follow(const std::vector<OutboxItem>& items);  ///< news of some of them, by their ids
  int countOf(BulkEnd end) const;

  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  std::unordered_map<std::string, int> rowOf_;  ///< by the decision's id
};

}  // namespace rebate
