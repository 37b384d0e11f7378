// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/part_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QTemporaryFile>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

namespace rebate::exporting {
namespace {

constexpr qint64 kNothingLeft = 64 << 10;

QString lastError() {
  return QString::fromLocal8Bit(std::strerror(errno));
}

QString folderOf(const QString& path) {
  return QFileInfo(path).absolutePath();
}

/// Errors of the disk that came late come out here.
bool flushToDisk(const QString& path, int flags) {
  const int handle = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
  if (handle < 0) return false;
  const bool flushed = ::fsync(handle) == 0;
  return ::close(handle) == 0 && flushed;
}

bool isFull(const QString& path) {
  const QStorageInfo disk(folderOf(path));
  return disk.isValid() && disk.bytesAvailable() < kNothingLeft;
}

}  // namespace

Error fileError(const QString& path, const QString& why) {
  return {Errc::storage, isFull(path) ? "space" : "file", why.toStdString()};
}

PartFile::~PartFile() {
  if (!path_.isEmpty()) QFile::remove(path_);
}

Outcome PartFile::create() {
  QTemporaryFile part(folderOf(target_) + QStringLiteral("/.export-XXXXXX.part"));
  part.setAutoRemove(false);
  if (!part.open()) return fileError(target_, part.errorString());
  path_ = part.fileName();
  return Done{};
}

Outcome PartFile::space() const {
  if (!isFull(path_)) return Done{};
  return Error{Errc::storage, "space", "no space left"};
}

Result<std::int64_t> PartFile::commit() {
  if (!flushToDisk(path_, O_RDWR)) return fileError(path_, lastError());
  const auto bytes = QFileInfo(path_).size();
  if (std::rename(QFile::encodeName(path_).constData(), QFile::encodeName(target_).constData()) != 0)
    return fileError(path_, lastError());
  path_.clear();
  (void)flushToDisk(folderOf(target_), O_RDONLY | O_DIRECTORY);  // some file systems cannot; the file is whole anyway
  return std::int64_t{bytes};
}

}  // namespace rebate::exporting
