// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <map>
#include <span>

#include "ui/style/settings.h"

class QTableView;

namespace rebate {

/// Left and right of a cell's text: the delegate's, and a pixel either side.
inline constexpr double kCellPadding = 2 * 9 + 2;

/// What all tables of the window have in common: whole rows, 30 px, Ctrl+C copies the selected rows under their header,
/// Tab leaves the table.
void setUpTable(QTableView* table);

/// Widths for text of the usual size. No column is narrower than the words of its header, nor, where `longest` has one,
/// than that text in the font of its cells: figures are never cut short.
void setWidths(QTableView* table, std::span<const int> widths, const std::map<int, QString>& longest = {});

/// Restores widths and order of the columns, and keeps them when a person changes them.
void rememberColumns(QTableView* table, Settings& settings, const QString& name);

}  // namespace rebate
