// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/events/rabbit_bus.h"

#include "region/telemetry/clock.h"

namespace rebate::region {

RabbitBus::RabbitBus(const RabbitConfig& config, const std::string& store, ReaderPool& readers, Writer& writer,
                     Works works, const Counters& counters)
    : works_(works),
      publisher_(config, store, readers, writer, works, counters.published),
      consumer_(config, store, writer, [this] { return works_() && publisher_.declared(); },
                {counters.consumed, counters.deadLettered}) {}

RabbitBus::~RabbitBus() {
  stop();
  join();
}

void RabbitBus::start() {
  publisher_.start();
  consumer_.start();
}

void RabbitBus::stop() {
  publisher_.stop();
  consumer_.stop();
}

void RabbitBus::join() {
  publisher_.join();
  consumer_.join();
}

Part RabbitBus::part(std::int64_t waiting) const {
  const auto now = bootMillis();
  if (!works_()) return {PartKind::queue, Status::ok, "idle", waiting, {}, {}};
  for (const auto state : {publisher_.state(now), consumer_.state(now)})
    if (state != BreakerState::closed) return {PartKind::queue, Status::bad, std::string(name(state)), waiting, {}, {}};
  const bool stopped = consumer_.ledgerStopped();
  return {PartKind::queue, stopped ? Status::warning : Status::ok, stopped ? "held" : "consuming", waiting, {}, {}};
}

}  // namespace rebate::region
