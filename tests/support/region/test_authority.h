// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTemporaryDir>

namespace rebate::fixtures {

/// Authorities and certificates of one test, made by openssl; gone with it.
class TestAuthorities {
 public:
  void authority(const char* name);  ///< name.pem, name.key
  /// name.pem, name.key; `names` as in subjectAltName: "IP:127.0.0.1,DNS:localhost".
  void certificate(const char* name, const char* authority, const QByteArray& names);
  QString path(const char* file) const { return folder_.filePath(QString::fromLatin1(file)); }
  /// The table of a region's configuration.
  QByteArray tls(const char* certificate) const;

 private:
  void openssl(const QStringList& arguments);
  QTemporaryDir folder_;
};

}  // namespace rebate::fixtures
