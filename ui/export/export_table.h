// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/secret_text.h"
#include "ports/exporter.h"

namespace rebate {

/// Clear nicknames by user id, for one export.
using ClearNames = std::map<std::string, SecretText>;

/// How the people in a table's rows may be named in the clear. A reveal is asked of the region for each of them.
struct ExportPeople {
  static constexpr int kMost = 20;  ///< what one operator may reveal in an hour
  using Ids = std::function<void(const Result<std::vector<std::string>>&)>;
  /// Finds the users of the rows; one more than kMost is enough to be told that there are too many.
  std::function<void(Ids answer)> find;
  std::function<MakeRows(const ClearNames& names)> named;  ///< the same rows, with these in place of the masks
};

/// A table as a page offers it: what is shown there, or all of it.
struct ExportTable {
  QString title;
  QString filter;    ///< in words; empty: everything
  QString fileName;  ///< to begin with, without ending: "rebates"
  std::vector<ExportColumn> columns;
  MakeRows rows;              ///< personal data masked
  std::int64_t expected = 0;  ///< rows, about; 0: not known
  std::optional<ExportPeople> people{};
};

}  // namespace rebate
