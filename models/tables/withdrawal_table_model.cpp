// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/withdrawal_table_model.h"

#include <QPointer>
#include <utility>

namespace rebate {
namespace {

constexpr Millis kPatience = 8;  // half a frame
constexpr int kTries = 20;       // another table's interrupt may hit this read

QString text(const std::string& utf8) {
  return QString::fromStdString(utf8);
}

QVariant factOf(const WithdrawalRow& row, WithdrawalTableModel::Column column) {
  using Column = WithdrawalTableModel::Column;
  const auto& w = row.withdrawal;
  switch (column) {
    case Column::id:
      return text(w.id);
    case Column::user:
      return text(w.userId);
    case Column::amount:
      return static_cast<qlonglong>(w.amount.value);
    case Column::balance:
      return row.balance ? QVariant(static_cast<qlonglong>(row.balance->value)) : QVariant();
    case Column::requestedBy:
      return text(w.requestedBy);
    case Column::state:
      return static_cast<int>(stageOf(w));
    case Column::note:
      return text(w.note);
    case Column::age:
      return static_cast<qlonglong>(w.requestedAt);
  }
  return {};
}

Result<std::vector<WithdrawalRow>> readRows(CacheReader& reader, const WithdrawalQuery& query,
                                            const std::optional<PageKey>& after, int limit) {
  auto rows = reader.withdrawals(query, after, limit);
  for (int i = 1; i < kTries && !rows && rows.error().code == Errc::cancelled; ++i)
    rows = reader.withdrawals(query, after, limit);
  return rows;
}

}  // namespace

void WithdrawalTableModel::setDesk(CacheDesk* desk) {
  if (desk_ == desk) return;
  desk_ = desk;
  begin();
}

void WithdrawalTableModel::setQuery(const WithdrawalQuery& query) {
  if (query_ == query) return;
  query_ = query;
  begin();
}

void WithdrawalTableModel::begin() {
  ++number_;
  reading_ = again_ = whole_ = false;
  trouble_.reset();
  resetTo({});
  if (desk_) return ask({}, kPage);
  Q_EMIT rowsRead();
}

void WithdrawalTableModel::refresh() {
  if (!desk_) return;
  again_ = reading_;
  if (!reading_) ask({}, std::max(rowCount(), kPage));
}

bool WithdrawalTableModel::canFetchMore(const QModelIndex& parent) const {
  return !parent.isValid() && desk_ && !reading_ && !whole_ && !trouble_ && rowCount() > 0;
}

void WithdrawalTableModel::fetchMore(const QModelIndex& parent) {
  if (canFetchMore(parent)) ask(keyOf(rows().back().withdrawal, query_.order), kPage);
}

void WithdrawalTableModel::ask(const std::optional<PageKey>& after, int limit) {
  reading_ = true;
  const auto answer = std::make_shared<std::optional<Result<Rows>>>();
  desk_->ask([=, query = query_](CacheReader& reader) { answer->emplace(readRows(reader, query, after, limit)); },
             [self = QPointer(this), number = ++number_, answer, more = after.has_value(), limit] {
               if (self && self->number_ == number && *answer) self->take(**std::move(answer), more, limit);
             },
             kPatience);
}

void WithdrawalTableModel::take(Result<Rows> rows, bool more, int limit) {
  trouble_ = rows ? std::nullopt : std::optional(rows.error());
  if (rows) {
    whole_ = static_cast<int>(rows->size()) < limit;
    if (more)
      append(*std::move(rows));
    else
      become(*std::move(rows), [](const WithdrawalRow& row) { return row.withdrawal.id; });
  }
  reading_ = false;  // not before: who hears of new rows may want more of them at once
  Q_EMIT rowsRead();
  if (std::exchange(again_, false)) refresh();
}

void WithdrawalTableModel::setPending(std::set<std::string> withdrawalIds) {
  const auto before = std::exchange(pending_, std::move(withdrawalIds));
  for (int i = 0; i < rowCount(); ++i)
    if (before.contains(at(i)->withdrawal.id) != pending_.contains(at(i)->withdrawal.id)) touched(i);
}

int WithdrawalTableModel::rowOf(const std::string& id) const {
  const auto found =
      std::find_if(rows().begin(), rows().end(), [&](const WithdrawalRow& row) { return row.withdrawal.id == id; });
  return found == rows().end() ? -1 : static_cast<int>(found - rows().begin());
}

QVariant WithdrawalTableModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto& row = *at(index.row());
  switch (role) {
    case FactRole:
      return factOf(row, static_cast<Column>(index.column()));
    case IdRole:
      return text(row.withdrawal.id);
    case StageRole:
      return static_cast<int>(stageOf(row.withdrawal));
    case PendingRole:
      return isPending(row.withdrawal.id);
    case UserMaskRole:
      return text(row.userMask);
    default:
      return {};  // Qt's own roles are the view's business
  }
}

}  // namespace rebate
