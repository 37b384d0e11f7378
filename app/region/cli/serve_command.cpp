// SPDX-License-Identifier: GPL-3.0-or-later
#include <sodium.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <csignal>
#include <cstdlib>
#include <iostream>

#include "region/cli/commands.h"
#include "region/cli/page_files.h"
#include "region/process.h"
#include "wire/json.h"

namespace rebate::region::cli {

int serve(const std::string& configFile) {
  auto config = readConfigFile(configFile);
  if (!config) return report(config.error());
  // For tests of what consoles make of another version; "" says nothing, like a region from before there was one.
  if (const char* api = std::getenv("REBATE_REGION_API")) config->api = api;
  if (sodium_init() < 0) return report({Errc::unavailable, "sodium", "no randomness"});
  std::signal(SIGPIPE, SIG_IGN);
  const auto region = config->region;
  spdlog::set_default_logger(spdlog::stderr_color_mt(region));
  auto process = Process::create(*std::move(config));
  if (!process) return report(process.error());
  const wire::json::object ready{{"region", region}, {"listening", (*process)->listening()}};
  std::cout << wire::json::serialize(ready) << std::endl;
  (*process)->run();
  return kFine;
}

}  // namespace rebate::region::cli
