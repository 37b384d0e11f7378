// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>
#include <memory>

#include "tables/bulk_plan.h"
#include "ui/page.h"

class QPushButton;
class QToolButton;

namespace rebate {

class RebateTableModel;

/// "Approve 128 selected · ¥ 412.33": what could be done with the chosen rows. Counted away from the window's thread.
class SelectionBar : public QWidget {
  Q_OBJECT
 public:
  SelectionBar(const Context& context, const RebateTableModel& model, QWidget* parent = nullptr);
  void recount();              ///< rows, the selection or the facts changed
  void decide(Action action);  ///< reads the rows once more and asks for the dialog
  QPushButton* approve() const { return approve_; }
  QToolButton* more() const { return more_; }

 Q_SIGNALS:
  void wanted(const std::shared_ptr<const rebate::BulkPlan>& plan, rebate::Action action);
  void clearWanted();
  void failed(const rebate::Error& why);

 private:
  BulkWish wish(Action action) const;
  void count();
  void show(const BulkPlan& plan);
  template <class Take>
  void read(Action action, Take take);

  Context context_;
  const RebateTableModel& model_;
  QPushButton* approve_;
  QToolButton* more_;
  QTimer soon_;
  int asked_ = 0;
};

}  // namespace rebate
