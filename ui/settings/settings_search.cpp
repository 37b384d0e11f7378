// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_search.h"

#include <QCoreApplication>
#include <algorithm>

#include "tables/fuzzy.h"
#include "ui/style/language.h"

namespace rebate {
namespace {

struct Source {
  int section;
  int row;
  const char* context;
  const char* label;
  const char* others;  ///< other words people use for it, with commas
};

// The labels are those of the forms. The others are looked up like them, so that there are Chinese ones, too.
constexpr auto kOthers = "rebate::SettingsSearch";
constexpr Source kSources[] = {
    {0, 0, "rebate::PreferencesForm", "Lock without a key or a movement",
     QT_TRANSLATE_NOOP("rebate::SettingsSearch", "idle, time-out, screen saver, automatic lock")},
    {0, 1, "rebate::PreferencesForm", "Hold decisions back, to be undone",
     QT_TRANSLATE_NOOP("rebate::SettingsSearch", "undo, delay")},
    {0, 2, "rebate::PreferencesForm", "Keep settled rebates here",
     QT_TRANSLATE_NOOP("rebate::SettingsSearch", "history, days, old rebates")},
    {0, 3, "rebate::PreferencesForm", "Largest size of the copy",
     QT_TRANSLATE_NOOP("rebate::SettingsSearch", "disk, space, limit")},
    {1, -1, "rebate::CopyForm", "Wipe the local copy…",
     QT_TRANSLATE_NOOP("rebate::SettingsSearch", "cache, delete, remove, offline data, encrypted")},
    {2, -1, "rebate::KeysForm", "New recovery passphrase",
     QT_TRANSLATE_NOOP("rebate::SettingsSearch", "keyring, recovery, password, rotate, new key, encryption")},
    {3, 0, "rebate::LookForm", "Theme", QT_TRANSLATE_NOOP("rebate::SettingsSearch", "dark mode, light, colours, look")},
    {3, 1, "rebate::LookForm", "Language",
     QT_TRANSLATE_NOOP("rebate::SettingsSearch", "English, Chinese, translation")},
    {3, 2, "rebate::LookForm", "Text", QT_TRANSLATE_NOOP("rebate::SettingsSearch", "font, size, large text, zoom")},
    {4, -1, "rebate::RegionsForm", "Sign out and change the regions",
     QT_TRANSLATE_NOOP("rebate::SettingsSearch", "regions, address, certificate, fingerprint, server")},
    {5, -1, "rebate::AlertsForm", "Thresholds of this desktop…",
     QT_TRANSLATE_NOOP("rebate::SettingsSearch", "alerts, sound, ring, notification, quiet hours, night, limit")}};

QStringList parts(const QString& text) {
  QStringList found;
  for (const auto& part : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) found << part.trimmed();
  return found;
}

}  // namespace

const std::vector<SettingPlace>& settingPlaces() {
  static const auto places = [] {
    std::vector<SettingPlace> made;
    for (const auto& source : kSources) {
      SettingPlace place{source.section, source.row, Language::inBoth(source.context, source.label)};
      for (const auto& others : Language::inBoth(kOthers, source.others)) place.names << parts(others);
      made.push_back(std::move(place));
    }
    return made;
  }();
  return places;
}

bool isFound(const SettingPlace& place, const QString& typed) {
  const auto wanted = typed.trimmed();
  if (wanted.isEmpty()) return true;
  return std::any_of(place.names.begin(), place.names.end(), [&](const QString& name) {
    if (name.contains(wanted, Qt::CaseInsensitive)) return true;
    const auto match = fuzzyMatch(wanted.toStdU32String(), name.toStdU32String());
    return match && match->close;
  });
}

}  // namespace rebate
