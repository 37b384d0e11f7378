// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/alert_table_model.h"

#include <algorithm>
#include <set>

namespace rebate {
namespace {

QString text(const std::string& utf8) {
  return QString::fromStdString(utf8);
}

std::string groupOf(const AlertView& view, AlertGrouping by) {
  switch (by) {
    case AlertGrouping::none:
      return {};
    case AlertGrouping::region:
      return regionOf(view.alert);
    case AlertGrouping::severity:
      return severityWordOf(view.alert);
    case AlertGrouping::alert:
      return nameOf(view.alert);
    case AlertGrouping::alertmanager: {
      std::string words;
      for (const auto& [name, value] : view.group) words += (words.empty() ? "" : " · ") + name + "=" + value;
      return words;
    }
  }
  return {};
}

QVariant factOf(const AlertView& view, AlertTableModel::Column column) {
  using Column = AlertTableModel::Column;
  switch (column) {
    case Column::severity:
      return text(severityWordOf(view.alert));
    case Column::alert:
      return text(nameOf(view.alert));
    case Column::where:
      return text(regionOf(view.alert));
    case Column::what:
      return view.judgement ? QVariant(static_cast<qlonglong>(view.judgement->value)) : QVariant();
    case Column::firing:
      return static_cast<qlonglong>(view.alert.startsAt);
    case Column::owner:
      return view.silence ? text(view.silence->owner) : QString();
    case Column::acts:
      return {};
  }
  return {};
}

std::string keyOf(const AlertRow& row) {
  return row.view ? "a" + row.view->id() : "g" + row.group;
}

}  // namespace

bool shows(AlertShow show, const AlertView& view) {
  switch (show) {
    case AlertShow::firing:
      return view.standing != Standing::suppressed;
    case AlertShow::acknowledged:
      return view.standing == Standing::acknowledged;
    case AlertShow::suppressed:
      return view.standing == Standing::suppressed;
  }
  return true;
}

/// Groups stand in the order of the worst in them.
std::vector<AlertRow> alertRows(const AlertFacts& facts, const AlertFilter& filter) {
  std::vector<std::pair<std::string, std::vector<AlertRow>>> groups;
  for (const auto& view : facts.alerts) {
    const auto region = regionOf(view.alert);
    // What is of all regions is of this one, too.
    if (!shows(filter.show, view) || (!filter.region.empty() && !region.empty() && region != filter.region)) continue;
    const auto group = groupOf(view, filter.by);
    auto found = std::find_if(groups.begin(), groups.end(), [&](const auto& one) { return one.first == group; });
    if (found == groups.end()) found = groups.insert(groups.end(), {group, {}});
    found->second.push_back({group, view});
  }
  std::vector<AlertRow> rows;
  for (auto& [group, members] : groups) {
    if (filter.by != AlertGrouping::none) rows.push_back({group, {}, static_cast<int>(members.size())});
    std::move(members.begin(), members.end(), std::back_inserter(rows));
  }
  return rows;
}

std::vector<std::string> regionsOf(const AlertFacts& facts) {
  std::set<std::string> regions;
  for (const auto& view : facts.alerts)
    if (auto region = regionOf(view.alert); !region.empty()) regions.insert(std::move(region));
  return {regions.begin(), regions.end()};
}

void AlertTableModel::setRows(std::vector<AlertRow> rows) {
  become(std::move(rows), keyOf);
}

int AlertTableModel::rowOf(const std::string& fingerprint) const {
  const auto found = std::find_if(rows().begin(), rows().end(),
                                  [&](const AlertRow& row) { return row.view && row.view->id() == fingerprint; });
  return found == rows().end() ? -1 : static_cast<int>(found - rows().begin());
}

QVariant AlertTableModel::data(const QModelIndex& index, int role) const {
  const auto* row = index.isValid() ? at(index.row()) : nullptr;
  if (!row) return {};
  if (role == IdRole) return row->view ? text(row->view->id()) : QString();
  if (!row->view) return role == FactRole && index.column() == 0 ? QVariant(text(row->group)) : QVariant();
  switch (role) {
    case FactRole:
      return factOf(*row->view, static_cast<Column>(index.column()));
    case StandingRole:
      return static_cast<int>(row->view->standing);
    case StaleRole:
      return row->view->stale;
    default:
      return {};
  }
}

}  // namespace rebate
