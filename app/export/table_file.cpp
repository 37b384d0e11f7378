// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/table_file.h"

namespace rebate::exporting {

std::unique_ptr<TableFile> makeTableFile(const Place& place) {
  switch (place.job.format) {
    case ExportFormat::csv:
      return makeCsv(place);
    case ExportFormat::xlsx:
      return makeXlsx(place);
    case ExportFormat::pdf:
      return makePdf(place);
  }
  return nullptr;
}

}  // namespace rebate::exporting
