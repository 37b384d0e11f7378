// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "ports/record_desk.h"
#include "ports/workspace.h"
#include "ui/style/words.h"

class QLabel;
class QVBoxLayout;

namespace rebate {

/// What happened, newest first: from the records, or as long as there are none, the failovers of this run.
class TimelineCard : public QFrame {
  Q_OBJECT
 public:
  explicit TimelineCard(QWidget* parent = nullptr);
  void show(const std::vector<Failover>& failovers);
  void show(const std::vector<RecordEvent>& events);  ///< newest first

 private:
  void clear();
  QWidget* line(const Failover& failover) const;
  QWidget* line(const RecordEvent& event) const;

  std::vector<Failover> shown_;
  std::vector<RecordEvent> events_;
  QLabel* title_;
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
