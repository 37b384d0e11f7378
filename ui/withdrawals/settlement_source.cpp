// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/withdrawals/settlement_source.h"

#include <QPointer>
#include <memory>
#include <utility>

namespace rebate {

SettlementSource::SettlementSource(const Context& context, QObject* parent) : QObject(parent), context_(context) {
  rest_.setSingleShot(true);
  rest_.setInterval(kRest);
  connect(&rest_, &QTimer::timeout, this, &SettlementSource::askSoon);
}

void SettlementSource::setWatched(bool watched) {
  watched_ = watched;
  const auto now = context_.clock.wall() + context_.workspace.facts().clockAhead;
  stale_ = stale_ || dayOf(now) != dayOf(asOf_);  // another day, other months
  askSoon();
}

void SettlementSource::rowsChanged() {
  stale_ = true;
  askSoon();
}

/// What was asked of the desk before died with it.
void SettlementSource::deskChanged() {
  auto* desk = context_.workspace.desk();
  if (desk == desk_) return askSoon();
  desk_ = desk;
  ++number_;
  asking_ = false;
  stale_ = true;
  rest_.stop();
  if (!desk_) {
    settlement_.reset();
    asOf_ = 0;
    Q_EMIT changed();
  }
  askSoon();
}

void SettlementSource::askSoon() {
  if (desk_ && watched_ && stale_ && !asking_ && !rest_.isActive()) ask();
}

void SettlementSource::ask() {
  asking_ = true;
  stale_ = false;
  const auto now = context_.clock.wall() + context_.workspace.facts().clockAhead;
  const auto answer = std::make_shared<std::optional<Result<Settlement>>>();
  desk_->ask([answer, now](CacheReader& reader) { answer->emplace(reader.settlement(now)); },
             [self = QPointer(this), number = ++number_, answer, now] {
               if (self && self->number_ == number && *answer) self->take(**std::move(answer), now);
             },
             0);
}

void SettlementSource::take(Result<Settlement> answer, Millis now) {
  asking_ = false;
  rest_.start();
  if (!answer && answer.error().code == Errc::cancelled) {
    stale_ = true;  // a table needed its rows first
    return;
  }
  trouble_ = answer ? std::nullopt : std::optional(answer.error());
  if (answer) {
    settlement_ = *std::move(answer);
    asOf_ = now;
  }
  Q_EMIT changed();
}

}  // namespace rebate
