// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace rebate::order_feed {

inline constexpr std::int64_t kAdzoneOfNobody = 119999999999;
inline constexpr std::int64_t kAdzoneOfSecondClaim = 118888888888;

/// Someone orders are invented for; the file is the one the region is told its users from.
struct User {
  std::string userId;
  std::string nickname;
  std::string level;  ///< bronze, silver, gold
  std::int64_t specialId = 0;
  std::int64_t relationId = 0;
  std::int64_t adzoneId = 0;
};

/// What our own links carry on JD and PDD: who, and through which channel. The places there are numbered as Taobao's.
std::string memberOf(const User& user);
std::string channelOf(const User& user);
std::string pddPlace(std::int64_t adzone);

/// Share of the base in basis points; throws std::invalid_argument for a level nobody knows.
int shareOf(const std::string& level);

std::vector<User> inventUsers(std::uint64_t seed, std::size_t count);

/// Both throw std::runtime_error with a sentence that names the file.
std::vector<User> readUsers(const std::string& path);
void writeUsers(const std::string& path, const std::vector<User>& users);

}  // namespace rebate::order_feed
