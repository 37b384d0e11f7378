// SPDX-License-Identifier: GPL-3.0-or-later
#include "disk/small_disk.h"

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <cerrno>

namespace rebate::fixtures {
namespace {

QByteArray encoded(const QString& path) {
  return QFile::encodeName(path);
}

bool write(const char* path, const QByteArray& text) {
  QFile file(QString::fromLatin1(path));
  return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

/// Bytes until the disk takes no more.
void writeAll(QFile& file, qint64 step) {
  const QByteArray block(step, 'x');
  while (file.write(block) == step && file.flush()) continue;
}

}  // namespace

bool SmallDisk::prepare() {
  const auto user = ::getuid();
  const auto group = ::getgid();
  if (::unshare(CLONE_NEWNS) != 0) {
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
    static_cast<void>(write("/proc/self/setgroups", "deny"));
    if (!write("/proc/self/uid_map", "0 " + QByteArray::number(user) + " 1") ||
        !write("/proc/self/gid_map", "0 " + QByteArray::number(group) + " 1"))
      return false;
  }
  return ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

SmallDisk::SmallDisk(int kibibytes) {
  QTemporaryDir folder;
  folder.setAutoRemove(false);
  path_ = folder.path();
  const auto size = "size=" + QByteArray::number(kibibytes) + "k,mode=700";
  mounted_ = QDir().mkdir(readOnlyPath()) && ::mount("tmpfs", encoded(path_), "tmpfs", 0, size.constData()) == 0 &&
             ::mount(encoded(path_), encoded(readOnlyPath()), nullptr, MS_BIND, nullptr) == 0 &&
             ::mount(nullptr, encoded(readOnlyPath()), nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr) == 0;
}

SmallDisk::~SmallDisk() {
  for (const auto& path : {readOnlyPath(), path_}) {
    ::umount2(encoded(path), MNT_DETACH);
    QDir().rmdir(path);
  }
}

bool SmallDisk::fill() {
  QFile rest(path_ + QStringLiteral("/filler"));
  if (!rest.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered)) return false;
  writeAll(rest, 64 * 1024);
  writeAll(rest, 1);
  return rest.size() > 0;
}

bool SmallDisk::makeRoom() {
  return QFile::remove(path_ + QStringLiteral("/filler"));
}

}  // namespace rebate::fixtures
