// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <optional>

#include "ports/workspace.h"
#include "ui/overview/phase_bar.h"

class QLabel;
class QPushButton;

namespace rebate {

/// Says that a failover runs and how far it is; then how long it took, until it is closed by a person.
class FailoverBanner : public QFrame {
  Q_OBJECT
 public:
  explicit FailoverBanner(const Look& look, QWidget* parent = nullptr);
  void show(const WorkspaceFacts& facts, Millis now);
  const std::optional<Failover>& failover() const { return shown_; }

 private:
  void close();
  void showRunning(const WorkspaceFacts& facts, Millis now);
  void showDone();

  std::optional<Failover> shown_;
  Millis closedLostAt_ = 0;  ///< the one a person closed; it does not come back
  QLabel* headline_;
  QLabel* detail_;
  QPushButton* close_;
  PhaseBar* bar_;
};

}  // namespace rebate
