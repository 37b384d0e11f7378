// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "domain/settlement.h"
#include "ports/workspace.h"
#include "ui/export/export_table.h"

namespace rebate {

/// Payout batches, and the days that a settlement day is made of, as files.
class PayoutExport {
  Q_DECLARE_TR_FUNCTIONS(rebate::PayoutExport)
 public:
  static ExportTable batches(Workspace& workspace, QObject* guard);
  /// `month`: as its head says it.
  static ExportTable days(const std::vector<ReceivedDay>& days, const QString& month);

 private:
  static std::vector<ExportColumn> columns();
};

}  // namespace rebate
