// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIdentityProxyModel>

#include "ports/clock.h"
#include "ports/workspace.h"
#include "tables/outbox_table_model.h"
#include "ui/style/look.h"

namespace rebate {

/// Words, colours and fonts for the facts of the outbox.
class OutboxDress : public QIdentityProxyModel {
  Q_OBJECT
 public:
  OutboxDress(const OutboxTableModel& facts, const Workspace& workspace, const Clock& clock, const Look& look,
              QObject* parent);
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  void wordsChanged();  ///< what a waiting decision waits for depends on the leader, and on the time

 private:
  QString words(const OutboxItem& item, OutboxTableModel::Column column) const;
  QColor color(OutboxState state) const;

  const OutboxTableModel& facts_;
  const Workspace& workspace_;
  const Clock& clock_;
  const Look& look_;
};

}  // namespace rebate
