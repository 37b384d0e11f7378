// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/withdrawal_table_model.h"
#include "ui/export/export_table.h"
#include "ui/page.h"

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;
class QTimer;

namespace rebate {

class EmptyState;
class MoneyCards;
class PayoutDialog;
class PayoutsView;
class RequestDialog;
class SettlementSource;
class SettlementView;
class WithdrawalChips;
class WithdrawalDrawer;
class WithdrawalDress;

/// What users take out: the queue with its drawer, the payout batches, and the settlement day.
class WithdrawalsPage : public Page {
  Q_OBJECT
 public:
  enum Tab { Queue, Payouts, SettlementDay };

  explicit WithdrawalsPage(const Context& context, QWidget* parent = nullptr);

  void factsChanged() override;
  void rebatesChanged(const std::vector<std::string>& ids) override;
  void withdrawalsChanged(const std::vector<std::string>& ids) override;
  void outboxChanged() override;
  void tick() override;
  void open(const std::string& withdrawalId) override;
  void takeFocus() override;

  void showTab(Tab tab);
  PayoutDialog* buildPayout();                                ///< opens it; for what is selected and reviewed
  RequestDialog* requestFor(const std::string& userId = {});  ///< likewise
  /// How many wait for somebody of this role, for the navigation.
  static std::int64_t waitingFor(Role role, const CacheCounts& counts);

  QTableView* table() const { return table_; }
  WithdrawalChips* chips() const { return chips_; }
  QLineEdit* search() const { return search_; }
  WithdrawalDrawer* drawer() const { return drawer_; }
  MoneyCards* cards() const { return cards_; }
  PayoutsView* payouts() const { return payouts_; }
  SettlementView* settlement() const { return settlement_; }
  EmptyState* empty() const { return empty_; }
  QPushButton* payoutButton() const { return build_; }
  QPushButton* requestButton() const { return request_; }
  const WithdrawalTableModel& model() const { return model_; }
  QString lastSaid() const;  ///< what became of the last thing done here

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void buildHead(class QVBoxLayout* layout);
  QWidget* buildQueue();
  void buildTable();
  void buildKeys();
  void reviewByKey(ReviewVerdict verdict);
  void query();
  void sortBy(int column);
  void showSortIndicator();
  void rowsRead();
  void chosen();
  void done(const QString& outboxId);
  void follow(const std::vector<OutboxItem>& items);
  void selectNext(int from);
  void showDrawer();
  void showEmpty();
  ExportTable exported();
  void watch();

  Context context_;
  WithdrawalTableModel model_;
  SettlementSource* source_;
  WithdrawalDress* dress_ = nullptr;
  QButtonGroup* tabs_;
  QStackedWidget* stack_;
  MoneyCards* cards_;
  WithdrawalChips* chips_;
  QLabel* age_;
  QLineEdit* search_;
  QPushButton* build_;
  QPushButton* request_;
  QTableView* table_;
  EmptyState* empty_;
  QSplitter* split_;
  WithdrawalDrawer* drawer_;
  QLabel* said_;
  PayoutsView* payouts_;
  SettlementView* settlement_;
  QTimer* searchDelay_;
  RebateOrder order_ = RebateOrder::newest;
  bool ascending_ = false;
  bool selecting_ = false;            ///< rows move: the table's current one is nobody's choice
  bool opening_ = false;              ///< one is to be shown, whatever the filter says
  std::string selected_;              ///< id of the one in the drawer
  std::string followed_;              ///< outbox id of the last thing done here
};

}  // namespace rebate
