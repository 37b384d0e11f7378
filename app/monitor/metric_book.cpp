// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/metric_book.h"

#include <utility>

namespace rebate {

MetricBook::MetricBook(Parts parts) : parts_(std::move(parts)), workspace_(parts_.workspace->listen(*this)) {}

Subscription MetricBook::listen(MetricListener& listener) {
  const int id = nextListener_++;
  listeners_[id] = &listener;
  return Subscription([this, id] { listeners_.erase(id); });
}

void MetricBook::factsChanged() {}

}  // namespace rebate
