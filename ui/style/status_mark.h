// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/style/look.h"

namespace rebate {

/// The shape of a status, beside its word.
class StatusMark : public QWidget {
  Q_OBJECT
 public:
  StatusMark(const Look& look, QWidget* parent = nullptr);
  void setStatus(Status status, bool ring = false);
  Status status() const { return status_; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  const Look& look_;
  Status status_ = Status::unknown;
  bool ring_ = false;
};

}  // namespace rebate
