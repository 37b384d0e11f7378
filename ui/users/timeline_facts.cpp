// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/timeline_facts.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace rebate::timeline_facts {

QString text(const TimelineItem& item, const char* member) {
  const auto found = item.body.find(member);
  return found == item.body.end() ? QString() : QString::fromStdString(found->second);
}

Fen amount(const TimelineItem& item, const char* member) {
  return {text(item, member).toLongLong()};
}

QJsonObject nested(const TimelineItem& item, const char* member) {
  return QJsonDocument::fromJson(text(item, member).toUtf8()).object();
}

QStringList list(const TimelineItem& item, const char* member) {
  QStringList found;
  const auto values = QJsonDocument::fromJson(text(item, member).toUtf8()).array();
  for (const auto& value : values) found << value.toString();
  return found;
}

QString lineOf(const QString& rebateId) {
  return rebateId.section(QLatin1Char(':'), 1, 1);
}

}  // namespace rebate::timeline_facts
