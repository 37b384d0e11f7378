// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIdentityProxyModel>

#include "ports/clock.h"
#include "tables/timeline_model.h"
#include "ui/style/look.h"

namespace rebate {

/// Words, colours and fonts for a timeline.
class TimelineDress : public QIdentityProxyModel {
  Q_OBJECT
 public:
  TimelineDress(const TimelineModel& facts, const Clock& clock, const Look& look, QObject* parent);
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  void dayPassed();  ///< "10:41" becomes "yesterday 10:41"

 private:
  QString words(const TimelineRow& row, TimelineModel::Column column) const;

  const TimelineModel& facts_;
  const Clock& clock_;
  const Look& look_;
};

}  // namespace rebate
