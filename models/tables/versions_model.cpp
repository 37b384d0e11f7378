// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/versions_model.h"

#include <set>

namespace rebate {

std::vector<VersionRow::Difference> differencesOf(const std::map<std::string, std::string>& before,
                                                  const std::map<std::string, std::string>& after) {
  std::vector<VersionRow::Difference> found;
  const auto in = [](const auto& row, const std::string& member) {
    const auto at = row.find(member);
    return at == row.end() ? std::string() : at->second;
  };
  std::set<std::string> members;
  for (const auto* row : {&before, &after})
    for (const auto& [member, value] : *row) members.insert(member);
  for (const auto& member : members)
    if (in(before, member) != in(after, member)) found.push_back({member, in(before, member), in(after, member)});
  return found;
}

void VersionsModel::setVersions(const std::vector<VersionLine>& newestFirst) {
  std::vector<VersionRow> rows;
  const auto count = newestFirst.size();
  for (std::size_t i = 0; i < count; ++i) {
    VersionRow row{static_cast<int>(count - i), newestFirst[i], std::nullopt};
    if (i + 1 < count) {
      row.change = Fen{newestFirst[i].income.value - newestFirst[i + 1].income.value};
      row.differences = differencesOf(newestFirst[i + 1].raw, newestFirst[i].raw);
    }
    rows.push_back(std::move(row));
  }
  // A late old version renumbers the newer ones, so the number alone would not name a row.
  become(std::move(rows),
         [](const VersionRow& row) { return std::to_string(row.number) + '/' + std::to_string(row.line.modifiedAt); });
}

QVariant VersionsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const VersionRow& row = *at(index.row());
  switch (role) {
    case FactRole:
      break;
    case PaidRole:
      return static_cast<qlonglong>(row.line.paid.value);
    case IncomeRole:
      return static_cast<qlonglong>(row.line.income.value);
    case RefundOpenRole:
      return row.line.refundOpen;
    case CodeRole:
      return static_cast<qlonglong>(row.line.statusCode);
    case FirstRole:
      return !row.change.has_value();
    default:
      return {};  // Qt's own roles are the view's business
  }
  switch (static_cast<Column>(index.column())) {
    case Column::number:
      return row.number;
    case Column::modified:
      return static_cast<qlonglong>(row.line.modifiedAt);
    case Column::state:
      return static_cast<int>(row.line.state);
    case Column::change:
      return static_cast<qlonglong>(row.change.value_or(Fen{}).value);
  }
  return {};
}

}  // namespace rebate
