// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/config/table_reader.h"

namespace rebate::region {

const toml::node* TableReader::node(const char* key) {
  known_.insert(key);
  return table_ ? table_->get(key) : nullptr;
}

void TableReader::fail(const std::string& key, const std::string& fix) {
  if (!fault_) fault_ = invalid(path_.empty() ? key : path_ + "." + key, fix);
}

void TableReader::text(const char* key, std::string& target, bool required) {
  const auto* found = node(key);
  if (!found) {
    if (required) fail(key, "is missing; give it a text");
    return;
  }
  const auto value = found->value_exact<std::string>();
  if (!value || (required && value->empty())) return fail(key, "give it a text in quotes");
  target = *value;
}

void TableReader::boolean(const char* key, bool& target) {
  const auto* found = node(key);
  if (!found) return;
  const auto value = found->value_exact<bool>();
  if (!value) return fail(key, "give it true or false");
  target = *value;
}

void TableReader::number(const char* key, std::int64_t& target, std::int64_t least, std::int64_t most) {
  const auto* found = node(key);
  if (!found) return;
  const auto value = found->value_exact<std::int64_t>();
  if (!value || *value < least || *value > most) {
    const bool open = most == std::numeric_limits<std::int64_t>::max();
    return fail(key, "give it a whole number of " + std::to_string(least) +
                         (open ? " or more" : " to " + std::to_string(most)));
  }
  target = *value;
}

void TableReader::finish() {
  if (!table_) return;
  std::string all;
  for (const auto& key : known_) all += (all.empty() ? "" : ", ") + key;
  for (const auto& [key, value] : *table_)
    if (!known_.contains(std::string(key.str())))
      return fail(std::string(key.str()), "is not a key here; there are " + all);
}

}  // namespace rebate::region
