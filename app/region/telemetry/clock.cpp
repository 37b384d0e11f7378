// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/telemetry/clock.h"

#include <time.h>

#include <fstream>

namespace rebate::region {
namespace {

Millis read(clockid_t clock) {
  timespec now{};
  ::clock_gettime(clock, &now);
  return Millis{now.tv_sec} * 1'000 + now.tv_nsec / 1'000'000;
}

}  // namespace

Millis wallMillis() {
  return read(CLOCK_REALTIME);
}

Millis bootMillis() {
  return read(CLOCK_BOOTTIME);
}

const std::string& bootId() {
  static const std::string id = [] {
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string text;
    file >> text;
    return text;
  }();
  return id;
}

}  // namespace rebate::region
