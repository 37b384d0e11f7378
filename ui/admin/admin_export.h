// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "ports/workspace.h"
#include "ui/export/export_table.h"

namespace rebate {

/// The lists of the admin page as files, as a region has them when they are written.
class AdminExport {
  Q_DECLARE_TR_FUNCTIONS(rebate::AdminExport)
 public:
  static ExportTable operators(Workspace& workspace, QObject* guard);
  static ExportTable rules(Workspace& workspace, QObject* guard);
  /// Those that are open, or those that are not any more.
  static ExportTable proposals(bool open, Workspace& workspace, QObject* guard);
  static ExportTable bills(Workspace& workspace, QObject* guard);

  static QString operatorState(const OperatorRow& row);  ///< "active", "ended, locked after wrong attempts"
  static QString billState(BillState state);

 private:
  static std::vector<ExportColumn> ruleColumns();
  static ExportRow rowOf(const RuleVersion& version);
};

}  // namespace rebate
