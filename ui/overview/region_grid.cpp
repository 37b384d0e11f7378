// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/region_grid.h"

#include <QGridLayout>

#include <algorithm>

#include "ui/overview/region_card.h"
#include "ui/style/fonts.h"

namespace rebate {
namespace {

constexpr int kSpacing = 12;
constexpr int kLeastWidth = 200;
constexpr std::size_t kMostWhole = 6;  ///< more are shown compact

}  // namespace

RegionGrid::RegionGrid(const Look& look, QWidget* parent) : QWidget(parent), look_(look), grid_(new QGridLayout(this)) {
  grid_->setContentsMargins(0, 0, 0, 0);
  grid_->setSpacing(kSpacing);
}

void RegionGrid::show(const std::vector<RegionFacts>& regions, const std::string& readingFrom) {
  while (cards_.size() < regions.size()) cards_.push_back(new RegionCard(look_));
  while (cards_.size() > regions.size()) {
    delete cards_.back();
    cards_.pop_back();
  }
  for (std::size_t i = 0; i < regions.size(); ++i) {
    cards_[i]->setCompact(regions.size() > kMostWhole);
    cards_[i]->show(regions[i], regions[i].view.name == readingFrom);
  }
  arrange();
}

/// As even as the room allows: four beside three would leave a hole.
void RegionGrid::arrange() {
  const int count = static_cast<int>(cards_.size());
  if (count == 0) return;
  const int least = leastCardWidth() + kSpacing;
  const int fit = std::clamp((width() + kSpacing) / least, 1, count);
  const int rows = (count + fit - 1) / fit;
  const int columns = (count + rows - 1) / rows;
  if (columns == columns_ && arranged_ == cards_.size()) return;
  for (auto* card : cards_) grid_->removeWidget(card);
  for (int i = 0; i < std::max(columns, columns_); ++i) grid_->setColumnStretch(i, i < columns ? 1 : 0);
  for (int i = 0; i < count; ++i) grid_->addWidget(cards_[static_cast<std::size_t>(i)], i / columns, i % columns);
  columns_ = columns;
  arranged_ = cards_.size();
  updateGeometry();
}

int RegionGrid::leastCardWidth() const {
  int least = scaled(kLeastWidth);
  for (const auto* card : cards_) least = std::max(least, card->minimumSizeHint().width());
  return least;
}

QSize RegionGrid::minimumSizeHint() const {
  return {leastCardWidth(), grid_->minimumSize().height()};
}

void RegionGrid::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

}  // namespace rebate
