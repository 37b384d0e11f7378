// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "ports/workspace.h"
#include "ui/export/export_table.h"

namespace rebate {

/// The records that a search of the audit finds, newest first, as a file; with their whole hashes.
class AuditExport {
  Q_DECLARE_TR_FUNCTIONS(rebate::AuditExport)
 public:
  static ExportTable table(const AuditRead& wish, Workspace& workspace, QObject* guard);

 private:
  static QString filterWords(const AuditRead& wish);
  static std::vector<ExportColumn> columns();
};

}  // namespace rebate
