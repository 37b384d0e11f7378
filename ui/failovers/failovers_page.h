// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/record_desk.h"
#include "tables/failover_table_model.h"
#include "tables/leader_claims.h"
#include "ui/page.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QTableView;

namespace rebate {

class EmptyState;
class MomentCharts;
class FailoverDress;
class PausePanel;
class StatusMark;
class SwitchoverPanel;

/// Every failover with its measured phases, who says who leads, and the guarded way to another leader.
class FailoversPage : public Page, private RecordListener {
  Q_OBJECT
 public:
  explicit FailoversPage(const Context& context, QWidget* parent = nullptr);

  void factsChanged() override;
  void tick() override;
  void open(const std::string& id) override;  ///< of a record; "latest": the newest one
  void takeFocus() override;
  SwitchoverPanel* switchover() const { return switchover_; }
  PausePanel* pause() const { return pause_; }
  const FailoverRecord* chosen() const;

 private:
  void recordFactsChanged() override;
  QWidget* buildHead();
  QWidget* buildTable();
  QWidget* buildClaims();
  void showRecords();
  void showClaims();
  void fitClaims();  ///< the table is as tall as what is claimed, so that the charts below it are seen
  void showChosen();
  void keepNote();
  void replay();
  void exportHandover();
  /// Around the chosen one: where replay and charts begin and end.
  std::pair<Millis, Millis> windowOf(const FailoverRecord& record) const;

  Context context_;
  FailoverTableModel records_;
  LeaderClaimsModel claims_;
  QStackedWidget* stack_;
  EmptyState* empty_;
  QTableView* table_;
  QLineEdit* note_;
  QPushButton* keepNote_;
  QSpinBox* budget_;
  QPushButton *replay_, *export_;
  QLabel* trouble_;
  StatusMark* agreementMark_;
  QLabel* agreement_;
  QTableView* claimTable_;
  MomentCharts* charts_;
  SwitchoverPanel* switchover_;
  PausePanel* pause_;
  std::string shownId_;  ///< whose charts are there
  Subscription listening_;
};

}  // namespace rebate
