// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overview_page.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

#include "ui/charts/moment_charts.h"
#include "ui/incidents/alerts_card.h"
#include "ui/overview/failover_banner.h"
#include "ui/overview/overview_charts.h"
#include "ui/overview/region_card.h"
#include "ui/overview/region_grid.h"
#include "ui/overview/replay_bar.h"
#include "ui/overview/side_cards.h"
#include "ui/style/data_age.h"
#include "ui/style/make.h"

namespace rebate {

OverviewPage::OverviewPage(const Context& context, QWidget* parent) : Page(parent), context_(context) {
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  auto* scroll = new QScrollArea;  // in a low window the cards keep their height
  scroll->setWidgetResizable(true);
  scroll->setFocusPolicy(Qt::NoFocus);
  inside_ = new QWidget;
  inside_->setObjectName(QStringLiteral("overview"));
  scroll->setWidget(inside_);
  outer->addWidget(scroll);
  auto* layout = new QVBoxLayout(inside_);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  layout->addWidget(age_ = make::label({}, "muted"));
  layout->addWidget(replay_ = new ReplayBar);
  layout->addWidget(banner_ = new FailoverBanner(context.look));
  layout->addWidget(grid_ = new RegionGrid(context.look));
  layout->addWidget(charts_ = new OverviewCharts(context), 1);
  layout->addWidget(past_ = new MomentCharts(context.look), 1);
  past_->hide();
  connect(charts_, &OverviewCharts::said, this, &Page::said);
  auto* bottom = new QHBoxLayout;
  bottom->setSpacing(12);
  bottom->addWidget(timeline_ = new TimelineCard, 3);
  bottom->addWidget(alerts_ = new AlertsCard(context), 3);
  connect(alerts_, &AlertsCard::wanted, this, &Page::wanted);
  connect(alerts_, &AlertsCard::said, this, &Page::said);
  bottom->addWidget(atRisk_ = new AtRiskCard, 2);
  layout->addLayout(bottom, 1);
  connect(banner_, &FailoverBanner::openWanted, this, [this] { Q_EMIT wanted({PageId::failovers, "latest"}); });
  connect(replay_, &ReplayBar::moved, this, &OverviewPage::showPast);
  connect(replay_, &ReplayBar::ended, this, &OverviewPage::endReplay);
  // Wherever the keyboard is in the window, as long as this page is in view.
  back_ = new QShortcut(QKeySequence(Qt::Key_Escape), this);
  back_->setEnabled(false);
  connect(back_, &QShortcut::activated, replay_, &ReplayBar::end);
  if (context.records != nullptr) listening_ = context.records->listen(*this);
  factsChanged();
}

const std::vector<RegionCard*>& OverviewPage::cards() const {
  return grid_->cards();
}

void OverviewPage::factsChanged() {
  if (!replay_->isOn()) showNow();
}

void OverviewPage::recordFactsChanged() {
  if (!replay_->isOn()) showTimeline();
}

void OverviewPage::showNow() {
  const auto& facts = context_.workspace.facts();
  showTimeline();
  atRisk_->show(facts);
  std::vector<Millis> marks;
  for (const auto& failover : facts.failovers) marks.push_back(failover.lostAt);
  charts_->setMarks(marks);
  tick();
}

void OverviewPage::showTimeline() {
  if (context_.records != nullptr && !context_.records->facts().events.empty())
    timeline_->show(context_.records->facts().events);
  else
    timeline_->show(context_.workspace.facts().failovers);
}

void OverviewPage::showRegions(const WorkspaceFacts& facts, Millis now) {
  regions_.setRegions(facts.regions, now);
  grid_->show(regions_.rows(), facts.readingFrom);
}

void OverviewPage::rateCame() {
  if (!replay_->isOn() && isVisible()) charts_->refresh(context_.clock.wall());
}

void OverviewPage::tick() {
  if (replay_->isOn()) return;
  const auto& facts = context_.workspace.facts();
  showRegions(facts, context_.clock.wall());
  DataAge::show(age_, facts, context_.clock.wall());
  banner_->show(facts, context_.clock.wall());
  rateCame();
  alerts_->tick();
}

}  // namespace rebate
