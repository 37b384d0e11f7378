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
  void setPast(bool past);  ///< in replay: nothing of it acts

 Q_SIGNALS:
  void openWanted();  ///< the page of the failovers

 private:
  void close();
  void showRunning(const WorkspaceFacts& facts, Millis now);
  void showDone();

  std::optional<Failover> shown_;
  Millis closedLostAt_ = 0;  ///< the one a person closed; it does not come back
  QLabel* headline_;
  QLabel* detail_;
  QPushButton* open_;
  QPushButton* close_;
  bool past_ = false;
  PhaseBar* bar_;
};

}  // namespace rebate
