// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>

#include "tables/outbox_table_model.h"
#include "ui/page.h"

class QButtonGroup;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QTableView;

namespace rebate {

class ConflictPanel;
class ExportButton;
class OutboxDress;
struct OutboxFilter;

/// This desktop's decisions, what became of each, and what to do about those that did not count.
class OutboxPage : public Page {
  Q_OBJECT
 public:
  explicit OutboxPage(const Context& context, QWidget* parent = nullptr);

  void factsChanged() override;
  void outboxChanged() override;
  void tick() override;
  void open(const std::string& decisionId) override;
  void takeFocus() override;
  QTableView* table() const { return table_; }
  ConflictPanel* conflict() const { return conflict_; }
  const OutboxTableModel& model() const { return model_; }

 Q_SIGNALS:
  void rebateWanted(const QString& rebateId);

 private:
  void buildHead(QHBoxLayout* head);
  void buildTable();
  void connectAll();
  OutboxFilter shown() const;  ///< what the chips and the kind leave
  void filter();
  void openRow(int row);
  void showWithdraw();
  void showItems(std::vector<OutboxItem> items);
  void selectAttention();
  void showSelected();
  void cancelSelected();
  void drop(const QString& decisionId);
  void release(const QString& decisionId);
  void report(const Outcome& outcome);

  Context context_;
  OutboxTableModel model_;
  OutboxDress* dress_;
  QTableView* table_;
  QLabel* empty_;
  QLabel* trouble_;
  QLabel* age_;
  QPushButton* cancel_;
  QPushButton* retry_;
  ExportButton* export_;
  QButtonGroup* filter_;
  QComboBox* kind_;
  std::vector<OutboxItem> items_;  ///< of all states, whatever is shown
  ConflictPanel* conflict_;
  std::set<std::string> known_;  ///< decisions known to need a person
  bool unread_ = false;          ///< the outbox could not be read
  bool showing_ = false;         ///< a change of the selection is ours
  bool chosen_ = false;          ///< the person chose the selected row
};

}  // namespace rebate
