// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace rebate::region {

/// How many of something each key (an address, an operator) holds at the same time.
class Quota {
 public:
  explicit Quota(std::int64_t most) : state_(std::make_shared<State>(most)) {}

  /// Counts until the last copy goes; empty: the key has as many as it may.
  using Hold = std::shared_ptr<const std::string>;
  Hold take(const std::string& key) {
    {
      const std::lock_guard lock(state_->mutex);
      auto& held = state_->held[key];
      if (held >= state_->most) return nullptr;
      ++held;
    }
    return Hold(new std::string(key), [state = state_](const std::string* mine) {
      {
        const std::lock_guard lock(state->mutex);
        const auto found = state->held.find(*mine);
        if (--found->second == 0) state->held.erase(found);
      }
      delete mine;
    });
  }

 private:
  struct State {
    explicit State(std::int64_t limit) : most(limit) {}
    const std::int64_t most;
    std::mutex mutex;
    std::unordered_map<std::string, std::int64_t> held;
  };
  std::shared_ptr<State> state_;
};

}  // namespace rebate::region
