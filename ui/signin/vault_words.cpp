// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/vault_words.h"

#include "ui/style/words.h"

namespace rebate {

QString VaultWords::keyring(const WorkspaceFacts& facts) {
  return facts.vaultBackend.empty() ? tr("the system keyring") : qs(facts.vaultBackend);
}

bool VaultWords::isTroubled(const WorkspaceFacts& facts) {
  if (facts.readOnly) return false;
  if (facts.trouble) return true;
  switch (facts.vault) {
    case VaultState::opening:
    case VaultState::ready:
    case VaultState::absent:
      return false;
    case VaultState::locked:
    case VaultState::unavailable:
    case VaultState::timedOut:
      return true;
  }
  return true;
}

QString VaultWords::line(const WorkspaceFacts& facts) {
  if (facts.readOnly) return tr("Read-only: nothing is kept on this computer");
  switch (facts.vault) {
    case VaultState::opening:
      return tr("Opening %1…").arg(keyring(facts));
    case VaultState::ready:
      return tr("Key kept in %1").arg(keyring(facts));
    case VaultState::absent:
      return tr("A key will be made in %1 when you sign in").arg(keyring(facts));
    case VaultState::locked:
    case VaultState::unavailable:
    case VaultState::timedOut:
      break;
  }
  return {};
}

VaultAdvice VaultWords::advice(const WorkspaceFacts& facts) {
  if (!facts.trouble) return ofState(facts);
  const auto& why = *facts.trouble;
  if (why.field == "backend" && !why.detail.empty())
    return {tr("The key is kept in %1").arg(qs(why.detail)),
            tr("This desktop now offers %1, and the console never changes its keyring by itself. Start %2, then try "
               "again. Nothing was changed or deleted.")
                .arg(keyring(facts), qs(why.detail)),
            true};
  if (why.code == Errc::newer)
    return {tr("Written by a newer version"),
            tr("A newer version of this console has used this profile. Its files were left untouched. Start that "
               "version.")};
  if (why.code == Errc::corrupt && why.field == "keychain")
    return {tr("The key in %1 is damaged").arg(keyring(facts)),
            tr("The files that need it are whole, and nothing was deleted. No other key is made in its place."), true};
  if (why.code == Errc::corrupt && why.field == "keys")
    return {tr("The key file is damaged or does not fit"),
            tr("Nothing was overwritten or deleted. Put the file “keys” of this profile back from a backup, then try "
               "again."),
            true};
  if (why.code == Errc::corrupt)
    return {tr("Stored data is damaged"),
            tr("It was set aside, and nothing was deleted. Try again; if that does not help, ask whoever looks after "
               "this computer.")};
  if (why.code == Errc::storage)
    return {tr("This computer cannot store anything"),
            tr("The disk is full, or the profile's folder may not be written. Nothing was deleted. Make room or allow "
               "writing, then try again.")};
  if (why.code == Errc::busy)
    return {tr("Another window uses this profile"),
            tr("Close the other console of this profile, then try again. Nothing was changed or deleted.")};
  return ofState(facts);
}

VaultAdvice VaultWords::ofState(const WorkspaceFacts& facts) {
  switch (facts.vault) {
    case VaultState::unavailable:
      return {tr("No system keyring answers"),
              tr("Start one (GNOME Keyring or KWallet), then try again. Nothing was changed or deleted."), true};
    case VaultState::timedOut:
      return {tr("%1 does not answer").arg(keyring(facts)),
              tr("It was given 10 s. It may be asking for its password in another window. Nothing was changed or "
                 "deleted."),
              true};
    case VaultState::locked:
      return {tr("%1 is locked, or the key is not in it").arg(keyring(facts)),
              tr("Unlock it, then try again. No other key is made while files of this profile exist. Nothing was "
                 "changed or deleted."),
              true};
    case VaultState::opening:
    case VaultState::ready:
    case VaultState::absent:
      break;
  }
  return {tr("The copy on this computer could not be opened"), Words::error(*facts.trouble)};
}

}  // namespace rebate
