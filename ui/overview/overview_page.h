// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "tables/region_model.h"
#include "tables/series_store.h"
#include "ui/page.h"

class QHBoxLayout;
class QLabel;

namespace rebate {

class AtRiskCard;
class FailoverBanner;
class RateChart;
class RegionCard;
class TimelineCard;

/// One glance: who leads, who answers, how old is what is shown, what is at risk.
class OverviewPage : public Page {
  Q_OBJECT
 public:
  /// The series outlives the page, so that changing the language does not lose it.
  OverviewPage(const Context& context, const SeriesStore& credited, QWidget* parent = nullptr);

  void factsChanged() override;
  void rateCame() override;
  void tick() override;
  FailoverBanner* banner() const { return banner_; }
  const std::vector<RegionCard*>& cards() const { return cards_; }

 private:
  void showRegions();

  Context context_;
  RegionModel regions_;
  QLabel* age_;
  FailoverBanner* banner_;
  QHBoxLayout* cardRow_;
  std::vector<RegionCard*> cards_;
  RateChart* chart_;
  TimelineCard* timeline_;
  AtRiskCard* atRisk_;
};

}  // namespace rebate
