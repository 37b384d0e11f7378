// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/window_view.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <algorithm>
#include <limits>

namespace rebate {
namespace {

// A scroll bar counts in int: some 70 million rows of 30 px.
int clamped(std::int64_t pixel) {
  return static_cast<int>(std::clamp<std::int64_t>(pixel, 0, std::numeric_limits<int>::max()));
}

}  // namespace

WindowView::WindowView(RebateTableModel& rows, const Look& look, QWidget* parent)
    : QTableView(parent), rows_(rows), look_(look), bar_(new QScrollBar(Qt::Vertical, this)) {
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollMode(ScrollPerPixel);
  bar_->setVisible(false);
  tell_.setSingleShot(true);
  tell_.setInterval(0);
  connect(&tell_, &QTimer::timeout, this, &WindowView::tellModel);
  connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &WindowView::innerMoved);
  connect(bar_, &QScrollBar::valueChanged, this, &WindowView::barMoved);
  // Before the view hears of it: it would go on to the neighbour, and a key meant for one rebate decide another.
  connect(&rows_, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this](const QModelIndex&, int first, int last) {
    const int current = currentIndex().row();
    if (current >= first && current <= last) setCurrentIndex({});
  });
  connect(&rows_, &RebateTableModel::windowAboutToChange, this, [this] { syncing_ = true; });
}

/// After the model's own connections, so that the view has heard of the rows when it follows them.
void WindowView::setModel(QAbstractItemModel* model) {
  QTableView::setModel(model);
  syncing_ = false;
  connect(&rows_, &RebateTableModel::windowChanged, this, &WindowView::follow);
}

int WindowView::rowHeight() const {
  return verticalHeader()->defaultSectionSize();
}

int WindowView::rowsShown() const {
  return viewport()->height() / rowHeight() + 2;  // those cut at both ends as well
}

/// Keys, the wheel and scrollTo move the stretch that is here.
void WindowView::innerMoved() {
  if (syncing_) return;
  waitingAt_.reset();
  offset_ = verticalScrollBar()->value() % rowHeight();
  {
    const QScopedValueRollback guard(syncing_, true);
    updateBar();
  }
  tell_.start();
}

void WindowView::tellModel() {
  tell_.stop();
  if (waitingAt_) return;  // it knows where
  rows_.show(rows_.first() + verticalScrollBar()->value() / rowHeight(), rowsShown());
}

void WindowView::barMoved() {
  if (syncing_) return;
  placeAt(bar_->value());
}

void WindowView::placeAt(std::int64_t pixel) {
  waitingAt_ = pixel;
  offset_ = static_cast<int>(pixel % rowHeight());
  rows_.show(pixel / rowHeight(), rowsShown());
  follow();
}

/// The rows moved under the view, or the view over the rows: what is seen stays, or comes to where it was wanted.
void WindowView::follow() {
  syncing_ = true;
  executeDelayedItemsLayout();
  updateGeometries();
  const bool still = waitingAt_ && rows_.reading();
  if (!still) {
    // Where rows were asked for in vain, those that are here are shown.
    const auto top = waitingAt_ && rows_.covers(*waitingAt_ / rowHeight(), rowsShown() - 1) ? *waitingAt_ / rowHeight()
                                                                                            : rows_.top();
    verticalScrollBar()->setValue(clamped((top - rows_.first()) * rowHeight() + offset_));
    waitingAt_.reset();
    selectAgain();
    selectNumber_.reset();
    selectSought_ = selectSought_ && rows_.reading();
    offset_ = verticalScrollBar()->value() % rowHeight();
  }
  updateBar();
  syncing_ = false;
  tellModel();
  viewport()->update();
}

void WindowView::updateGeometries() {
  QTableView::updateGeometries();
  const QScopedValueRollback guard(syncing_, true);
  updateBar();
}

void WindowView::updateBar() {
  const auto all = rows_.total() * rowHeight();
  bar_->setRange(0, clamped(all - viewport()->height()));
  bar_->setPageStep(viewport()->height());
  bar_->setSingleStep(rowHeight());
  bar_->setValue(clamped(waitingAt_.value_or(rows_.first() * rowHeight() + verticalScrollBar()->value())));
  bar_->setVisible(bar_->maximum() > 0);
}

void WindowView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  const auto* row = current.isValid() ? rows_.at(current.row()) : nullptr;
  QTableView::currentChanged(current, previous);
  if (!row) return;  // its row left: it stays the selected one
  const bool another = row->id != selected_.id;
  selected_ = *row;
  if (another) Q_EMIT chosen(QString::fromStdString(row->id));
}

void WindowView::forgetSelection() {
  selected_ = {};
  selectNumber_.reset();
  selectSought_ = false;
}

void WindowView::selectAgain() {
  int row = -1;
  if (selectNumber_) {
    if (*selectNumber_ < rows_.first() || *selectNumber_ >= rows_.first() + rows_.rowCount()) return;
    row = static_cast<int>(*selectNumber_ - rows_.first());
  } else if (!currentIndex().isValid() && !selected_.id.empty()) {
    row = rows_.rowOf(selected_.id);
  }
  if (row < 0) return;
  const bool scroll = hasAutoScroll();
  setAutoScroll(selectNumber_ || selectSought_);  // or the window would jump back to it
  const auto index = model()->index(row, std::max(0, currentIndex().column()));
  selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
  setAutoScroll(scroll);
  selectNumber_.reset();
  selectSought_ = false;
}

