// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "tables/alert_table_model.h"
#include "ui/export/export_table.h"

namespace rebate {

/// The alerts on the page as a file.
class IncidentsExport {
  Q_DECLARE_TR_FUNCTIONS(rebate::IncidentsExport)
 public:
  static ExportTable table(const AlertFacts& facts, const AlertFilter& filter, Millis now);
  static QString show(AlertShow show);
};

}  // namespace rebate
