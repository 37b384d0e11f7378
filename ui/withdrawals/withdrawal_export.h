// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "ports/cache.h"
#include "ui/export/export_table.h"

namespace rebate {

/// The queue of withdrawals as a file: all rows of its query, nicknames masked.
class WithdrawalExport {
  Q_DECLARE_TR_FUNCTIONS(rebate::WithdrawalExport)
 public:
  static ExportTable table(const WithdrawalQuery& query);
  static QString filterWords(const WithdrawalQuery& query);

 private:
  static std::vector<ExportColumn> columns();
};

}  // namespace rebate
