// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>
#include <optional>
#include <string>

#include "ports/clock.h"
#include "session/local_account.h"

class QTemporaryDir;

namespace rebate::console {

/// The accounts of one profile: a folder and a keychain entry for each operator who signed in here. Folders are named
/// by a hash, so that a listing does not say who works at this desk.
class Accounts {
 public:
  /// `folder` belongs to the profile; the clock outlives this.
  Accounts(QString folder, std::string profile, Clock& clock);
  ~Accounts();

  AccountParts of(const std::string& operatorName) const;
  std::optional<AccountParts> last() const;  ///< who signed in last
  AccountParts inMemory();                   ///< files under a key that is nowhere, in a folder that goes with the program

 private:
  AccountParts in(const QString& id) const;

  QString folder_;
  std::string profile_;
  Clock& clock_;
  std::unique_ptr<QTemporaryDir> passing_;
};

}  // namespace rebate::console
