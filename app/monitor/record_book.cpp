// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/record_book.h"

#include <utility>

namespace rebate {

RecordBook::RecordBook(Parts parts) : parts_(std::move(parts)), workspace_(parts_.workspace->listen(*this)) {}

Subscription RecordBook::listen(RecordListener& listener) {
  const int id = nextListener_++;
  listeners_[id] = &listener;
  return Subscription([this, id] { listeners_.erase(id); });
}

void RecordBook::factsChanged() {}

}  // namespace rebate
