// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "domain/switchover.h"
#include "ui/style/look.h"

class QGridLayout;

namespace rebate {

/// The checks before a switchover, each with its shape and its sentence.
class PreflightList : public QWidget {
  Q_OBJECT
 public:
  explicit PreflightList(const Look& look, QWidget* parent = nullptr);
  void show(const Preflight& preflight);
  void clear();

 private:
  const Look& look_;
  QGridLayout* grid_;
};

}  // namespace rebate
