// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/saved_views.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace rebate {
namespace {

constexpr const char* kKept = "rebates.views";

}  // namespace

std::vector<SavedView> SavedViews::of(const Preferences& preferences) {
  std::vector<SavedView> views;
  const auto kept = preferences.kept.find(kKept);
  if (kept == preferences.kept.end()) return views;
  for (const auto& value : QJsonDocument::fromJson(QByteArray::fromStdString(kept->second)).array()) {
    const auto json = value.toObject();
    const auto name = json.value(QStringLiteral("name")).toString();
    if (name.isEmpty()) continue;
    views.push_back({name, filterFrom(json.value(QStringLiteral("filter")).toObject()),
                     json.value(QStringLiteral("default")).toBool()});
  }
  return views;
}

void SavedViews::set(Preferences& preferences, const std::vector<SavedView>& views) {
  QJsonArray list;
  for (const auto& view : views) {
    QJsonObject json{{QStringLiteral("name"), view.name}, {QStringLiteral("filter"), jsonOf(view.filter)}};
    if (view.isDefault) json.insert(QStringLiteral("default"), true);
    list.append(json);
  }
  preferences.kept[kKept] = QJsonDocument(list).toJson(QJsonDocument::Compact).toStdString();
}

}  // namespace rebate
