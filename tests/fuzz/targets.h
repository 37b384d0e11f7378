// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rebate::fuzz {

/// What these bytes brought to light; absent: all is as it must be.
using Finding = std::optional<std::string>;

/// An entry point that takes bytes from outside. Runs under libFuzzer (packaging/fuzz) and, over the corpus and the
/// inputs that once broke something, in every test run.
struct Target {
  std::string_view name;
  Finding (*run)(std::string_view bytes);
};
const std::vector<Target>& targets();

// Pages of the feeds:
Finding taobao(std::string_view bytes);
Finding jd(std::string_view bytes);
Finding pdd(std::string_view bytes);
Finding refunds(std::string_view bytes);
Finding punishments(std::string_view bytes);
Finding any_page(std::string_view bytes);
// What a region takes:
Finding http(std::string_view bytes);
Finding decisions(std::string_view bytes);
Finding proposals(std::string_view bytes);
Finding users(std::string_view bytes);
// What a console takes:
Finding sse(std::string_view bytes);
Finding replies(std::string_view bytes);
Finding alertmanager(std::string_view bytes);

}  // namespace rebate::fuzz
