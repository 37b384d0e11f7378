// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/events/table_bus.h"

#include <memory>

#include "region/ledger/settlement.h"

namespace rebate::region {
namespace {

constexpr int kBatch = 200;  // some 10 ms

}  // namespace

void TableBus::wake() {
  again_ = true;
  if (!working_.exchange(true)) post();
}

void TableBus::post() {
  again_ = false;
  auto events = std::make_shared<int>(0);
  writer_.post([events](Writing& writing) { *events = consumeEvents(writing, kBatch).events; },
               [this, events](const Outcome& done) {
                 // When the lease was lost the next leader consumes them; whoever takes it wakes the consumer.
                 if (done && (*events > 0 || again_)) return post();
                 working_ = false;
                 if (done && again_ && !working_.exchange(true)) post();
               });
}

Part TableBus::part(std::int64_t waiting) const {
  return {PartKind::queue, Status::ok, works_() ? "consuming" : "idle", waiting, {}, {}};
}

}  // namespace rebate::region
