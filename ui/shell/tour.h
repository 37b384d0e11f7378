// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <functional>
#include <optional>
#include <vector>

#include "ui/shell/main_window.h"

class QTimer;

namespace rebate {

struct TourPlan {
  QString folder;                          ///< pictures go here
  std::optional<Credentials> credentials;  ///< used when the sign-in page is in view
  int regions = 3;
  bool failover = true;      ///< somebody takes the leader away meanwhile
  Millis patience = 60'000;  ///< for each thing waited for
};

/// Walks through the window as a person would: clicks, waits for what should be seen, takes a picture of it.
/// What it waits for are facts and widgets, never time.
class Tour : public QObject {
  Q_OBJECT
 public:
  Tour(MainWindow& window, TourPlan plan, QObject* parent = nullptr);
  void start();
  const QStringList& seen() const { return seen_; }

 Q_SIGNALS:
  void finished(bool ok, const QString& why);  ///< why is empty when all was seen
  void saw(const QString& what);

 private:
  struct Step {
    QString what;                 ///< "three regions live"
    std::function<bool()> until;  ///< seen?
    std::function<bool()> act;    ///< then done; false: could not be
    QString picture;              ///< taken once seen, before acting
  };
  void add(QString what, std::function<bool()> until, QString picture = {}, std::function<bool()> act = {});
  void addSignIn();
  void addDecision();
  void addFailover();
  void addPages();
  void addLooks();
  void addLock();
  void poll();
  void finish(const QString& trouble);
  QString situation() const;

  const WorkspaceFacts& facts() const { return window_.context().workspace.facts(); }
  bool allLive() const;
  bool hasLeader() const;
  bool isCreditedSince(Millis moment) const;  ///< on the chart
  bool goTo(PageId page);
  int approvableRow() const;
  bool approve();
  bool unlock();
  std::optional<OutboxState> stateOfDecision() const;
  bool isCredited() const;

  MainWindow& window_;
  TourPlan plan_;
  QTimer* timer_;
  QElapsedTimer waiting_;
  QElapsedTimer running_;
  std::vector<Step> steps_;
  std::size_t at_ = 0;
  bool told_ = false;  ///< of this step
  QStringList seen_;
  std::string firstLeader_;
  std::string rebateId_;
  std::string decisionId_;
};

}  // namespace rebate
