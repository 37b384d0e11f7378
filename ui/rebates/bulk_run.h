// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <set>

#include "ports/workspace.h"
#include "tables/bulk_results_model.h"

namespace rebate {

/// Many decisions on their way: into the outbox in batches, and from there as the outbox tells. It goes on whether
/// somebody looks at it or not.
class BulkRun : public QObject {
  Q_OBJECT
 public:
  static constexpr int kBatch = 200;      ///< kept in one commit
  static constexpr int kLookEvery = 250;  ///< ms between two looks into the outbox
  static constexpr int kOutboxPage = 500;

  explicit BulkRun(Workspace& workspace, QObject* parent = nullptr);
  /// `opened`: ids of those that were opened one by one before.
  void start(const std::vector<Rebate>& rows, const std::set<std::string>& opened, Action action,
             const std::string& reason);
  void stop();      ///< what is not kept yet stays out; the others go on
  void withdraw();  ///< takes back what was not sent
  void outboxChanged();

  const BulkResultsModel& results() const { return results_; }
  Action action() const { return action_; }
  bool keeping() const { return keeping_; }
  bool started() const { return results_.rowCount() > 0; }
  int kept() const { return next_; }      ///< asked for and answered
  std::set<std::string> pending() const;  ///< rebates that a decision of this run waits for
  int waiting() const { return results_.countOf(BulkEnd::waiting); }

 Q_SIGNALS:
  void changed();

 private:
  void keepNext();
  void look();
  void lookAt(const Result<std::vector<OutboxItem>>& page);

  Workspace& workspace_;
  BulkResultsModel results_;
  Action action_ = Action::approve;
  std::string reason_;
  std::set<std::string> opened_;
  int next_ = 0;
  int number_ = 0;  ///< counts the runs: answers to another one are not ours
  bool keeping_ = false;
  bool stopped_ = false;
  bool looking_ = false;
  bool again_ = false;
  std::int64_t first_ = 0, last_ = 0;  ///< device numbers of ours
  std::int64_t settledTo_ = 0;         ///< none up to here will change
  bool settledSoFar_ = true;
  QTimer soon_;
};

}  // namespace rebate
