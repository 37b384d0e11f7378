// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/sse.h"

namespace rebate::wire {

Outcome SseParser::feed(std::string_view bytes, const std::function<void(SseEvent)>& emit) {
  for (const char c : bytes) {
    if (skipLineFeed_) {
      skipLineFeed_ = false;
      if (c == '\n') continue;  // the second half of CR LF
    }
    if (c == '\r' || c == '\n') {
      skipLineFeed_ = c == '\r';
      line(pending_, emit);
      pending_.clear();
      continue;
    }
    pending_ += c;
    if (pending_.size() + event_.data.size() > largest_)
      return Error{Errc::malformed, "event", "an event larger than the limit"};
  }
  return Done{};
}

void SseParser::line(std::string_view text, const std::function<void(SseEvent)>& emit) {
  if (!started_) {
    started_ = true;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  }
  if (text.empty()) {
    if (hasData_) {
      event_.id = lastId_;
      if (event_.type.empty()) event_.type = "message";
      emit(std::move(event_));
    }
    event_ = {};
    hasData_ = false;
    return;
  }
  if (text.front() == ':') return;  // a comment
  const auto colon = text.find(':');
  const auto field = text.substr(0, colon);
  auto value = colon == std::string_view::npos ? std::string_view{} : text.substr(colon + 1);
  if (value.starts_with(' ')) value.remove_prefix(1);
  if (field == "data") {
    if (hasData_) event_.data += '\n';
    event_.data += value;
    hasData_ = true;
  } else if (field == "event") {
    event_.type = value;
  } else if (field == "id" && value.find('\0') == std::string_view::npos) {
    lastId_ = value;
  }
}

std::string formatSse(std::string_view type, std::string_view id, std::string_view data) {
  std::string text;
  if (!type.empty()) text += "event: " + std::string(type) + "\n";
  if (!id.empty()) text += "id: " + std::string(id) + "\n";
  std::size_t begin = 0;
  for (auto end = data.find('\n'); end != std::string_view::npos; end = data.find('\n', begin)) {
    text += "data: " + std::string(data.substr(begin, end - begin)) + "\n";
    begin = end + 1;
  }
  return text + "data: " + std::string(data.substr(begin)) + "\n\n";
}

}  // namespace rebate::wire
