// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <utility>

namespace rebate::region {

/// Which Idempotency-Keys this process is working on. Only the leader writes, so one process's view is enough; what
/// a former leader was working on is in the store, or never happened.
class KeysInFlight {
 public:
  using Key = std::pair<std::string, std::string>;  ///< person, key

  /// Ends with its holder; empty: somebody is working on it.
  using Hold = std::shared_ptr<const Key>;
  Hold hold(Key key) {
    {
      const std::lock_guard lock(state_->mutex);
      if (!state_->keys.insert(key).second) return nullptr;
    }
    const auto release = [state = state_](const Key* held) {
      {
        const std::lock_guard lock(state->mutex);
        state->keys.erase(*held);
      }
      delete held;
    };
    return Hold(new Key(std::move(key)), release);
  }

  std::size_t size() const {
    const std::lock_guard lock(state_->mutex);
    return state_->keys.size();
  }

 private:
  struct State {
    std::mutex mutex;
    std::set<Key> keys;
  };
  std::shared_ptr<State> state_ = std::make_shared<State>();
};

}  // namespace rebate::region
