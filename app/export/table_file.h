// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <atomic>
#include <functional>
#include <memory>

#include "ports/exporter.h"

namespace rebate::exporting {

/// A table of one format on its way into a file. begin, add as often as there are pages, finish.
class TableFile {
 public:
  virtual ~TableFile() = default;
  virtual Outcome begin() = 0;
  virtual Outcome add(const std::vector<ExportRow>& rows) = 0;
  virtual Outcome finish() = 0;
};

/// What all formats are given. `stop` is set from another thread; then they end with Errc::cancelled.
struct Place {
  const ExportJob& job;
  QString path;
  const std::atomic<bool>& stop;
};

std::unique_ptr<TableFile> makeCsv(const Place& place);
std::unique_ptr<TableFile> makeXlsx(const Place& place);
std::unique_ptr<TableFile> makePdf(const Place& place);
std::unique_ptr<TableFile> makeTableFile(const Place& place);  ///< as the job's format says

}  // namespace rebate::exporting
