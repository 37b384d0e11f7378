// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIdentityProxyModel>

#include "ports/clock.h"
#include "tables/rebate_table_model.h"
#include "tables/versions_model.h"
#include "ui/style/look.h"

namespace rebate {

/// Words, alignment and fonts for the facts of the rebate table.
class RebateDress : public QIdentityProxyModel {
  Q_OBJECT
 public:
  RebateDress(const Clock& clock, const Look& look, QObject* parent);
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  void ageColumn();  ///< time passed: the ages say something else

 private:
  QString words(const QModelIndex& index) const;

  const Clock& clock_;
  const Look& look_;
};

class VersionsDress : public QIdentityProxyModel {
  Q_OBJECT
 public:
  VersionsDress(const Look& look, QObject* parent) : QIdentityProxyModel(parent), look_(look) {}
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  QString words(const QModelIndex& index) const;

  const Look& look_;
};

}  // namespace rebate
