// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "ports/workspace.h"
#include "tables/timeline_model.h"
#include "ui/export/export_table.h"

namespace rebate {

/// Everything that touched one user as a file. What was written about them in notes and reasons is left out: it is as
/// personal as a name.
class TimelineExport {
  Q_DECLARE_TR_FUNCTIONS(rebate::TimelineExport)
 public:
  /// All that a region tells, of these kinds; empty: all kinds.
  static ExportTable told(const std::string& userId, const std::set<TimelineKind>& kinds, Workspace& workspace,
                          QObject* guard);
  /// What the table has, when no region answers.
  static ExportTable known(const std::string& userId, const TimelineModel& shown);

 private:
  static QString filterWords(const std::string& userId, const std::set<TimelineKind>& kinds);
  static ExportRow rowOf(const TimelineRow& row);
  static std::vector<ExportColumn> columns();
};

}  // namespace rebate
