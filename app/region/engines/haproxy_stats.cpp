// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/engines/haproxy_stats.h"

#include <charconv>
#include <map>

namespace rebate::region {
namespace {

/// One line's fields; those with a comma or a quote are in quotes (agent and check descriptions).
std::vector<std::string> fieldsOf(std::string_view line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
      fields.back() += '"';
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

class Row {
 public:
  Row(const std::map<std::string, std::size_t, std::less<>>& columns, std::vector<std::string> fields)
      : columns_(columns), fields_(std::move(fields)) {}
  std::string text(std::string_view column) const {
    const auto found = columns_.find(column);
    return found == columns_.end() || found->second >= fields_.size() ? std::string{} : fields_[found->second];
  }
  std::int64_t number(std::string_view column) const {
    const auto written = text(column);
    std::int64_t value = 0;
    std::from_chars(written.data(), written.data() + written.size(), value);
    return value;
  }

 private:
  const std::map<std::string, std::size_t, std::less<>>& columns_;
  std::vector<std::string> fields_;
};

void take(const Row& row, HaproxyStats& stats) {
  const auto server = row.text("svname"), proxy = row.text("pxname");
  if (server == "FRONTEND") {
    if (proxy == "stats") return;
    stats.sessions += row.number("scur");
    stats.limit += row.number("slim");
  } else if (server != "BACKEND" && !server.empty()) {
    const auto status = row.text("status");
    // "UP 1/2" is going down and still takes; "DOWN 1/2" is coming up and does not yet.
    stats.servers.push_back({proxy, server, status, status.starts_with("UP") || status == "no check"});
  }
}

}  // namespace

Result<HaproxyStats> parseHaproxyStats(std::string_view csv) {
  if (!csv.starts_with("# pxname,")) return Error{Errc::malformed, "haproxy", "these are no statistics as CSV"};
  std::map<std::string, std::size_t, std::less<>> columns;
  HaproxyStats stats;
  csv.remove_prefix(2);
  while (!csv.empty()) {
    const auto end = csv.find('\n');
    auto line = csv.substr(0, end);
    csv.remove_prefix(end == std::string_view::npos ? csv.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    auto fields = fieldsOf(line);
    if (!columns.empty()) {
      take(Row(columns, std::move(fields)), stats);
      continue;
    }
    for (std::size_t i = 0; i < fields.size(); ++i) columns.emplace(std::move(fields[i]), i);
    for (const char* needed : {"svname", "status", "scur"})
      if (!columns.contains(needed))
        return Error{Errc::malformed, "haproxy", std::string("there is no column ") + needed};
  }
  return stats;
}

}  // namespace rebate::region
