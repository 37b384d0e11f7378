// SPDX-License-Identifier: GPL-3.0-or-later
#include "order_feed/users.h"

#include <boost/json.hpp>

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "order_feed/dice.h"

namespace rebate::order_feed {
namespace {

namespace json = boost::json;

constexpr const char* kLevels[] = {"bronze", "silver", "gold"};
constexpr const char* kSurnames[] = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴",   "徐",
                                     "孙", "马", "朱", "胡", "林", "郭", "何", "高", "罗", "欧阳", "𠮷田"};
constexpr const char* kFirst[] = {"晓", "雨", "子", "思", "梓", "佳", "文", "海", "秋", "若", "一", "明", "清", "云"};
constexpr const char* kSecond[] = {"涵", "萱", "轩", "琪", "宁", "峰", "燕", "洁", "阳", "晨", "怡", "楠", "", "溪"};

// Unique for up to 100 000 users, beyond 32 bits as in the feed, and never one of the two that belong to nobody.
std::int64_t adzone(Dice& dice, std::size_t index) {
  const std::int64_t id = 110000000000 + dice.below(1000000) * 100000 + static_cast<std::int64_t>(index);
  return id == kAdzoneOfNobody || id == kAdzoneOfSecondClaim ? id + 200000000000 : id;
}

std::string text(const json::object& user, const char* key, const std::string& otherwise) {
  const auto* value = user.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : otherwise;
}

User userFrom(const json::object& from) {
  User user{.userId = json::value_to<std::string>(from.at("user_id")),
            .nickname = text(from, "nickname", {}),
            .level = json::value_to<std::string>(from.at("level")),
            .specialId = from.at("special_id").to_number<std::int64_t>(),
            .relationId = from.at("relation_id").to_number<std::int64_t>(),
            .adzoneId = from.at("adzone_id").to_number<std::int64_t>()};
  shareOf(user.level);
  return user;
}

json::object objectOf(const User& user) {
  return {{"user_id", user.userId},
          {"nickname", user.nickname},
          {"level", user.level},
          {"special_id", user.specialId},
          {"relation_id", user.relationId},
          {"adzone_id", user.adzoneId},
          {"jd", {{"sub_union_id", memberOf(user)}, {"ext1", channelOf(user)}, {"position_id", user.adzoneId}}},
          {"pdd", {{"custom_parameters", memberOf(user)}, {"p_id", pddPlace(user.adzoneId)}}}};
}

}  // namespace

std::string memberOf(const User& user) {
  return "m" + std::to_string(user.specialId);
}
std::string channelOf(const User& user) {
  return "c" + std::to_string(user.relationId);
}
std::string pddPlace(std::int64_t adzone) {
  return "8000_" + std::to_string(adzone);
}

int shareOf(const std::string& level) {
  if (level == "bronze") return 4000;
  if (level == "silver") return 5000;
  if (level == "gold") return 6000;
  throw std::invalid_argument("level " + level);
}

std::vector<User> inventUsers(std::uint64_t seed, std::size_t count) {
  std::vector<User> users;
  users.reserve(count);
  Dice dice(seed, 0xFEED0000);
  for (std::size_t i = 0; i < count; ++i) {
    const auto number = static_cast<std::int64_t>(i);
    users.push_back({.userId = "u-" + std::to_string(10000 + i),
                     .nickname = std::string(dice.pick(kSurnames)) + dice.pick(kFirst) + dice.pick(kSecond),
                     .level = dice.pick(kLevels),
                     .specialId = 700000 + number,
                     .relationId = 2600000000 + number,
                     .adzoneId = adzone(dice, i)});
  }
  return users;
}

std::vector<User> readUsers(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  const std::string content{std::istreambuf_iterator<char>(file), {}};
  try {
    std::vector<User> users;
    const json::value list = json::parse(content);
    for (const auto& user : list.as_array()) users.push_back(userFrom(user.as_object()));
    if (users.empty()) throw std::runtime_error("no users");
    return users;
  } catch (const std::exception& error) {
    throw std::runtime_error(path + " is no users file: " + error.what());
  }
}

void writeUsers(const std::string& path, const std::vector<User>& users) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << "[\n";
  for (std::size_t i = 0; i < users.size(); ++i) {
    file << ' ' << json::serialize(objectOf(users[i])) << (i + 1 < users.size() ? ",\n" : "\n");
  }
  file << "]\n";
  if (!file.flush()) throw std::runtime_error("cannot write " + path);
}

}  // namespace rebate::order_feed
