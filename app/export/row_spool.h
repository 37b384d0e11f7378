// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDataStream>
#include <QTemporaryFile>

#include "ports/exporter.h"

namespace rebate::exporting {

/// Rows kept on the disk until they are counted: a page that says "3 of 41" is written after the last row was read.
/// The file has no name, so nothing is left of it however the program ends.
class RowSpool {
 public:
  explicit RowSpool(const QString& beside);
  Outcome open();
  Outcome put(const ExportRow& row);
  Outcome rewind();  ///< from now on rows are taken
  Result<ExportRow> take(std::size_t cells);

 private:
  Outcome state() const;

  QTemporaryFile file_;
  QDataStream stream_;
};

}  // namespace rebate::exporting
