// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace rebate::fixtures {

/// A disk of its own that can be filled and made read-only, in a mount namespace of this process: nobody else sees it,
/// and it is gone with the process.
class SmallDisk {
 public:
  /// First in main(), before there are threads. False: this machine does not allow it, not even in a user namespace.
  static bool prepare();

  explicit SmallDisk(int kibibytes);
  ~SmallDisk();

  bool isThere() const { return mounted_; }
  QString path() const { return path_; }
  QString readOnlyPath() const { return path_ + QStringLiteral("-ro"); }  ///< the same files
  bool fill();                                                            ///< to the last byte
  bool makeRoom();                                                        ///< what fill() took

 private:
  QString path_;
  bool mounted_ = false;
};

}  // namespace rebate::fixtures
