// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/reveal_names.h"

#include <QPointer>
#include <QUuid>
#include <utility>

namespace rebate {

RevealNames::RevealNames(Workspace& workspace, std::vector<std::string> users, std::string reason, QObject* parent)
    : QObject(parent), workspace_(workspace), left_(std::move(users)), reason_(std::move(reason)) {}

void RevealNames::next() {
  if (left_.empty()) return Q_EMIT revealed(names_);
  RevealRead wish{left_.back(), {PersonalField::nickname}, reason_, {}};
  wish.key = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
  left_.pop_back();
  const QPointer<RevealNames> self(this);
  ask<RevealRead>(workspace_, wish, [self, user = wish.userId](const Result<Revealed>& answer) {
    if (!self) return;
    if (!answer) return Q_EMIT self->failed(answer.error());
    for (const auto& [field, value] : answer->values)
      if (field == PersonalField::nickname) self->names_[user] = value;
    self->next();
  });
}

}  // namespace rebate
