// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/region_file.h"

#include <QDir>
#include <QFileInfo>
#include <QPointer>
#include <QSettings>
#include <QTimer>
#include <algorithm>

namespace rebate::console {
namespace {

const QString kList = QStringLiteral("regions");
const QString kAddress = QStringLiteral("address"), kName = QStringLiteral("name"), kPin = QStringLiteral("pin");

}  // namespace

RegionFile::RegionFile(const QString& folder, bool allowPlain)
    : path_(QDir(folder).filePath(QStringLiteral("regions.ini"))), allowPlain_(allowPlain) {
  load();
}

bool RegionFile::exists() const {
  return QFileInfo::exists(path_);
}

/// What is no address any more, because somebody edited the file, is left out.
void RegionFile::load() {
  QSettings file(path_, QSettings::IniFormat);
  const int count = file.beginReadArray(kList);
  for (int i = 0; i < count; ++i) {
    file.setArrayIndex(i);
    const auto text = [&](const QString& key) { return file.value(key).toString().toStdString(); };
    const auto address = link::regionAddress(text(kAddress), allowPlain_);
    if (address) entries_.push_back({*address, text(kName), text(kPin)});
  }
}

Outcome RegionFile::keep(std::vector<RegionEntry> entries) {
  QSettings file(path_, QSettings::IniFormat);
  file.remove(kList);
  file.beginWriteArray(kList, static_cast<int>(entries.size()));
  for (std::size_t i = 0; i < entries.size(); ++i) {
    file.setArrayIndex(static_cast<int>(i));
    file.setValue(kAddress, QString::fromStdString(entries[i].address));
    file.setValue(kName, QString::fromStdString(entries[i].name));
    file.setValue(kPin, QString::fromStdString(entries[i].pin));
  }
  file.endArray();
  file.sync();
  if (file.status() != QSettings::NoError) return Error{Errc::storage, "regions", path_.toStdString()};
  entries_ = std::move(entries);
  return Done{};
}

Outcome RegionFile::replace(const QStringList& addresses) {
  std::vector<RegionEntry> entries;
  for (const auto& typed : addresses) {
    const auto address = link::regionAddress(typed.toStdString(), allowPlain_);
    if (!address) return address.error();
    const auto isIt = [&](const RegionEntry& e) { return e.address == *address; };
    if (std::any_of(entries.begin(), entries.end(), isIt)) continue;  // one address is one region, however it is typed
    const auto known = std::find_if(entries_.begin(), entries_.end(), isIt);
    entries.push_back(known == entries_.end() ? RegionEntry{*address, {}, {}} : *known);
  }
  return keep(std::move(entries));
}

Outcome RegionFile::change(std::vector<RegionEntry> entries) {
  if (hooks_.mayChange && !hooks_.mayChange()) return Error{Errc::busy, "inside", "somebody is inside"};
  if (const auto kept = keep(std::move(entries)); !kept) return kept;
  if (hooks_.changed) hooks_.changed(entries_);
  return Done{};
}

Outcome RegionFile::put(const RegionEntry& entry) {
  const auto address = link::regionAddress(entry.address, allowPlain_);
  if (!address) return address.error();
  auto entries = entries_;
  const auto known = std::find_if(entries.begin(), entries.end(), [&](const auto& e) { return e.address == *address; });
  const RegionEntry kept{*address, entry.name, entry.pin};
  if (known == entries.end())
    entries.push_back(kept);
  else
    *known = kept;
  return change(std::move(entries));
}

Outcome RegionFile::remove(const std::string& address) {
  auto entries = entries_;
  if (std::erase_if(entries, [&](const auto& e) { return e.address == address; }) == 0)
    return Error{Errc::notFound, "address", address};
  return change(std::move(entries));
}

Subscription RegionFile::check(const std::string& typed, std::function<void(const Result<RegionProbe>&)> answer) {
  const auto address = link::regionAddress(typed, allowPlain_);
  if (address) return prober_.ask(*address, std::move(answer));
  auto* later = new QTimer;
  later->setSingleShot(true);
  QObject::connect(later, &QTimer::timeout, later, [later, answer = std::move(answer), why = address.error()] {
    later->deleteLater();
    const auto tell = answer;
    tell(why);
  });
  later->start(0);
  return Subscription([guard = QPointer<QTimer>(later)] { delete guard.data(); });
}

}  // namespace rebate::console