void WindowView::goTo(std::int64_t number) {
  selectNumber_ = std::clamp<std::int64_t>(number, 0, std::max<std::int64_t>(0, rows_.total() - 1));
  const auto pixel = *selectNumber_ * rowHeight();
  const bool here = *selectNumber_ >= rows_.first() && *selectNumber_ < rows_.first() + rows_.rowCount();
  if (here) return selectAgain();
  placeAt(std::clamp<std::int64_t>(pixel, 0,
                                   std::max<std::int64_t>(0, rows_.total() * rowHeight() - viewport()->height())));
}

void WindowView::goTo(const Rebate& rebate) {
  setCurrentIndex({});
  selected_ = rebate;
  selectSought_ = true;
  if (rows_.rowOf(rebate.id) >= 0) return follow();
  rows_.showKey(keyOf(rebate, rows_.query().order));
}

/// Home and End mean all rows of the query; from a selected row that is elsewhere, the others go on from there.
QModelIndex WindowView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) {
  if (action == MoveHome || action == MoveEnd) {
    goTo(action == MoveHome ? 0 : rows_.total() - 1);
    return currentIndex();
  }
  tellModel();  // so that there are rows beyond the one it goes to
  if (!currentIndex().isValid() && !selected_.id.empty() && rows_.rowOf(selected_.id) < 0) {
    goTo(Rebate(selected_));
    if (currentIndex().isValid()) return QTableView::moveCursor(action, modifiers);
    if (rows_.reading() || rows_.rowCount() == 0) return {};
    // It left the query: the others go on from where it stood.
    const auto row = std::clamp<std::int64_t>(rows_.top() - rows_.first(), 0, rows_.rowCount() - 1);
    return this->model()->index(static_cast<int>(row), 0);
  }
  return QTableView::moveCursor(action, modifiers);
}

/// A click on a row that is not here yet would choose one nobody sees.
void WindowView::mousePressEvent(QMouseEvent* event) {
  if (waiting()) return;
  const auto index = indexAt(event->position().toPoint());
  if (!isMarkColumn(index) || event->button() != Qt::LeftButton) return QTableView::mousePressEvent(event);
  if (event->modifiers().testFlag(Qt::ShiftModifier) && rows_.at(markedLast_))
    Q_EMIT rangeWanted(markedLast_, index.row());
  else
    Q_EMIT markWanted(index.row());
  markedLast_ = index.row();
}
void WindowView::mouseDoubleClickEvent(QMouseEvent* event) {
  if (waiting()) return;
  const auto index = indexAt(event->position().toPoint());
  if (isMarkColumn(index)) return mousePressEvent(event);
  QTableView::mouseDoubleClickEvent(event);
  if (index.isValid()) Q_EMIT opened();
}

bool WindowView::isMarkColumn(const QModelIndex& index) const {
  return index.isValid() && index.column() == static_cast<int>(RebateTableModel::Column::chosen);
}

void WindowView::moveBy(int rows, bool marking) {
  const int from = currentIndex().row();
  const auto next = moveCursor(rows > 0 ? MoveDown : MoveUp, Qt::NoModifier);
  if (!next.isValid()) return;
  selectionModel()->setCurrentIndex(next, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
  scrollTo(next);
  if (marking && from >= 0) Q_EMIT rangeWanted(from, next.row());
}

/// Space marks, Shift and an arrow mark on the way, Ctrl+A marks all of the filter.
bool WindowView::markByKey(const QKeyEvent& event) {
  if (event.matches(QKeySequence::SelectAll)) {
    Q_EMIT allWanted();
    return true;
  }
  const bool shift = event.modifiers() == Qt::ShiftModifier;
  if (event.key() == Qt::Key_Space && event.modifiers() == Qt::NoModifier) {
    if (currentIndex().isValid()) Q_EMIT markWanted(currentIndex().row());
    return true;
  }
  if (shift && (event.key() == Qt::Key_Down || event.key() == Qt::Key_Up)) {
    moveBy(event.key() == Qt::Key_Down ? 1 : -1, true);
    return true;
  }
  return false;
}

void WindowView::keyPressEvent(QKeyEvent* event) {
  if (markByKey(*event)) return;
  const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
  if (plain && (event->key() == Qt::Key_J || event->key() == Qt::Key_K))
    return moveBy(event->key() == Qt::Key_J ? 1 : -1, false);
  if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
    Q_EMIT opened();
    return;
  }
  QTableView::keyPressEvent(event);
}

void WindowView::paintEvent(QPaintEvent* event) {
  if (waiting() || (rows_.reading() && rows_.rowCount() == 0)) return paintBars();
  QTableView::paintEvent(event);
}

void WindowView::paintBars() {
  QPainter painter(viewport());
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(look_.tokens().raised);
  const int height = rowHeight();
  for (int y = -offset_; y < viewport()->height(); y += height)
    for (int column = 0; column < horizontalHeader()->count(); ++column) {
      const QRect cell(columnViewportPosition(column), y, columnWidth(column), height);
      painter.drawRoundedRect(QRectF(cell).adjusted(9, height / 2.0 - 5, -9, 5 - height / 2.0), 4, 4);
    }
}

}  // namespace rebate
