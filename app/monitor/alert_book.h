// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>

#include "monitor/alert_poll.h"
#include "monitor/alert_views.h"
#include "monitor/local_silences.h"
#include "monitor/threshold_judge.h"
#include "ports/alert_desk.h"
#include "ports/clock.h"
#include "ports/history.h"
#include "ports/workspace.h"

namespace rebate {

/// Asks for alerts and silences, and judges the thresholds set here. On the session's thread; no Qt.
class AlertBook : public AlertDesk, private WorkspaceListener {
 public:
  static constexpr Millis kTick = 1'000;
  /// Under which name a person's thresholds are kept in their preferences.
  static constexpr const char* kThresholds = "alert.thresholds";

  struct Parts {
    Workspace* workspace = nullptr;
    Clock* clock = nullptr;
    std::function<History*()> history;  ///< null while nobody is inside
    MakeAlertSource makeSource{};       ///< null: Alertmanagers are not asked
  };
  explicit AlertBook(Parts parts);

  const AlertFacts& facts() const override { return facts_; }
  Subscription listen(AlertListener& listener) override;
  void acknowledge(const std::string& fingerprint, const std::string& reason, Millis span, Answer answer) override;
  void silence(const SilenceWish& wish, Answer answer) override;
  void expire(const Silence& silence, Answer answer) override;
  void setThresholds(const std::vector<Threshold>& thresholds, Answer answer) override;

 private:
  struct Polled {
    std::vector<std::string> regions;
    std::unique_ptr<AlertPoll> poll;
    std::map<int, Subscription> writing;  ///< ends before the poll does
  };

  void factsChanged() override;
  void rebatesChanged(const std::vector<std::string>& ids) override { static_cast<void>(ids); }
  void outboxChanged() override {}
  void creditedRateCame(const RatePoint& point) override { static_cast<void>(point); }

  void enter();
  void leave();
  void tick();
  void takeThresholds();
  void findSources();
  void judge();
  void publish();
  std::vector<SourceSaid> said() const;
  Millis now() const;  ///< by the regions' clock
  Silence newSilence(const std::vector<Matcher>& matchers, const std::string& comment, Millis span) const;
  Outcome silenceHere(Silence silence);
  void silenceThere(const std::vector<std::string>& addresses, const Silence& silence, Answer answer);
  Polled* polledOf(const std::string& address);
  void written(const std::string& address, int id);

  Parts parts_;
  AlertFacts facts_;
  ThresholdJudge judge_;
  LocalSilences local_;
  std::string keptThresholds_;
  std::map<std::string, std::string> named_;  ///< region → Alertmanager, as it last said
  std::map<std::string, Polled> polls_;       ///< by address
  bool inside_ = false;
  std::map<int, AlertListener*> listeners_;
  int nextListener_ = 0;
  int nextWrite_ = 0;
  Subscription ticking_;
  Subscription workspace_;
};

}  // namespace rebate
