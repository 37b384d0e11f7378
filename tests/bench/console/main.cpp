// SPDX-License-Identifier: GPL-3.0-or-later
// rebate-console-bench [--pairs N] [--smoke] [--list] [NAME…]: the rows of the console. See packaging/bench.
#include <QApplication>

#include "console/data.h"
#include "names.h"

int main(int argc, char** argv) {
  using namespace rebate::bench;
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  const QApplication application(argc, argv);
  auto arguments = QCoreApplication::arguments().mid(1);
  if (!arguments.isEmpty() && arguments.takeFirst() == QLatin1String("--child")) {
    std::vector<std::string> rest;
    for (const auto& argument : arguments) rest.push_back(argument.toStdString());
    return runChild(rest);
  }
  return runNamed(QCoreApplication::arguments().mid(1), {{"cache", cacheRows},
                                                         {"search", searchRows},
                                                         {"table", tableRows},
                                                         {"sort", sortRow},
                                                         {"start", startRows},
                                                         {"memory", memoryRow},
#ifdef REBATE_BENCH_CHARTS
                                                         {"chart", chartRows},
#endif
                                                        });
}
