// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <QWidget>
#include <map>
#include <optional>

#include "tables/bulk_results_model.h"
#include "ui/page.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace rebate {

class BulkRun;

/// Words for the results, and only those with one end where that is wanted.
class BulkDress : public QSortFilterProxyModel {
  Q_OBJECT
 public:
  using QSortFilterProxyModel::QSortFilterProxyModel;
  void show(std::optional<BulkEnd> end);
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
  std::optional<BulkEnd> end_;
};

/// How far many decisions are, and what came of each.
class BulkResults : public QWidget {
  Q_OBJECT
 public:
  BulkResults(const Context& context, BulkRun& run, QWidget* parent = nullptr);
  QTableView* table() const { return table_; }
  QPushButton* chip(std::optional<BulkEnd> end) const { return chips_.at(end); }

 Q_SIGNALS:
  void closed();
  void rebateWanted(const QString& rebateId);

 private:
  void refresh();
  QWidget* buildChips();

  BulkRun& run_;
  BulkDress* dress_;
  QLabel* title_;
  QLabel* said_;
  QProgressBar* bar_;
  QTableView* table_;
  QPushButton* stop_;
  QPushButton* close_;
  std::map<std::optional<BulkEnd>, QPushButton*> chips_;
};

}  // namespace rebate
