// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "ui/style/words.h"

namespace rebate {

/// What a region card says of a part, and a top bar of a region.
class PartWords {
  Q_DECLARE_TR_FUNCTIONS(rebate::PartWords)
 public:
  static QString part(const PartFacts& facts, const RegionFacts& region);
  static QString heard(const RegionFacts& region);  ///< "now", "last heard 13 s ago", "never heard"
  static QString api(const RegionView& view);       ///< which side is older, and what to do; empty: both speak the same
  static QString link(const RegionFacts& region, bool isReadFrom);  ///< the card's last line, left
  static QString pill(const RegionFacts& region);                   ///< "Leader · 12 ms", "lost 13 s"
  static QString sentence(const RegionFacts& region);               ///< for screen readers

 private:
  static QString figures(const Part& part);
};

}  // namespace rebate
