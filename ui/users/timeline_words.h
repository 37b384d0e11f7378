// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "domain/region.h"
#include "tables/timeline_model.h"

namespace rebate {

/// What touched somebody, in a sentence.
class TimelineWords {
  Q_DECLARE_TR_FUNCTIONS(rebate::TimelineWords)
 public:
  static QString kind(TimelineKind kind);        ///< "Note", in the list of kinds
  static QString tag(const TimelineRow& row);    ///< "Credited": the kind, nearer where its body says more
  static Status status(const TimelineRow& row);  ///< whose colour the tag has; unknown: none
  static QString what(const TimelineRow& row);   ///< "¥ 3.12 credited for order 2035657313150181441"
  static QString moment(Millis at, Millis now);  ///< "10:41", "yesterday 18:22", "06-08 11:05", "2025-11-03"

 private:
  static QString order(const TimelineItem& item);
  static QString decision(const TimelineItem& item);
  static QString posting(const TimelineItem& item);
  static QString proposal(const TimelineItem& item);
  static QString withdrawal(const TimelineItem& item);
  static QString change(const TimelineItem& item);
  static QString reveal(const TimelineItem& item);
};

}  // namespace rebate
