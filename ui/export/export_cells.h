// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ports/exporter.h"

namespace rebate {

enum class ColumnUse { plain, total, personal };

inline ExportColumn exportColumn(const QString& title, CellKind kind = CellKind::text,
                                 ColumnUse use = ColumnUse::plain) {
  return {title.toStdString(), kind, use == ColumnUse::personal, use == ColumnUse::total};
}

inline ExportCell textCell(const QString& words) {
  return words.toStdString();
}

/// Empty for what has not happened.
inline ExportCell momentCell(Millis at) {
  return at > 0 ? ExportCell(at) : ExportCell();
}

}  // namespace rebate
