// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace rebate {

/// A small table that stands in a longer page: as high as its rows, so it never scrolls, and the wheel is the page's.
class WholeTable : public QTableView {
  Q_OBJECT
 public:
  explicit WholeTable(int rowHeight, QWidget* parent = nullptr);
  void fitRows();     ///< call after the model was filled anew
  void fitColumns();  ///< every column but the one that stretches is as wide as its widest text

 protected:
  void wheelEvent(QWheelEvent* event) override;
  void updateGeometries() override;

 private:
  const int rowHeight_;
};

}  // namespace rebate
