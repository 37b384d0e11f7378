// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "ports/exporter.h"
#include "ui/export/export_table.h"
#include "ui/page.h"

namespace rebate {

/// What an export says, in the window and in the file.
class ExportWords {
  Q_DECLARE_TR_FUNCTIONS(rebate::ExportWords)
 public:
  static QString format(ExportFormat format);   ///< "CSV", …
  static QString purpose(ExportFormat format);  ///< what it is good for
  static QString ending(ExportFormat format);   ///< "csv"
  static QString progress(const ExportProgress& now);
  static QString done(const ExportDone& done);
  static QString trouble(const Error& why);
  /// The sentences above the table, and what the file says in this language and this desktop's zone.
  static void fill(ExportJob& job, const ExportTable& table, const Context& context);
};

}  // namespace rebate
