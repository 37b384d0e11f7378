// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QTemporaryDir>
#include <functional>
#include <memory>

#include "vault/keychain_vault.h"

namespace rebate::fixtures {

/// Runs the event loop until it has answered: `outcomeOf([&](auto answer) { return vault.open(answer); })`.
Outcome outcomeOf(const std::function<Subscription(std::function<void(Outcome)>)>& call);
Outcome opened(Vault& vault);
Outcome recovered(Vault& vault, const SecretText& passphrase);
Outcome recoverySet(Vault& vault, const SecretText& passphrase);
Outcome rotated(Vault& vault);

/// A folder with a profile of its own, and what its vault needs. Passphrases are derived with the least effort.
class VaultDesk {
 public:
  explicit VaultDesk(const std::string& profile);
  VaultDesk(const std::string& profile, const QString& folder);  ///< one that is there

  vault::VaultOptions options;
  QString path(const char* name) const;
  QString folder() const { return folder_; }
  QByteArray keyFile() const { return read("keys"); }
  QByteArray read(const char* name) const;
  bool write(const char* name, const QByteArray& bytes) const;
  QMap<QString, QByteArray> files() const;  ///< every file's name and bytes

 private:
  std::unique_ptr<QTemporaryDir> own_;
  QString folder_;
};

/// Starts this test program again for one of its functions, with a changed environment: whether it passed there.
bool passesAlone(const char* test, const QMap<QString, QString>& environment);
bool isAlone();

}  // namespace rebate::fixtures
