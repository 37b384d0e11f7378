// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

#include "region/events/event_bus.h"
#include "region/storage/writer.h"

namespace rebate::region {

/// The bus without a broker: works the table off while this region leads, a batch per write job, so that decisions get
/// in between.
class TableBus : public EventBus {
 public:
  TableBus(Writer& writer, Works works) : writer_(writer), works_(std::move(works)) {}
  void wake() override;
  Part part(std::int64_t waiting) const override;

 private:
  void post();
  Writer& writer_;
  const Works works_;
  std::atomic<bool> working_ = false;
  std::atomic<bool> again_ = false;
};

}  // namespace rebate::region
