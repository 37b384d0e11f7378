// SPDX-License-Identifier: GPL-3.0-or-later
#include "targets.h"

namespace rebate::fuzz {

const std::vector<Target>& targets() {
  static const std::vector<Target> all{
      {"taobao", taobao},
      {"jd", jd},
      {"pdd", pdd},
      {"refunds", refunds},
      {"punishments", punishments},
      {"any_page", any_page},
      {"proposals", proposals},
      {"http", http},
      {"decisions", decisions},
      {"users", users},
      {"sse", sse},
      {"replies", replies},
      {"alertmanager", alertmanager},
  };
  return all;
}

}  // namespace rebate::fuzz
