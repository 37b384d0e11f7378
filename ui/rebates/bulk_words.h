// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "tables/bulk_plan.h"
#include "tables/bulk_results_model.h"

namespace rebate {

/// Many decisions at once, in words.
class BulkWords {
  Q_DECLARE_TR_FUNCTIONS(rebate::BulkWords)
 public:
  static QString title(Action action, std::int64_t rows);             ///< "Approve 128 rebates"
  static QString button(Action action, std::int64_t rows, Fen user);  ///< "Approve 128 · ¥ 412.33"
  static QString leftOut(LeftOut why, std::int64_t rows);
  static QString end(BulkEnd end);
  static QString why(const BulkResult& row);  ///< what a person may want to know beside the end; may be empty
  static QString progress(const BulkResultsModel& results, int kept);
};

}  // namespace rebate
