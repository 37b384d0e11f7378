// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <atomic>

#include "domain/result.h"

namespace rebate::exporting {

/// Reads a finished XLSX file again and counts the rows of its sheets: libxlsxwriter does not notice when its own
/// temporary files are cut short by a full disk. Errc::corrupt: a sheet is not whole; storage: the file cannot be read.
Result<std::int64_t> rowsInSheets(const QString& path, const std::atomic<bool>& stop);

}  // namespace rebate::exporting
