// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "region/cli/commands.h"

namespace rebate::region::cli {

int report(const Error& error) {
  std::cerr << "rebate-region: " << (error.field.empty() ? "" : error.field + ": ") << error.detail << '\n';
  return kFailed;
}

}  // namespace rebate::region::cli
