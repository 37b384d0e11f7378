// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overview_page.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/charts/rate_chart.h"
#include "ui/overview/failover_banner.h"
#include "ui/overview/region_card.h"
#include "ui/overview/side_cards.h"
#include "ui/style/data_age.h"
#include "ui/style/make.h"

namespace rebate {

OverviewPage::OverviewPage(const Context& context, const SeriesStore& credited, QWidget* parent)
    : Page(parent), context_(context) {
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  auto* scroll = new QScrollArea;  // in a low window the cards keep their height
  scroll->setWidgetResizable(true);
  scroll->setFocusPolicy(Qt::NoFocus);
  auto* inside = new QWidget;
  inside->setObjectName(QStringLiteral("overview"));
  scroll->setWidget(inside);
  outer->addWidget(scroll);
  auto* layout = new QVBoxLayout(inside);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  layout->addWidget(age_ = make::label({}, "muted"));
  layout->addWidget(banner_ = new FailoverBanner(context.look));
  cardRow_ = new QHBoxLayout;
  cardRow_->setSpacing(12);
  layout->addLayout(cardRow_);
  chart_ = new RateChart(tr("Rebates credited /s"), credited, context.look);
  chart_->setMinimumHeight(230);
  // Takes what is left: a height it would like makes the page scroll where everything fits.
  chart_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
  layout->addWidget(chart_, 3);
  auto* bottom = new QHBoxLayout;
  bottom->setSpacing(12);
  bottom->addWidget(timeline_ = new TimelineCard, 3);
  bottom->addWidget(atRisk_ = new AtRiskCard, 1);
  layout->addLayout(bottom, 1);
  factsChanged();
}

void OverviewPage::factsChanged() {
  const auto& facts = context_.workspace.facts();
  showRegions();
  timeline_->show(facts.failovers);
  atRisk_->show(facts);
  std::vector<Millis> marks;
  for (const auto& failover : facts.failovers) marks.push_back(failover.lostAt);
  chart_->setMarks(marks);
  tick();
}

void OverviewPage::showRegions() {
  const auto& facts = context_.workspace.facts();
  regions_.setRegions(facts.regions, context_.clock.wall());
  const auto count = static_cast<std::size_t>(regions_.rowCount());
  while (cards_.size() < count) {
    cards_.push_back(new RegionCard(context_.look));
    cardRow_->addWidget(cards_.back(), 1);
  }
  while (cards_.size() > count) {
    delete cards_.back();
    cards_.pop_back();
  }
  for (std::size_t i = 0; i < count; ++i) {
    const auto& region = *regions_.at(static_cast<int>(i));
    cards_[i]->show(region, region.view.name == facts.readingFrom);
  }
}

void OverviewPage::rateCame() {
  chart_->refresh(context_.clock.wall());
}

void OverviewPage::tick() {
  showRegions();
  DataAge::show(age_, context_.workspace.facts(), context_.clock.wall());
  banner_->show(context_.workspace.facts(), context_.clock.wall());
  chart_->refresh(context_.clock.wall());
}

}  // namespace rebate
