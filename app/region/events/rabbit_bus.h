// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "region/events/rabbit_consumer.h"

namespace rebate::region {

/// The bus over RabbitMQ. While the broker is away events stay in the table, and orders go on being taken.
class RabbitBus : public EventBus {
 public:
  struct Counters {
    std::function<void(std::size_t)> published;
    std::function<void(std::size_t)> consumed;
    std::function<void(std::size_t)> deadLettered;
  };
  RabbitBus(const RabbitConfig& config, const std::string& store, ReaderPool& readers, Writer& writer, Works works,
            const Counters& counters);
  ~RabbitBus() override;
  void start() override;
  void wake() override { publisher_.wake(); }
  void stop() override;
  void join() override;
  Part part(std::int64_t waiting) const override;

 private:
  const Works works_;
  RabbitPublisher publisher_;
  RabbitConsumer consumer_;
};

}  // namespace rebate::region
