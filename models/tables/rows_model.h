// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace rebate {

/// A flat table of values that changes by row differences, so that selection and scroll position survive.
/// A Row has operator==; its key is unique within the table.
template <class Row>
class RowsModel : public QAbstractTableModel {
 public:
  using QAbstractTableModel::QAbstractTableModel;

  int rowCount(const QModelIndex& parent = {}) const override {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
  }
  /// Null outside of the table.
  const Row* at(int row) const {
    return row >= 0 && row < rowCount() ? &rows_[static_cast<std::size_t>(row)] : nullptr;
  }
  const std::vector<Row>& rows() const { return rows_; }

 protected:
  /// Turns the table into `next` by removals, insertions, moves and changes of single rows.
  template <class KeyOf>
  void become(std::vector<Row> next, KeyOf keyOf) {
    removeMissing(next, keyOf);
    std::unordered_set<std::string> present;
    for (const auto& row : rows_) present.insert(keyOf(row));
    for (int i = 0; i < static_cast<int>(next.size()); ++i) {
      auto& wanted = next[static_cast<std::size_t>(i)];
      if (!present.contains(keyOf(wanted))) {
        i = insertRun(next, i, [&](const Row& row) { return !present.contains(keyOf(row)); });
        continue;
      }
      moveHere(i, keyOf(wanted), keyOf);
      replaceAt(i, std::move(wanted));
    }
  }

  void insertAt(int row, Row value) {
    beginInsertRows({}, row, row);
    rows_.insert(rows_.begin() + row, std::move(value));
    endInsertRows();
  }
  void append(std::vector<Row> more) {
    if (more.empty()) return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(more.size()) - 1);
    std::move(more.begin(), more.end(), std::back_inserter(rows_));
    endInsertRows();
  }
  void removeAt(int first, int last) {
    beginRemoveRows({}, first, last);
    rows_.erase(rows_.begin() + first, rows_.begin() + last + 1);
    endRemoveRows();
  }
  /// `to` is the index after the move.
  void moveTo(int from, int to) {
    if (from == to) return;
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    const auto begin = rows_.begin();
    if (from > to)
      std::rotate(begin + to, begin + from, begin + from + 1);
    else
      std::rotate(begin + from, begin + from + 1, begin + to + 1);
    endMoveRows();
  }
  void replaceAt(int row, Row value) {
    auto& current = rows_[static_cast<std::size_t>(row)];
    if (current == value) return;
    current = std::move(value);
    touched(row);
  }
  void touched(int row) { Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1)); }
  void resetTo(std::vector<Row> rows) {
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
  }

 private:
  template <class KeyOf>
  void removeMissing(const std::vector<Row>& next, KeyOf keyOf) {
    std::unordered_set<std::string> wanted;
    for (const auto& row : next) wanted.insert(keyOf(row));
    for (int last = rowCount() - 1; last >= 0; --last) {
      if (wanted.contains(keyOf(rows_[static_cast<std::size_t>(last)]))) continue;
      int first = last;
      while (first > 0 && !wanted.contains(keyOf(rows_[static_cast<std::size_t>(first - 1)]))) --first;
      removeAt(first, last);
      last = first;
    }
  }
  /// Inserts the rows of `next` from `first` on for as long as they are new; the last one's number.
  template <class IsNew>
  int insertRun(std::vector<Row>& next, int first, IsNew isNew) {
    const auto begin = next.begin() + first;
    const auto end = std::find_if_not(begin, next.end(), isNew);
    const int last = first + static_cast<int>(end - begin) - 1;
    beginInsertRows({}, first, last);
    rows_.insert(rows_.begin() + first, std::make_move_iterator(begin), std::make_move_iterator(end));
    endInsertRows();
    return last;
  }
  template <class KeyOf>
  void moveHere(int row, const std::string& key, KeyOf keyOf) {
    const auto from = std::find_if(rows_.begin() + row, rows_.end(), [&](const Row& r) { return keyOf(r) == key; });
    moveTo(static_cast<int>(from - rows_.begin()), row);
  }

  std::vector<Row> rows_;
};

}  // namespace rebate
