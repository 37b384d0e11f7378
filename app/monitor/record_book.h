// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <set>

#include "monitor/decision_lookup.h"
#include "monitor/event_watch.h"
#include "monitor/moment_recorder.h"
#include "ports/clock.h"
#include "ports/history.h"
#include "ports/record_desk.h"
#include "ports/workspace.h"

namespace rebate {

/// Writes down what happens to the regions. On the session's thread; no Qt.
class RecordBook : public RecordDesk, private WorkspaceListener, private AlertListener {
 public:
  struct Parts {
    Workspace* workspace = nullptr;
    Clock* clock = nullptr;
    std::function<History*()> history;  ///< null while nobody is inside
    AlertDesk* alerts = nullptr;        ///< of the same thread; null: alerts are not on record
  };
  explicit RecordBook(Parts parts);

  const RecordFacts& facts() const override { return facts_; }
  Subscription listen(RecordListener& listener) override;
  void moments(Millis from, Millis to, std::function<void(Result<std::vector<Moment>>)> answer) override;
  void events(Millis from, Millis to, std::function<void(Result<std::vector<RecordEvent>>)> answer) override;
  void setNote(const std::string& id, const std::string& note, std::function<void(Outcome)> answer) override;
  void setBudget(Millis budget, std::function<void(Outcome)> answer) override;

 private:
  void factsChanged() override;
  void alertFactsChanged() override;
  void rebatesChanged(const std::vector<std::string>& ids) override { static_cast<void>(ids); }
  void outboxChanged() override {}
  void creditedRateCame(const RatePoint& point) override { static_cast<void>(point); }

  History* history();  ///< opens and closes the book when somebody came or went
  void load(History& history);
  void tick();
  void keepMoment(History& history);
  void takeMeasured();
  void askRegions();
  void askForChanges(const std::string& region);
  void askForOrders();
  void lookUpDecisions();
  void trim(History& history);
  FailoverRecord* recordOf(const std::string& id);
  /// Keeps it as `change` leaves it, in its place by time; nothing when that changes nothing.
  Outcome keep(const std::string& id, const std::function<void(FailoverRecord&)>& change);
  void keepEvents(std::vector<RecordEvent> events);
  Outcome wrote(const Outcome& outcome);
  void announce();

  Parts parts_;
  RecordFacts facts_;
  bool open_ = false;
  monitor::EventWatch watch_;
  monitor::MomentRecorder recorder_;
  monitor::DecisionLookup lookup_;
  std::set<std::string> told_;         ///< ids of this sitting's events
  Millis nextAsk_ = 0, nextTrim_ = 0;  ///< monotonic
  std::map<int, RecordListener*> listeners_;
  int nextListener_ = 0;
  Subscription ticking_;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);  ///< answers may come when all of this has ended
  Subscription workspace_;
  Subscription alerting_;
};

}  // namespace rebate
