// SPDX-License-Identifier: GPL-3.0-or-later
#include <exception>
#include <iostream>

#include "region/cli/command_line.h"

int main(int argc, char** argv) {
  try {
    return rebate::region::cli::run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "rebate-region: " << error.what() << '\n';
    return 1;
  }
}
