// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QThread>
#include <utility>

namespace rebate::vault {

Result<FolderLock> FolderLock::take(const std::string& file, Millis patience) {
  const auto folder = QFile::encodeName(QFileInfo(QString::fromStdString(file)).absolutePath());
  const int handle = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) return Error{Errc::storage, "keys", "no folder"};
  FolderLock lock(handle);
  const QDeadlineTimer deadline(patience);
  constexpr unsigned long kPause = 5;  // ms; flock itself knows no time-out
  while (::flock(handle, LOCK_EX | LOCK_NB) != 0) {
    if (deadline.hasExpired()) return Error{Errc::busy, "keys", "another process is at the key file"};
    QThread::msleep(kPause);
  }
  return lock;
}

FolderLock::FolderLock(FolderLock&& other) noexcept : handle_(std::exchange(other.handle_, -1)) {}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept {
  std::swap(handle_, other.handle_);
  return *this;
}

FolderLock::~FolderLock() {
  if (handle_ >= 0) ::close(handle_);
}

}  // namespace rebate::vault
