// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/opened_rates.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace rebate {

void OpenedRates::add(const AuditEntry& entry) {
  const auto detail = QJsonDocument::fromJson(QByteArray::fromStdString(entry.detail)).object();
  const auto decision = detail.value(QLatin1String("decision")).toObject();
  if (decision.isEmpty() || !entry.action.starts_with("rebate.")) return;
  ++decisions_;
  const auto opened = decision.value(QLatin1String("opened"));
  if (!opened.isBool()) {
    ++unsaid_;
    return;
  }
  const auto before = detail.value(QLatin1String("before")).toObject();
  auto& rate = rates_[{before.value(QLatin1String("proposed_by")).toString().toStdString(), entry.actor}];
  ++rate.said;
  rate.opened += opened.toBool() ? 1 : 0;
}

OpenedRates::Rate OpenedRates::of(const std::string& proposedBy, const std::string& decidedBy) const {
  const auto found = rates_.find({proposedBy, decidedBy});
  return found == rates_.end() ? Rate{} : found->second;
}

}  // namespace rebate
