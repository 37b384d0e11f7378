// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json.hpp>

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "order_feed/users.h"

namespace rebate::order_feed {

/// Reads rows in the order of arrival and says what must have become of each line, by the rules in
/// tests/data/taobao/README.md and by nothing the simulator knows beforehand.
class Replay {
 public:
  struct Outcome {
    std::string state, reason, userId;
    std::int64_t due = 0, user = 0;
    bool operator==(const Outcome&) const = default;
  };
  using Key = std::pair<std::string, std::int64_t>;
  using Outcomes = std::map<Key, Outcome>;

  explicit Replay(std::vector<User> users) : users_(std::move(users)) {}

  void add(const boost::json::value& row);
  Outcomes outcomes() const;

  /// expected.json or /truth in the same shape.
  static Outcomes expected(const boost::json::array& lines);

 private:
  struct Lines {
    boost::json::object newest;
    std::string modified, firstOwner;
    std::set<std::string> owners;
  };
  const User* ownerOf(const boost::json::object& row) const;
  Outcome judge(const Lines& line) const;

  std::vector<User> users_;
  std::map<Key, Lines> lines_;
};

}  // namespace rebate::order_feed
