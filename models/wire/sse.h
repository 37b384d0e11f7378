// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "domain/result.h"

namespace rebate::wire {

struct SseEvent {
  std::string id;
  std::string type;  ///< "message" when not named
  std::string data;
  bool operator==(const SseEvent&) const = default;
};

/// Incremental parser of text/event-stream (WHATWG); bytes may be cut anywhere.
/// Holds at most `largest` bytes of an unfinished event; more is Errc::malformed and ends it.
class SseParser {
 public:
  explicit SseParser(std::size_t largest = 8u << 20) : largest_(largest) {}
  Outcome feed(std::string_view bytes, const std::function<void(SseEvent)>& emit);

 private:
  void line(std::string_view text, const std::function<void(SseEvent)>& emit);

  std::size_t largest_;
  std::string pending_;
  bool skipLineFeed_ = false;
  bool started_ = false;
  std::string lastId_;
  SseEvent event_;
  bool hasData_ = false;
};

/// One event as bytes on the wire.
std::string formatSse(std::string_view type, std::string_view id, std::string_view data);

}  // namespace rebate::wire
