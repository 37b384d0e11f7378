// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/people_model.h"

namespace rebate {
namespace {

const User* findIn(const std::vector<User>& users, const std::string& id) {
  const auto found = std::find_if(users.begin(), users.end(), [&](const User& user) { return user.id == id; });
  return found == users.end() ? nullptr : &*found;
}

}  // namespace

void PeopleModel::setCopy(std::vector<User> users) {
  copy_ = std::move(users);
  region_.clear();
  join();
}

void PeopleModel::setRegion(std::vector<User> users) {
  region_ = std::move(users);
  join();
}

void PeopleModel::setRecent(std::vector<User> users) {
  copy_.clear();
  region_.clear();
  std::vector<PersonRow> rows;
  for (auto& user : users) rows.push_back({std::move(user), FoundIn::recent});
  become(std::move(rows), [](const PersonRow& row) { return row.user.id; });
}

/// Of somebody known to both, the newer version counts.
void PeopleModel::join() {
  std::vector<PersonRow> rows;
  for (const auto& user : copy_) {
    const auto* told = findIn(region_, user.id);
    rows.push_back({told && told->version > user.version ? *told : user, told ? FoundIn::both : FoundIn::copy});
  }
  for (const auto& user : region_)
    if (!findIn(copy_, user.id)) rows.push_back({user, FoundIn::region});
  become(std::move(rows), [](const PersonRow& row) { return row.user.id; });
}

int PeopleModel::rowOf(const std::string& userId) const {
  const auto found = std::find_if(rows().begin(), rows().end(), [&](const auto& row) { return row.user.id == userId; });
  return found == rows().end() ? -1 : static_cast<int>(found - rows().begin());
}

QVariant PeopleModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto& row = *at(index.row());
  if (role == IdRole) return QString::fromStdString(row.user.id);
  if (role == StateRole) return static_cast<int>(row.user.state);
  if (role != FactRole) return {};  // Qt's own roles are the view's business
  switch (static_cast<Column>(index.column())) {
    case Column::id:
      return QString::fromStdString(row.user.id);
    case Column::mask:
      return QString::fromStdString(row.user.mask);
    case Column::found:
      return static_cast<int>(row.found);
  }
  return {};
}

}  // namespace rebate
