// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/alert_calls.h"

#include <QString>
#include <QStringList>
#include <algorithm>

namespace rebate {
namespace {

constexpr const char* kName = "alert.calls";
constexpr int kFields = 5;

}  // namespace

AlertCalls alertCallsIn(const Preferences& preferences) {
  const auto found = preferences.kept.find(kName);
  if (found == preferences.kept.end()) return {};
  const auto fields = QString::fromStdString(found->second).split(QLatin1Char(' '));
  if (fields.size() != kFields) return {};
  std::array<int, kFields> numbers{};
  for (int i = 0; i < kFields; ++i) {
    bool fine = false;
    numbers[static_cast<std::size_t>(i)] = std::clamp(fields[i].toInt(&fine), 0, 24 * 60 - 1);
    if (!fine) return {};
  }
  return {numbers[0] != 0, numbers[1] != 0, {numbers[2] != 0, numbers[3], numbers[4]}};
}

void keepAlertCalls(Workspace& workspace, const AlertCalls& calls) {
  auto preferences = workspace.facts().preferences;
  preferences.kept[kName] = QStringLiteral("%1 %2 %3 %4 %5")
                                .arg(int(calls.sound))
                                .arg(int(calls.notices))
                                .arg(int(calls.quiet.on))
                                .arg(calls.quiet.from)
                                .arg(calls.quiet.to)
                                .toStdString();
  workspace.setPreferences(preferences, [](const Outcome&) {});
}

}  // namespace rebate
