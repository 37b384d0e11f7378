// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace rebate {

/// Who is open on the users' page: ids only, to be kept in memory while the window is built anew.
struct UsersView {
  std::vector<std::string> open;  ///< in the order of the tabs
  std::string shown;
  std::vector<std::string> recent;
};

}  // namespace rebate
