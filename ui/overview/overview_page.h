// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ports/record_desk.h"
#include "tables/region_model.h"
#include "ui/page.h"

class QLabel;
class QShortcut;

namespace rebate {

class AlertsCard;
class AtRiskCard;
class FailoverBanner;
class MomentCharts;
class OverviewCharts;
class RegionCard;
class RegionGrid;
class ReplayBar;
class TimelineCard;

/// One glance: who leads, who answers, how old is what is shown, what is at risk. In replay all of it is the past.
class OverviewPage : public Page, private RecordListener {
  Q_OBJECT
 public:
  explicit OverviewPage(const Context& context, QWidget* parent = nullptr);

  void factsChanged() override;
  void rateCame() override;
  void tick() override;
  void open(const std::string& id) override;  ///< "replay/FROM/TO", UNIX ms
  FailoverBanner* banner() const { return banner_; }
  ReplayBar* replay() const { return replay_; }
  const std::vector<RegionCard*>& cards() const;
  OverviewCharts* charts() const { return charts_; }

 private:
  void recordFactsChanged() override;
  void beginReplay(Millis from, Millis to);
  void endReplay();
  void showPast();
  void showPastCharts();
  void showNow();
  void showRegions(const WorkspaceFacts& facts, Millis now);
  void showTimeline();

  Context context_;
  RegionModel regions_;
  QWidget* inside_;
  QLabel* age_;
  ReplayBar* replay_;
  QShortcut* back_;  ///< to now; only in replay
  FailoverBanner* banner_;
  RegionGrid* grid_;
  OverviewCharts* charts_;
  MomentCharts* past_;  ///< in place of the live ones
  TimelineCard* timeline_;
  AlertsCard* alerts_;  ///< not in replay: alerts are not on record
  AtRiskCard* atRisk_;
  Millis replayFrom_ = 0, replayTo_ = 0;
  Subscription listening_;
};

}  // namespace rebate
