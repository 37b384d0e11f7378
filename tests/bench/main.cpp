// SPDX-License-Identifier: GPL-3.0-or-later
// rebate-bench [--pairs N] [--smoke] [NAME…]: the rows of the region, a line of JSON each. See packaging/bench.
#include <QCoreApplication>
#include <algorithm>

#include "bench.h"

namespace {

using namespace rebate::bench;

struct Named {
  const char* name;
  void (*run)(const Options&);
};
constexpr Named kRows[] = {
    {"decisions", decisionRows}, {"import", importRow}, {"fanout", fanoutRows}, {"failover", failoverRow}};

}  // namespace

int main(int argc, char** argv) {
  const QCoreApplication application(argc, argv);
  Options options;
  QStringList names;
  const auto arguments = QCoreApplication::arguments().mid(1);
  for (qsizetype i = 0; i < arguments.size(); ++i)
    if (arguments[i] == QLatin1String("--smoke"))
      options.smoke = true;
    else if (arguments[i] == QLatin1String("--pairs") && i + 1 < arguments.size())
      options.pairs = std::max(1, arguments[++i].toInt());
    else
      names << arguments[i];
  for (const auto& name : names)
    if (std::none_of(std::begin(kRows), std::end(kRows),
                     [&](const Named& row) { return name == QLatin1String(row.name); }))
      giveUp("no such row: " + name.toStdString());
  for (const auto& row : kRows)
    if (names.isEmpty() || names.contains(QLatin1String(row.name))) row.run(options);
  return 0;
}
