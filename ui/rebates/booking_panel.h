// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/rebates/comparison.h"

class QGridLayout;
class QLabel;

namespace rebate {

/// What an approval books, and whether the region agrees; both sides beside each other where it does not.
class BookingPanel : public QWidget {
  Q_OBJECT
 public:
  explicit BookingPanel(QWidget* parent = nullptr);
  void show(const Rebate& rebate, const Comparison& comparison);
  const Comparison& comparison() const { return comparison_; }
  static QString account(const Leg& leg);

 private:
  void showSides();
  static QString sentence(const Comparison& comparison);

  Comparison comparison_;
  QLabel* said_;
  QWidget* sides_;
  QGridLayout* grid_;
};

}  // namespace rebate
