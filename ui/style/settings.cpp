// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/settings.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rebate {
namespace {

constexpr int kVersion = 1;  // a newer file's window state is not understood and left out
constexpr std::array kThemes{std::pair{Theme::system, "system"}, std::pair{Theme::dark, "dark"},
                             std::pair{Theme::light, "light"}};
constexpr std::array kTongues{std::pair{Tongue::system, "system"}, std::pair{Tongue::english, "en"},
                              std::pair{Tongue::chinese, "zh_CN"}};

template <class Value, class Table>
Value named(const Table& table, const QString& text) {
  for (const auto& [value, name] : table)
    if (text == QLatin1String(name)) return value;
  return table.front().first;
}

template <class Value, class Table>
QString nameOf(const Table& table, Value wanted) {
  for (const auto& [value, name] : table)
    if (value == wanted) return QString::fromLatin1(name);
  return {};
}

}  // namespace

Settings::Settings(QSettings& store) : store_(store) {
  if (store_.value(QStringLiteral("version"), kVersion).toInt() != kVersion) store_.remove(QStringLiteral("window"));
  store_.setValue(QStringLiteral("version"), kVersion);
}

Theme Settings::theme() const {
  return named<Theme>(kThemes, store_.value(QStringLiteral("theme")).toString());
}
void Settings::setTheme(Theme theme) {
  store_.setValue(QStringLiteral("theme"), nameOf(kThemes, theme));
}

Tongue Settings::tongue() const {
  return named<Tongue>(kTongues, store_.value(QStringLiteral("language")).toString());
}
void Settings::setTongue(Tongue tongue) {
  store_.setValue(QStringLiteral("language"), nameOf(kTongues, tongue));
}

int Settings::textSize() const {
  return std::clamp(store_.value(QStringLiteral("text"), 100).toInt(), 100, 200);
}
void Settings::setTextSize(int percent) {
  store_.setValue(QStringLiteral("text"), percent);
}

QByteArray Settings::geometry() const {
  return store_.value(QStringLiteral("window/geometry")).toByteArray();
}
void Settings::setGeometry(const QByteArray& state) {
  store_.setValue(QStringLiteral("window/geometry"), state);
}

QByteArray Settings::columns(const QString& table) const {
  return store_.value(QStringLiteral("window/columns_") + table).toByteArray();
}
void Settings::setColumns(const QString& table, const QByteArray& state) {
  store_.setValue(QStringLiteral("window/columns_") + table, state);
}

QByteArray Settings::splitter() const {
  return store_.value(QStringLiteral("window/splitter")).toByteArray();
}
void Settings::setSplitter(const QByteArray& state) {
  store_.setValue(QStringLiteral("window/splitter"), state);
}

int Settings::page() const {
  return store_.value(QStringLiteral("window/page"), -1).toInt();
}
void Settings::setPage(int page) {
  store_.setValue(QStringLiteral("window/page"), page);
}

void Settings::sync() {
  store_.sync();
}

}  // namespace rebate
