// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>
#include <vector>

#include "ports/exporter.h"

namespace rebate {

/// Rows that are asked for on the window's thread, a page at a time, of the workspace for example. An empty page is the
/// last. `ask` is called there only while `guard` lives, and its answer may come whenever it likes.
using PageOfRows = Result<std::vector<ExportRow>>;
using AskPage = std::function<void(std::function<void(const PageOfRows&)> answer)>;
/// `begin` makes an AskPage that starts at the beginning; it is called on the window's thread.
MakeRows askedRows(QObject* guard, std::function<AskPage()> begin);

/// Rows that are here already.
MakeRows heldRows(std::vector<ExportRow> rows);

/// The same rows with these of their cells.
MakeRows pickedColumns(MakeRows rows, std::vector<std::size_t> columns);

}  // namespace rebate
