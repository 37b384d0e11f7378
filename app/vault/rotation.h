// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "vault/keychain.h"
#include "vault/open_keys.h"

namespace rebate::vault {

/// Another master key for the same data keys. Each step leaves file and keychain such that they open together:
/// new entry stored beside the old one, read back, file rewrapped and renamed, both read and opened again, and only
/// then the old entry is removed. Wherever it is cut off, `keys` is what the file says, and at most one entry is left
/// over, which the next opening removes. The caller holds the key file's lock.
class Rotation {
 public:
  /// `step`: "begun", "stored", "verified", "written", "renamed", "opened", "removed".
  Rotation(MasterEntries entries, OpenKeys& keys, std::string keyFile, StepListener step,
           std::function<void(Outcome)> done);

  void start();  ///< the last thing it does is to answer; it may be destroyed then, and at any time before

 private:
  void verify();
  void rewrap();
  void openAgain();
  Outcome opens(const Secret& entry) const;
  void goBack(const Error& why);
  void removeOld();
  void end(const Outcome& outcome);

  MasterEntries entries_;
  OpenKeys& keys_;
  std::string keyFile_;
  StepListener step_;
  std::function<void(Outcome)> done_;
  int number_;
  Secret next_, old_;
  WrappedKeys before_;
  Subscription job_;
};

}  // namespace rebate::vault
