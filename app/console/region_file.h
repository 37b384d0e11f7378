// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>

#include "link/region_probe.h"
#include "ports/region_book.h"

namespace rebate::console {

/// The regions of a profile in a plain file beside its accounts.
class RegionFile : public RegionBook {
 public:
  /// `mayChange`: nobody is inside. `changed`: from now on it is these.
  struct Hooks {
    std::function<bool()> mayChange;
    std::function<void(const std::vector<RegionEntry>&)> changed;
  };
  RegionFile(const QString& folder, bool allowPlain);

  void connectTo(Hooks hooks) { hooks_ = std::move(hooks); }
  /// These instead of those of the last time; what was trusted at the same address stays trusted.
  Outcome replace(const QStringList& addresses);
  bool exists() const;

  std::vector<RegionEntry> entries() const override { return entries_; }
  Outcome put(const RegionEntry& entry) override;
  Outcome remove(const std::string& address) override;
  Subscription check(const std::string& address, std::function<void(const Result<RegionProbe>&)> answer) override;

 private:
  void load();
  Outcome keep(std::vector<RegionEntry> entries);
  Outcome change(std::vector<RegionEntry> entries);

  QString path_;
  bool allowPlain_;
  Hooks hooks_;
  std::vector<RegionEntry> entries_;
  link::RegionProber prober_;
};

}  // namespace rebate::console
