// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "ports/workspace.h"
#include "ui/style/words.h"

class QLabel;
class QVBoxLayout;

namespace rebate {

/// The failovers of this run with what was measured, newest first.
class TimelineCard : public QFrame {
  Q_OBJECT
 public:
  explicit TimelineCard(QWidget* parent = nullptr);
  void show(const std::vector<Failover>& failovers);

 private:
  QWidget* line(const Failover& failover) const;

  std::vector<Failover> shown_;
  QVBoxLayout* lines_;
  QLabel* none_;
};

/// What waits for a person or for a leader.
class AtRiskCard : public QFrame {
  Q_OBJECT
 public:
  explicit AtRiskCard(QWidget* parent = nullptr);
  void show(const WorkspaceFacts& facts);

 private:
  QLabel* approvals_;
  QLabel* approvalsWhy_;
  QLabel* outbox_;
  QLabel* outboxWhy_;
};

}  // namespace rebate
