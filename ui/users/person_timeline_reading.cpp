// SPDX-License-Identifier: GPL-3.0-or-later
// Where a timeline comes from: a region, the copy, the outbox.
#include <QPointer>
#include <QScrollBar>
#include <QTableView>
#include <algorithm>
#include <memory>

#include "ui/style/data_age.h"
#include "ui/users/person_timeline.h"

namespace rebate {
namespace {

constexpr int kSlice = 100;
constexpr int kMostAtOnce = 500;  // of one request of the region API
constexpr int kOutboxLooked = 500;
constexpr Millis kPatience = 8;
constexpr int kRowsAhead = 8;
constexpr int kWithdrawals = 200;

struct CopyOfTimeline {
  Result<std::vector<Rebate>> rebates{std::vector<Rebate>{}};
  std::vector<Withdrawal> withdrawals;
};

CopyOfTimeline read(CacheReader& reader, const std::string& userId, int limit) {
  return {reader.rebatesOf(userId, {}, limit), reader.withdrawalsOf(userId, {}, kWithdrawals).valueOr({})};
}

/// Number of the newest command about this person that a region has done; 0: none.
std::int64_t newestApplied(const std::vector<OutboxItem>& items, const std::string& userId) {
  std::int64_t newest = 0;
  for (const auto& item : items)
    if (item.command && item.state == OutboxState::applied && item.decision.rebateId == "user:" + userId)
      newest = std::max(newest, item.decision.deviceSeq);
  return newest;
}

}  // namespace

void PersonTimeline::show(const std::string& userId) {
  userId_ = userId;
  ++asked_;
  asking_ = readingCopy_ = copyAgain_ = false;
  trouble_.reset();
  applied_.reset();
  copyLimit_ = kSlice;
  model_.clear();
  readCopy();
  readRegion(false);
  outboxChanged();
}

void PersonTimeline::refresh() {
  readCopy();
  readRegion(false);
}

void PersonTimeline::copyChanged() {
  readCopy();
}

/// A region is back: it is asked for what could not be asked before.
void PersonTimeline::factsChanged() {
  if (copyNumber_ != context_.workspace.facts().copyNumber) {
    readingCopy_ = false;  // what was asked of the copy before died with it
    readCopy();
  }
  const bool lost = trouble_ && trouble_->code == Errc::unavailable;
  if (lost && !asking_ && !DataAge::isOffline(context_.workspace.facts())) readRegion(false);
  showNote();
}

void PersonTimeline::nearEnd() {
  const auto* bar = table_->verticalScrollBar();
  const bool below = table_->currentIndex().row() + kRowsAhead >= model_.rowCount() ||
                     (bar->maximum() > 0 && bar->value() + kRowsAhead * 30 >= bar->maximum());
  if (!below || model_.rowCount() == 0) return;
  if (!model_.next().empty()) return readRegion(true);
  if (copyEnds_ || readingCopy_ || model_.hasRegion()) return;
  copyLimit_ += kSlice;
  readCopy();
}

void PersonTimeline::readRegion(bool older) {
  if (userId_.empty() || (older && asking_)) return;
  TimelineRead wish{userId_, {model_.kinds().begin(), model_.kinds().end()}, older ? model_.next() : std::string()};
  // Again as much as was there, so that nobody loses the row they look at.
  wish.limit = older ? kSlice : std::clamp(model_.rowCount(), kSlice, kMostAtOnce);
  asking_ = true;
  const auto number = ++asked_;
  const QPointer<PersonTimeline> self(this);
  ask(context_.workspace, wish, std::function([self, number, older](Result<TimelineSlice> slice) {
        if (self && self->asked_ == number) self->told(std::move(slice), older);
      }));
  showNote();
}

void PersonTimeline::told(Result<TimelineSlice> slice, bool older) {
  asking_ = false;
  trouble_ = slice ? std::nullopt : std::optional(slice.error());
  if (slice) {
    toldAt_ = context_.clock.wall();
    if (older)
      model_.addRegion(*std::move(slice));
    else
      model_.setRegion(*std::move(slice));
  }
  rowsChanged();
}

void PersonTimeline::readCopy() {
  auto* desk = context_.workspace.desk();
  if (userId_.empty() || !desk) return showNote();
  if (readingCopy_) {
    copyAgain_ = true;
    return;
  }
  readingCopy_ = true;
  copyNumber_ = context_.workspace.facts().copyNumber;
  const auto found = std::make_shared<CopyOfTimeline>();
  const QPointer<PersonTimeline> self(this);
  desk->ask([found, id = userId_, limit = copyLimit_](CacheReader& reader) { *found = read(reader, id, limit); },
            [self, found, id = userId_, limit = copyLimit_] {
              if (!self || self->userId_ != id) return;
              self->readingCopy_ = false;
              const auto& rows = found->rebates;
              const bool cancelled = !rows && rows.error().code == Errc::cancelled;
              if (rows) {
                self->copyEnds_ = static_cast<int>(rows->size()) < limit;
                self->model_.setCopy(*rows, found->withdrawals);
              } else if (!cancelled) {
                self->context_.workspace.cacheTroubled(rows.error());
              }
              const bool again = std::exchange(self->copyAgain_, false) || cancelled;
              if (again) QMetaObject::invokeMethod(self.data(), &PersonTimeline::copyChanged, Qt::QueuedConnection);
            },
            kPatience);
}

void PersonTimeline::outboxChanged() {
  if (userId_.empty()) return;
  const QPointer<PersonTimeline> self(this);
  context_.workspace.outboxItems(kOutboxLooked, [self, id = userId_](Result<std::vector<OutboxItem>> items) {
    if (!self || !items || self->userId_ != id) return;
    const auto waitingOf = [&] {
      return std::count_if(self->model_.rows().begin(), self->model_.rows().end(),
                           [](const auto& row) { return row.source == TimelineSource::outbox; });
    };
    const auto before = waitingOf();
    self->model_.setWaiting(*items, id);
    // What waited, or went out before it was seen waiting, is now in the region's own words.
    const auto applied = newestApplied(*items, id);
    const bool went = applied > std::exchange(self->applied_, applied).value_or(applied);
    if (waitingOf() < before || went) self->readRegion(false);
  });
}

}  // namespace rebate
