// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <vector>

#include "ports/outbox.h"
#include "ports/region_reads.h"
#include "tables/rows_model.h"

namespace rebate {

enum class TimelineSource {
  region,
  copy,   ///< known from this desktop's copy alone: no region has told it
  outbox  ///< done here, and not yet by a region
};

struct TimelineRow {
  TimelineItem item;
  TimelineSource source = TimelineSource::region;
  OutboxState waits = OutboxState::applied;  ///< of a row of the outbox
  bool operator==(const TimelineRow&) const = default;
};

/// What the copy knows as a region would tell it.
TimelineItem timelineItemOf(const Rebate& rebate);
TimelineItem timelineItemOf(const Withdrawal& withdrawal);
/// Likewise of a command on a user; absent when it is about something else.
std::optional<TimelineItem> timelineItemOf(const OutboxItem& item);

/// Everything that touched one user, newest first: what regions told, joined with orders and withdrawals of the copy
/// (which are newer than what was read) and with what still waits in the outbox, on top.
class TimelineModel : public RowsModel<TimelineRow> {
 public:
  enum class Column { at, kind, what };
  static constexpr int kColumns = 3;
  enum Role {
    FactRole = Qt::UserRole + 1,  ///< the column's fact; of `what` the item's id
    IdRole,                       ///< unique in the table
    KindRole,
    SourceRole,
    RebateIdRole,      ///< of what is about a rebate, else empty
    WithdrawalIdRole,  ///< likewise
  };

  using RowsModel::RowsModel;

  void setKinds(std::set<TimelineKind> kinds);  ///< shows only these; empty: all
  const std::set<TimelineKind>& kinds() const { return kinds_; }
  void setRegion(TimelineSlice newest);  ///< the first slice, in place of all that was read
  void addRegion(TimelineSlice older);   ///< what follows
  void forgetRegion();                   ///< no region tells: the copy is all there is
  void setCopy(const std::vector<Rebate>& rebates, const std::vector<Withdrawal>& withdrawals = {});
  void setWaiting(const std::vector<OutboxItem>& outbox, const std::string& userId);
  void clear();  ///< another user

  bool hasRegion() const { return told_; }
  const std::string& next() const { return next_; }  ///< where the region goes on; empty: it told everything
  int rowOf(const std::string& id) const;

  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  void join();

  std::set<TimelineKind> kinds_;
  std::vector<TimelineItem> region_;
  std::vector<TimelineItem> copy_;
  std::vector<TimelineRow> waiting_;  ///< newest first
  std::string next_;
  bool told_ = false;
};

}  // namespace rebate
