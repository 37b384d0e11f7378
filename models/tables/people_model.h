// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "domain/user.h"
#include "tables/rows_model.h"

namespace rebate {

/// Where somebody was found. The copy finds parts of phones, a region the orders' numbers that the copy does not have.
enum class FoundIn { copy, region, both, recent };

struct PersonRow {
  User user;
  FoundIn found = FoundIn::copy;
  bool operator==(const PersonRow&) const = default;
};

/// People a search found: those of the copy first, as they came, then those that only a region knows.
class PeopleModel : public RowsModel<PersonRow> {
 public:
  enum class Column { id, mask, found };
  static constexpr int kColumns = 3;
  enum Role {
    FactRole = Qt::UserRole + 1,  ///< the column's fact
    IdRole,
    StateRole,
  };

  using RowsModel::RowsModel;

  void setCopy(std::vector<User> users);
  void setRegion(std::vector<User> users);
  void setRecent(std::vector<User> users);  ///< nothing is searched for
  int rowOf(const std::string& userId) const;

  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  void join();

  std::vector<User> copy_, region_;
};

}  // namespace rebate
