// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <string>
#include <vector>

#include "tables/region_facts.h"
#include "ui/style/look.h"

class QGridLayout;

namespace rebate {

class RegionCard;

/// The regions' cards, as many beside each other as there is room for; many of them are shown compact.
class RegionGrid : public QWidget {
  Q_OBJECT
 public:
  explicit RegionGrid(const Look& look, QWidget* parent = nullptr);
  void show(const std::vector<RegionFacts>& regions, const std::string& readingFrom);
  const std::vector<RegionCard*>& cards() const { return cards_; }
  QSize minimumSizeHint() const override;  ///< one card wide: how many stand beside each other follows the width
  QSize sizeHint() const override { return minimumSizeHint(); }

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void arrange();
  int leastCardWidth() const;

  const Look& look_;
  QGridLayout* grid_;
  std::vector<RegionCard*> cards_;
  int columns_ = 0;
  std::size_t arranged_ = 0;  ///< cards
};

}  // namespace rebate
