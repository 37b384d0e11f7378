// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

#include "domain/rebate.h"
#include "region/storage/writer.h"

namespace rebate::region {

/// Works the bus off while this region leads: a batch per write job, so that decisions get in between.
class Consumer {
 public:
  explicit Consumer(Writer& writer) : writer_(writer) {}
  /// There may be work; any thread, any number of times.
  void wake();

 private:
  void post();
  Writer& writer_;
  std::atomic<bool> working_ = false;
  std::atomic<bool> again_ = false;
};

}  // namespace rebate::region
