// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <toml++/toml.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <string>

#include "domain/result.h"

namespace rebate::region {

/// Reads the keys of one TOML table in turn, keeps the first fault, and knows which keys nobody asked for.
class TableReader {
 public:
  TableReader(const toml::table* table, std::string path, std::optional<Error>& fault)
      : table_(table), path_(std::move(path)), fault_(fault) {}

  void text(const char* key, std::string& target, bool required = false);
  void boolean(const char* key, bool& target);
  void number(const char* key, std::int64_t& target, std::int64_t least,
              std::int64_t most = std::numeric_limits<std::int64_t>::max());
  const toml::node* node(const char* key);  ///< null: absent
  void fail(const std::string& key, const std::string& fix);
  /// Call last: a key that was not read is a typing error.
  void finish();

 private:
  const toml::table* table_;
  std::string path_;
  std::optional<Error>& fault_;
  std::set<std::string> known_;
};

}  // namespace rebate::region
