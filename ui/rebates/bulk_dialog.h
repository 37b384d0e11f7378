// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <set>
#include <string>

#include "tables/bulk_plan.h"
#include "ui/page.h"

class QStackedWidget;

namespace rebate {

class BulkResults;
class BulkRun;
class BulkSummary;

/// Many decisions at once: first what they are, then what came of them. The run goes on when it is closed.
class BulkDialog : public QDialog {
  Q_OBJECT
 public:
  /// `opened`: ids of rebates that were looked at before. `seed`: of the sample that has to be opened.
  BulkDialog(const Context& context, BulkRun& run, BulkPlan plan, std::set<std::string> opened, Action action,
             std::uint32_t seed, QWidget* parent);
  BulkDialog(const Context& context, BulkRun& run, QWidget* parent);  ///< only the results of a run
  BulkSummary* summary() const { return summary_; }
  BulkResults* results() const { return results_; }
  void reject() override;  ///< while decisions are being kept, it only stops that

 Q_SIGNALS:
  void begun();
  void rebateWanted(const QString& rebateId);

 private:
  void build(const Context& context);
  void begin();

  BulkRun& run_;
  BulkPlan plan_;
  std::set<std::string> openedBefore_;
  Action action_ = Action::approve;
  QStackedWidget* pages_ = nullptr;
  BulkSummary* summary_ = nullptr;
  BulkResults* results_ = nullptr;
};

}  // namespace rebate
