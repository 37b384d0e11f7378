// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIdentityProxyModel>
#include <QTimer>
#include <QWidget>

#include "tables/payout_table_model.h"
#include "ui/page.h"

class QLabel;
class QPushButton;
class QTableView;

namespace rebate {

class EmptyState;

/// Words and alignment for payout batches.
class PayoutDress : public QIdentityProxyModel {
  Q_OBJECT
 public:
  PayoutDress(const PayoutTableModel& rows, QObject* parent) : QIdentityProxyModel(parent), rows_(rows) {}
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  static QString states(const Payout& payout);  ///< "2 paid · 1 unknown"

 private:
  QString words(const QModelIndex& index) const;
  const PayoutTableModel& rows_;
};

/// Payout batches as the regions keep them, and what became of what is in each.
class PayoutsView : public QWidget {
  Q_OBJECT
 public:
  explicit PayoutsView(const Context& context, QWidget* parent = nullptr);
  void refresh();      ///< asks a region again, when the view can be seen
  void refreshSoon();  ///< likewise, once for all that changes within a moment
  void tick();
  QTableView* table() const { return table_; }
  const PayoutTableModel& model() const { return model_; }

 Q_SIGNALS:
  void withdrawalsWanted(const QString& payoutId);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* buildTable();
  void ask(const std::string& after);
  void take(const Result<PayoutSlice>& slice, bool more);
  void showSelected();
  void showDetail(const Result<PayoutDetail>& detail);
  void showEmpty(const Error* why);

  Context context_;
  PayoutTableModel model_;
  PayoutDress* dress_;
  QWidget* body_;
  QTableView* table_;
  EmptyState* empty_;
  QLabel* age_;
  QLabel* detail_;
  QPushButton* show_;
  QPushButton* more_;
  QPushButton* again_;
  std::string next_;  ///< where the following slice begins; empty: it was the last
  std::string selected_;
  Millis readAt_ = 0;  ///< this desktop's clock
  bool asking_ = false;
  QTimer soon_;
};

}  // namespace rebate
