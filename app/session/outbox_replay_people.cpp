// SPDX-License-Identifier: GPL-3.0-or-later
// OutboxReplay: what a person does with a row.
#include <algorithm>

#include "session/outbox_replay.h"

namespace rebate {

const OutboxItem* OutboxReplay::openRow(const std::string& id) const {
  const auto row = std::find_if(open_.begin(), open_.end(), [&](const auto& r) { return r.second.decision.id == id; });
  return row == open_.end() ? nullptr : &row->second;
}

Outcome OutboxReplay::settleByHand(OutboxItem item, OutboxState state) {
  item.state = state;
  item.settledAt = clock_.wall();
  if (!store({item})) return Error{Errc::storage, "", "not kept"};
  pump();  // what waited behind it may go
  return Done{};
}

Outcome OutboxReplay::cancel(const std::string& id) {
  const auto* row = openRow(id);
  if (row == nullptr) return Error{Errc::notFound, "id", "no such decision waits"};
  if (row->state != OutboxState::queued) return Error{Errc::notAllowed, "state", "may have been sent"};
  if (row->tries > 0) return Error{Errc::notAllowed, "state", "was sent before"};
  return settleByHand(*row, OutboxState::cancelled);
}

Outcome OutboxReplay::dismiss(const std::string& id) {
  if (outbox_ == nullptr) return Error{Errc::locked, "", "the outbox is closed"};
  auto item = outbox_->find(id);
  if (!item) return item.error();
  if (!*item) return Error{Errc::notFound, "id", "no such decision"};
  if (!needsPerson((*item)->state)) return Error{Errc::notAllowed, "state", "nothing to dismiss"};
  return settleByHand(**item, OutboxState::cancelled);
}

Outcome OutboxReplay::release(const std::string& id) {
  const auto* row = openRow(id);
  if (row == nullptr) return Error{Errc::notFound, "id", "no such decision is parked"};
  if (row->state != OutboxState::parked) return Error{Errc::notAllowed, "state", "not parked"};
  auto item = *row;
  item.state = OutboxState::queued;
  item.problem.reset();
  item.why.clear();
  item.releasedOn = store_;
  if (!store({item})) return Error{Errc::storage, "", "not kept"};
  faults_.erase(item.decision.deviceSeq);
  pump();
  return Done{};
}

}  // namespace rebate
