// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <vector>

#include "bench.h"

namespace rebate::bench {

struct Named {
  const char* name;
  void (*run)(const Options&);
};

/// Runs the rows that are named among the arguments, or all; `--list` prints their names. The exit code.
int runNamed(const QStringList& arguments, const std::vector<Named>& rows);

}  // namespace rebate::bench
