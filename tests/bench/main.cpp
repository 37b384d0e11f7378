// SPDX-License-Identifier: GPL-3.0-or-later
// rebate-bench [--pairs N] [--smoke] [--list] [NAME…]: the rows of the region, a line of JSON each. See
// packaging/bench.
#include <QCoreApplication>

#include "names.h"

int main(int argc, char** argv) {
  using namespace rebate::bench;
  const QCoreApplication application(argc, argv);
  return runNamed(QCoreApplication::arguments().mid(1), {{"decision", singleDecisionRow},
                                                         {"decisions", decisionRows},
                                                         {"import", importRow},
                                                         {"pg-decision", postgresDecisionRow},
                                                         {"pg-decisions", postgresDecisionRows},
                                                         {"pg-import", postgresImportRow},
                                                         {"fanout", fanoutRows},
                                                         {"failover", failoverRow},
                                                         {"instances", instancesRow},
                                                         {"patroni", patroniRow}});
}
