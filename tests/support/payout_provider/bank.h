// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json.hpp>

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>

namespace rebate::payout_provider {

using Clock = std::chrono::system_clock;

/// What may become of an order for a payout.
enum class Mood {
  pay,
  mute,         ///< pays, and does not answer for a long time
  errorBefore,  ///< answers 500 and has done nothing
  errorAfter,   ///< pays and answers 500
  refuse,       ///< no such account
  pending,      ///< takes it, and pays a moment later
};
std::optional<Mood> moodFrom(const std::string& name);

struct Options {
  std::uint32_t seed = 1;
  int faultsPermille = 0;               ///< orders that meet one of the other moods
  int queryFaultsPermille = 0;          ///< queries answered 500
  std::chrono::milliseconds answer{0};  ///< before every answer, the deed being done
  std::chrono::milliseconds mute{30'000};
  std::chrono::milliseconds pending{300};
};

struct Answer {
  unsigned status = 200;
  std::string body;
  std::chrono::milliseconds delay{};
};

/// Its books: every key once, whatever arrives how often.
class Bank {
 public:
  explicit Bank(const Options& options) : options_(options), random_(options.seed) {}

  Answer order(const boost::json::object& body);
  Answer query(const std::string& key);
  Answer sendBack(const std::string& key);                  ///< a test's wish: the money comes back
  void setMood(std::optional<Mood> mood) { mood_ = mood; }  ///< for all orders from now on; none: by chance
  boost::json::object truth();

 private:
  struct Payout {
    std::string userId;
    std::int64_t amount = 0;
    std::string state;
    std::string reason;
    Clock::time_point due{};  ///< of a pending one
    int orders = 0, queries = 0, timesPaid = 0;
  };
  Mood moodOfNext();
  void settle(Payout& payout);
  Answer answerWith(const std::string& key, const Payout& payout, unsigned status) const;

  Options options_;
  std::mt19937 random_;
  std::optional<Mood> mood_;
  std::map<std::string, Payout> payouts_;
  std::map<std::string, int> turnedAway_;  ///< orders of keys that it has not taken
};

}  // namespace rebate::payout_provider
