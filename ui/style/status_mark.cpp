// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/status_mark.h"

#include <QPainter>

#include "ui/style/shapes.h"
#include "ui/style/words.h"

namespace rebate {

StatusMark::StatusMark(const Look& look, QWidget* parent) : QWidget(parent), look_(look) {
  setFixedSize(14, 14);
  setAccessibleName(Words::status(status_));
}

void StatusMark::setStatus(Status status, bool ring) {
  if (status_ == status && ring_ == ring) return;
  status_ = status;
  ring_ = ring;
  setAccessibleName(Words::status(status));
  update();
}

void StatusMark::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintStatus(painter, QRectF(2.5, 2.5, 9, 9), status_, ring_, look_.tokens());
}

}  // namespace rebate
