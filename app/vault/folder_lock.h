// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "domain/result.h"
#include "domain/time.h"

namespace rebate::vault {

/// The folder of a file, for one vault at a time, in whichever process. The kernel keeps it (flock), so it ends with
/// the process however that dies. A lock file would not: killed while it is made, it names nobody and stays.
class FolderLock {
 public:
  /// Errc::busy: somebody else has it for longer than `patience` ms; storage: there is no such folder.
  static Result<FolderLock> take(const std::string& file, Millis patience);
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&& other) noexcept;
  ~FolderLock();

 private:
  explicit FolderLock(int handle) : handle_(handle) {}
  int handle_;
};

}  // namespace rebate::vault
