// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIdentityProxyModel>

#include "tables/people_model.h"
#include "ui/style/look.h"

namespace rebate {

/// Words and fonts for people that were found.
class PeopleDress : public QIdentityProxyModel {
  Q_OBJECT
 public:
  PeopleDress(const PeopleModel& facts, const Look& look, QObject* parent);
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  static QString foundIn(FoundIn found);

  const PeopleModel& facts_;
  const Look& look_;
};

}  // namespace rebate
