// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "ports/metric_desk.h"
#include "ui/metrics/query_cursor.h"

class QCompleter;
class QLabel;
class QLineEdit;
class QStandardItemModel;

namespace rebate {

/// A line of PromQL: Enter runs it, Ctrl Space completes metrics, labels and values. What the Prometheus says against
/// it stands below.
class QueryField : public QFrame {
  Q_OBJECT
 public:
  explicit QueryField(MetricDesk* desk, QWidget* parent = nullptr);

  void show(const QString& text);          ///< of the chart that is looked at
  void showTrouble(const QString& words);  ///< empty: none
  void setOffered(const QString& whyNot);  ///< empty: queries can be run
  QLineEdit* line() const { return line_; }
  QString trouble() const;
  QCompleter* completer() const { return completer_; }

 Q_SIGNALS:
  void wanted(const QString& query);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void complete();
  void offer(const std::vector<Completion>& offers);
  void insert(const QString& chosen);

  MetricDesk* desk_;
  QLabel* hint_;
  QLineEdit* line_;
  QLabel* trouble_;
  QCompleter* completer_;
  QStandardItemModel* offers_;
  QueryCursor cursor_;
  Subscription asking_;
};

}  // namespace rebate
