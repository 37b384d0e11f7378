// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/failover/lock_holder.h"

#include <fcntl.h>

#include <fstream>

namespace rebate::region {

std::optional<long> LockHolder::find() {
  constexpr off_t kFirstLockByte = 120;
  constexpr off_t kLockBytes = 8;
  if (descriptor_ < 0) descriptor_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);  // never closed: see above
  if (descriptor_ < 0) return std::nullopt;
  struct flock lock {};
  lock.l_type = F_RDLCK;  // in the way of a reader: an exclusive lock
  lock.l_whence = SEEK_SET;
  lock.l_start = kFirstLockByte;
  lock.l_len = kLockBytes;
  if (::fcntl(descriptor_, F_GETLK, &lock) != 0 || lock.l_type == F_UNLCK) return std::nullopt;
  return lock.l_pid;
}

char processState(long pid) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
  std::string text;
  if (!std::getline(file, text)) return 0;
  const auto end = text.rfind(')');  // the name before it may hold anything
  return end == std::string::npos || end + 2 >= text.size() ? '\0' : text[end + 2];
}

}  // namespace rebate::region
