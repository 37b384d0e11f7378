// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "ports/workspace.h"
#include "ui/export/export_table.h"

namespace rebate {

/// The coverage map as a file: each window that was read, each hole, and each stretch that waits to be read again.
class FeedExport {
  Q_DECLARE_TR_FUNCTIONS(rebate::FeedExport)
 public:
  /// What ended before `since` (regions' clock) is left out, as it is on the map.
  static ExportTable table(Workspace& workspace, QObject* guard, Millis since);

 private:
  static std::vector<ExportRow> rowsOf(const std::vector<FeedCoverage>& feeds, Millis since);
};

}  // namespace rebate
