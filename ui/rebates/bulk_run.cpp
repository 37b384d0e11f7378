// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/bulk_run.h"

#include <QPointer>
#include <algorithm>

namespace rebate {

BulkRun::BulkRun(Workspace& workspace, QObject* parent) : QObject(parent), workspace_(workspace) {
  soon_.setSingleShot(true);
  soon_.setInterval(kLookEvery);
  connect(&soon_, &QTimer::timeout, this, &BulkRun::look);
}

void BulkRun::start(const std::vector<Rebate>& rows, const std::set<std::string>& opened, Action action,
                    const std::string& reason) {
  if (keeping_) return;
  ++number_;
  action_ = action;
  reason_ = reason;
  opened_ = opened;
  next_ = 0;
  first_ = last_ = settledTo_ = 0;
  stopped_ = false;
  results_.begin(rows);
  keeping_ = true;
  keepNext();
}

void BulkRun::keepNext() {
  const int count = std::min(kBatch, results_.rowCount() - next_);
  if (count <= 0 || stopped_) {
    keeping_ = false;
    results_.stopFrom(next_);
    Q_EMIT changed();
    return outboxChanged();
  }
  std::vector<Rebate> batch;
  for (int i = 0; i < count; ++i) batch.push_back(results_.at(next_ + i)->seen);
  const QPointer<BulkRun> self(this);
  workspace_.decideAll(batch, opened_, action_, reason_,
                       [self, number = number_](std::vector<Result<OutboxItem>> answers) {
                         if (!self || self->number_ != number) return;
                         self->results_.kept(self->next_, answers);
                         self->next_ += static_cast<int>(answers.size());
                         for (const auto& answer : answers) {
                           if (!answer) continue;
                           if (self->first_ == 0) self->first_ = answer->decision.deviceSeq;
                           self->last_ = answer->decision.deviceSeq;
                         }
                         if (self->settledTo_ == 0) self->settledTo_ = self->first_ - 1;
                         Q_EMIT self->changed();
                         QTimer::singleShot(0, self, &BulkRun::keepNext);  // the window's own events come in between
                       });
}

void BulkRun::stop() {
  stopped_ = true;
}

void BulkRun::withdraw() {
  stop();
  for (const auto& row : results_.rows())
    if (row.item && row.item->state == OutboxState::queued && row.item->tries == 0)
      workspace_.cancel(row.item->decision.id, [](const Outcome&) {});  // what came of it comes with the outbox' news
}

void BulkRun::outboxChanged() {
  if (first_ == 0 || settledTo_ >= last_) return;
  if (looking_)
    again_ = true;
  else if (!soon_.isActive())
    soon_.start();
}

void BulkRun::look() {
  if (looking_) return;
  looking_ = true;
  again_ = false;
  settledSoFar_ = true;
  const QPointer<BulkRun> self(this);
  workspace_.outboxPage(settledTo_, kOutboxPage, [self, number = number_](const Result<std::vector<OutboxItem>>& page) {
    if (self && self->number_ == number) self->lookAt(page);
    if (self && self->number_ != number) self->looking_ = false;
  });
}

/// Page by page up to our newest; the settled ones at the beginning are not read again.
void BulkRun::lookAt(const Result<std::vector<OutboxItem>>& page) {
  const bool more = page && static_cast<int>(page->size()) == kOutboxPage && page->back().decision.deviceSeq < last_;
  if (page) {
    results_.follow(*page);
    for (const auto& item : *page) {
      settledSoFar_ = settledSoFar_ && !isOpen(item.state);
      if (settledSoFar_) settledTo_ = item.decision.deviceSeq;
    }
  }
  if (more) {
    const QPointer<BulkRun> self(this);
    const auto after = page->back().decision.deviceSeq;
    workspace_.outboxPage(after, kOutboxPage, [self, number = number_](const Result<std::vector<OutboxItem>>& next) {
      if (self && self->number_ == number) self->lookAt(next);
      if (self && self->number_ != number) self->looking_ = false;
    });
    return;
  }
  looking_ = false;
  Q_EMIT changed();
  if (again_) outboxChanged();
}

std::set<std::string> BulkRun::pending() const {
  std::set<std::string> ids;
  for (const auto& row : results_.rows())
    if (row.item && row.end() == BulkEnd::waiting) ids.insert(row.seen.id);
  return ids;
}

}  // namespace rebate
