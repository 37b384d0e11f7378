// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "tables/audit_table_model.h"
#include "ui/page.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QTimer;
class QVBoxLayout;

namespace rebate {

class AuditDrawer;
class ChainCard;
class ExportButton;
class HeadsCard;

/// Who did what: a search over the audit of a region, the regions' heads, and verifying a chain.
class AuditPage : public Page {
  Q_OBJECT
 public:
  explicit AuditPage(const Context& context, QWidget* parent = nullptr);

  void factsChanged() override;
  void tick() override;
  void open(const std::string& search) override;  ///< "on:u-88210"
  void takeFocus() override;

  QLineEdit* searchField() const { return search_; }
  QTableView* table() const { return table_; }
  const AuditTableModel& model() const { return model_; }
  AuditDrawer* drawer() const { return drawer_; }
  ChainCard* chain() const { return chain_; }
  QPushButton* verifyButton() const { return verify_; }
  QString message() const;  ///< what stands where the table would; empty while it shows records

 private:
  void buildHead(QVBoxLayout* layout);
  void buildTable(QVBoxLayout* layout);
  void find();
  void fetchMore();
  void ask(std::int64_t before);
  void came(const Result<AuditSlice>& slice, bool first);
  void say(const QString& text, bool bad = false);
  void showSelected();
  void showAge();

  Context context_;
  AuditTableModel model_;
  AuditRead wish_;
  int asked_ = 0;  ///< answers to a question before this one are of no interest
  bool waiting_ = false;
  bool found_ = false;     ///< something was read since the page was opened
  bool failed_ = false;    ///< the last question had no answer: asked again when a region is there
  std::int64_t next_ = 0;  ///< where the next page begins; 0: there is none
  Millis readAt_ = 0;
  QLineEdit* search_;
  ExportButton* export_;
  QPushButton* verify_;
  QLabel* age_;
  QLabel* message_;
  QTableView* table_;
  QTimer* typing_;
  HeadsCard* heads_;
  ChainCard* chain_;
  AuditDrawer* drawer_;
};

}  // namespace rebate
