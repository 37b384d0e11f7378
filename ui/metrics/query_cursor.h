// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ports/metric_desk.h"

namespace rebate {

/// What stands at the cursor of a PromQL text.
struct QueryCursor {
  CompletionWish wish;
  qsizetype from = 0;  ///< where what is completed begins; it ends at the cursor
  QString begun;       ///< what of it is there
};

QueryCursor queryCursorAt(const QString& text, qsizetype cursor);

}  // namespace rebate
