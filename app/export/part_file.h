// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "domain/result.h"

namespace rebate::exporting {

/// A file that is being written, beside where it will stand: readable for its owner only, and gone unless committed.
class PartFile {
 public:
  explicit PartFile(const QString& target) : target_(target) {}
  ~PartFile();
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;

  Outcome create();
  const QString& path() const { return path_; }
  /// Errc::storage (field "space") once the disk has next to nothing left: a library may not notice it itself.
  Outcome space() const;
  /// On the disk, and then under its name, in place of what was there; its bytes.
  Result<std::int64_t> commit();

 private:
  QString target_;
  QString path_;  ///< empty: there is none
};

/// What just failed at this file: field "space" when the disk is full, otherwise "file".
Error fileError(const QString& path, const QString& why);

}  // namespace rebate::exporting
