// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/alert_book.h"

#include <utility>

namespace rebate {

AlertBook::AlertBook(Parts parts) : parts_(std::move(parts)), workspace_(parts_.workspace->listen(*this)) {}

Subscription AlertBook::listen(AlertListener& listener) {
  const int id = nextListener_++;
  listeners_[id] = &listener;
  return Subscription([this, id] { listeners_.erase(id); });
}

void AlertBook::factsChanged() {}

}  // namespace rebate
