// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "domain/rebate.h"
#include "ui/style/look.h"

namespace rebate {

/// From the commission that comes in to the part the user gets, step by step.
class Waterfall : public QWidget {
  Q_OBJECT
 public:
  struct Step {
    QString name;
    Fen from;    ///< where the bar begins, in fen from the left
    Fen amount;  ///< its length
    bool taken;  ///< subtracted, else added
    QColor color;
  };

  explicit Waterfall(const Look& look, QWidget* parent = nullptr);
  void show(const Rebate& rebate);
  std::vector<Step> steps() const;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  static QString feeName(const Rebate& rebate);

  const Look& look_;
  Rebate rebate_;
};

}  // namespace rebate
