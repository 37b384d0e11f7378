// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/settings.h"

class QTableView;

namespace rebate {

/// What all tables of the window have in common: whole rows, 30 px, copy with Ctrl+C, Tab leaves the table.
void setUpTable(QTableView* table);

/// Restores widths and order of the columns, and keeps them when a person changes them.
void rememberColumns(QTableView* table, Settings& settings, const QString& name);

}  // namespace rebate
