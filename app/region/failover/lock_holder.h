// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace rebate::region {

/// Who holds an exclusive lock on a SQLite store in WAL mode. The locks are POSIX record locks on bytes
/// 120–127 of the -shm file (byte 120: the one writer), so the kernel knows the holder's process id.
///
/// The descriptor stays open until the process ends: closing any descriptor of that file would drop this
/// process's own SQLite locks on it (that is how POSIX locks work), and with them its safety.
class LockHolder {
 public:
  explicit LockHolder(const std::string& storePath) : path_(storePath + "-shm") {}
  std::optional<long> find();

 private:
  std::string path_;
  int descriptor_ = -1;
};

/// 'R', 'S', 'T' (stopped), … from /proc; 0: no such process.
char processState(long pid);

}  // namespace rebate::region
