// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>
#include <QTimer>
#include <optional>

#include "tables/rebate_table_model.h"
#include "ui/style/look.h"

class QScrollBar;

namespace rebate {

/// The view of a window of the cache. Its own scroll bar, `bar`, goes over all rows of the query; the rows that are
/// here are a stretch of them. Rows that are not here yet are grey. What is selected is a rebate, not a place: it is
/// selected again when its row comes back.
class WindowView : public QTableView {
  Q_OBJECT
 public:
  WindowView(RebateTableModel& rows, const Look& look, QWidget* parent = nullptr);

  QScrollBar* bar() const { return bar_; }  ///< to be placed beside the view
  void setModel(QAbstractItemModel* model) override;
  const std::string& selectedId() const { return selected_.id; }
  bool waiting() const { return waitingAt_.has_value(); }  ///< for rows at the place the person went to
  void goTo(std::int64_t number);                          ///< selects the row with this number of the query
  void goTo(const Rebate& rebate);                         ///< shows where it stands and selects it if it is there
  void forgetSelection();

 Q_SIGNALS:
  void chosen(const QString& rebateId);  ///< another rebate became the selected one
  void markWanted(int row);              ///< or not any more
  void rangeWanted(int from, int to);    ///< rows of the window, in whichever order
  void allWanted();
  void opened();  ///< Enter, or a double click

 protected:
  QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
  void updateGeometries() override;
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  bool isMarkColumn(const QModelIndex& index) const;
  bool markByKey(const QKeyEvent& event);
  void moveBy(int rows, bool marking);
  int rowHeight() const;
  int rowsShown() const;
  void innerMoved();
  void barMoved();
  void follow();
  void updateBar();
  void placeAt(std::int64_t pixel);
  void selectAgain();
  void tellModel();
  void paintBars();

  RebateTableModel& rows_;
  const Look& look_;
  QScrollBar* bar_;
  Rebate selected_;                           ///< as it was when it was selected; no id: nothing is
  std::optional<std::int64_t> waitingAt_;     ///< px from the beginning of the query
  std::optional<std::int64_t> selectNumber_;  ///< once it is here
  bool selectSought_ = false;                 ///< and to be scrolled to
  int markedLast_ = -1;                       ///< row where a range begins
  int offset_ = 0;                            ///< px of the topmost row that are scrolled out
  bool syncing_ = false;
  QTimer tell_;  ///< the model, once the view has done with its event: it may change rows at once
};

}  // namespace rebate
