// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <optional>

#include "ports/workspace.h"

class QLabel;

namespace rebate {

/// A damaged outbox was put aside: what was saved of it, what was not, and where it lies. Stays until it was read.
class SalvageNotice : public QFrame {
  Q_OBJECT
 public:
  explicit SalvageNotice(QWidget* parent = nullptr);
  void show(const std::optional<Salvaged>& salvaged);

 Q_SIGNALS:
  void read();

 private:
  QLabel* text_;
};

}  // namespace rebate
