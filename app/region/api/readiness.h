// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

namespace rebate::region {

/// Whether a balancer should send requests here. An instance that is told to stop says no first, and goes on answering
/// until nobody is sent to it any more.
class Readiness {
 public:
  using Check = std::function<std::string()>;  ///< why not, in a word; empty: nothing against it. Any thread, quick

  void add(Check check) { checks_.push_back(std::move(check)); }  ///< before the first request
  void drain() { draining_ = true; }
  bool draining() const { return draining_; }
  std::string against() const {
    if (draining_) return "stopping";
    for (const auto& check : checks_)
      if (auto reason = check(); !reason.empty()) return reason;
    return {};
  }

 private:
  std::atomic<bool> draining_ = false;
  std::vector<Check> checks_;
};

}  // namespace rebate::region
