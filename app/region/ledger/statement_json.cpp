// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/statement_json.h"

#include "wire/time_text.h"

namespace rebate::region {
namespace {

wire::json::object toJson(const Owed& owed) {
  return {{"free_fen", owed.free.value}, {"frozen_fen", owed.frozen.value}};
}

wire::json::object toJson(const StatementLine& line) {
  wire::json::object object{{"at", wire::formatRfc3339(line.at)},
                            {"transaction", line.transaction},
                            {"subject", line.subject},
                            {"of", name(line.of)},
                            {"free_fen", line.moved.free.value},
                            {"frozen_fen", line.moved.frozen.value}};
  if (line.platform) object["platform"] = name(*line.platform);
  return object;
}

wire::json::object sectionJson(const Statement& statement, Section section) {
  wire::json::array lines;
  for (const auto& line : statement.lines.at(section)) lines.push_back(toJson(line));
  return {{"sum", toJson(statement.sums.at(section))}, {"lines", std::move(lines)}};
}

}  // namespace

wire::json::object toJson(const Statement& statement) {
  wire::json::object object{{"user_id", statement.userId},
                            {"month", textOf(statement.month)},
                            {"from", wire::formatRfc3339(statement.month.begin())},
                            {"to", wire::formatRfc3339(statement.month.end())},
                            {"opening", toJson(statement.opening)},
                            {"closing", toJson(statement.closing)}};
  for (const auto section : kSections) object[name(section)] = sectionJson(statement, section);
  wire::json::object platforms;
  for (const auto& [platform, sum] : statement.byPlatform) platforms[name(platform)] = sum.value;
  object["platforms"] = std::move(platforms);
  return object;
}

}  // namespace rebate::region
