// SPDX-License-Identifier: GPL-3.0-or-later
#include "names.h"

#include <algorithm>
#include <cstdio>

namespace rebate::bench {

int runNamed(const QStringList& arguments, const std::vector<Named>& rows) {
  Options options;
  QStringList names;
  for (qsizetype i = 0; i < arguments.size(); ++i)
    if (arguments[i] == QLatin1String("--smoke"))
      options.smoke = true;
    else if (arguments[i] == QLatin1String("--list"))
      for (const auto& row : rows) std::puts(row.name);
    else if (arguments[i] == QLatin1String("--pairs") && i + 1 < arguments.size())
      options.pairs = std::max(1, arguments[++i].toInt());
    else
      names << arguments[i];
  if (arguments.contains(QLatin1String("--list"))) return 0;
  for (const auto& name : names)
    if (std::none_of(rows.begin(), rows.end(), [&](const Named& row) { return name == QLatin1String(row.name); }))
      giveUp("no such row: " + name.toStdString());
  for (const auto& row : rows)
    if (names.isEmpty() || names.contains(QLatin1String(row.name))) row.run(options);
  return 0;
}

}  // namespace rebate::bench
