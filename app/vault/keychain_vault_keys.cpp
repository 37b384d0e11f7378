// SPDX-License-Identifier: GPL-3.0-or-later
// KeychainVault: what is done with open keys, and the way back without the keychain.
#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <utility>

#include "vault/deriving.h"
#include "vault/keychain_vault.h"
#include "vault/rotation.h"

namespace rebate::vault {
namespace {

Error notOpen() {
  return {Errc::locked, "vault", "not open"};
}

}  // namespace

Outcome KeychainVault::lock(Millis patience) {
  if (lock_) return Done{};
  auto taken = FolderLock::take(options_.keyFile, patience);
  if (!taken) return taken.error();
  lock_ = *std::move(taken);
  return Done{};
}

Subscription KeychainVault::recover(const SecretText& passphrase, std::function<void(Outcome)> answer) {
  return begin(std::move(answer), [this, passphrase] { recoverWith(passphrase); });
}

void KeychainVault::recoverWith(const SecretText& passphrase) {
  if (keys_) return finish(Done{});
  if (const auto read = readFile(); !read) return finish(read);
  if (!recoverable_) return finish(Error{Errc::notFound, "passphrase", "none was set"});
  deriving_ = deriveAside(passphrase, file_->recovery->derivation, watchdog_, [this](const Result<Secret>& key) {
    if (!key) return finish(key.error());
    derived(*key);
  });
}

void KeychainVault::derived(const Secret& passphraseKey) {
  const auto master = openRecovery(*file_->recovery, passphraseKey);
  if (!master) return finish(master.error());
  auto keys = unwrap(*file_, *master);
  if (!keys) return finish(keys.error());
  keys_ = *std::move(keys);
  QTimer::singleShot(0, &watchdog_, [this] { giveBack(); });
  finishOpening(Done{});
}

/// Behind, and without an answer: the keys are open already, and the keychain may be what is broken.
void KeychainVault::giveBack() {
  if (!keys_ || answer_ || keys_->file.backend != backend_) return;
  renewKeychainSession();
  const int number = keys_->file.entry;
  tidying_ = entries_.read(number, [this, number](const Result<Secret>& entry) {
    if (!keys_ || (entry && *entry == keys_->master)) return;
    tidying_ = entries_.write(number, keys_->master, [](const Outcome&) {});
  });
}

Subscription KeychainVault::setRecovery(const SecretText& passphrase, std::function<void(Outcome)> answer) {
  return begin(std::move(answer), [this, passphrase] {
    if (!keys_) return finish(notOpen());
    if (passphrase.empty()) {
      auto without = wrap(*keys_, keys_->master, keys_->file.entry);
      without.recovery.reset();
      return finish(replaceFile(std::move(without)));
    }
    if (characters(passphrase) < kPassphraseLeast) return finish(invalid("passphrase", "fewer than 12 characters"));
    const auto derivation = options_.derivation.salted();
    deriving_ = deriveAside(passphrase, derivation, watchdog_, [this, derivation](const Result<Secret>& key) {
      if (!key) return finish(key.error());
      auto with = wrap(*keys_, keys_->master, keys_->file.entry);
      with.recovery = sealRecovery(derivation, *key, keys_->master);
      finish(replaceFile(std::move(with)));
    });
  });
}

/// Only over the file that these keys are of: another process may have rotated them meanwhile.
Outcome KeychainVault::replaceFile(WrappedKeys file) {
  if (const auto mine = lock(); !mine) return mine;
  const auto now = readWrappedKeys(options_.keyFile);
  if (!now) return now.error();
  if (!*now || !unwrap(**now, keys_->master)) return Error{Errc::moved, "keys", "another process changed the key file"};
  if (const auto written = writeWrappedKeys(options_.keyFile, file); !written) return written;
  keys_->file = std::move(file);
  recoverable_ = keys_->file.recovery.has_value();
  return Done{};
}

Subscription KeychainVault::rotate(std::function<void(Outcome)> answer) {
  return begin(std::move(answer), [this] {
    if (!keys_) return finish(notOpen());
    if (keys_->file.backend != backend_) return finish(Error{Errc::locked, "backend", keys_->file.backend});
    if (const auto mine = lock(); !mine) return finish(mine);
    // The file is written anew first: if that cannot be done, the keychain need not be touched.
    if (const auto same = replaceFile(wrap(*keys_, keys_->master, keys_->file.entry)); !same) return finish(same);
    renewKeychainSession();
    const auto step = [this](const char* name) {
      wait();
      if (options_.step) options_.step(name);
    };
    rotation_ = std::make_unique<Rotation>(entries_, *keys_, options_.keyFile, step, [this](const Outcome& outcome) {
      recoverable_ = keys_->file.recovery.has_value();
      finish(outcome);
    });
    rotation_->start();
  });
}

Result<Key> KeychainVault::renewDataKey(const std::string& purpose) {
  if (!keys_) return Error{Errc::locked, purpose, "not open"};
  if (answer_) return Error{Errc::busy, purpose, "one thing at a time"};
  auto before = keys_->data.extract(purpose);
  keys_->data.emplace(purpose, Secret::random());
  tidying_.reset();
  const auto written = replaceFile(wrap(*keys_, keys_->master, keys_->file.entry));
  lock_.reset();
  if (written) return keys_->data.at(purpose).bytes();
  keys_->data.erase(purpose);
  if (before) keys_->data.insert(std::move(before));
  return written.error();
}

void KeychainVault::tidy() {
  if (!keys_ || answer_ || !lock(0)) return;
  // Under the lock: a rotation of another process has its entry beside the file's.
  const auto now = readWrappedKeys(options_.keyFile);
  if (!now || !*now || (*now)->entry != keys_->file.entry) return lock_.reset();
  removeLeftovers();
  const int number = keys_->file.entry;
  tidying_ = entries_.remove(number + 1, [this, number](const Outcome&) {
    if (number == 1) return lock_.reset();
    tidying_ = entries_.remove(number - 1, [this](const Outcome&) { lock_.reset(); });
  });
}

/// Half-written key files of processes that were killed.
void KeychainVault::removeLeftovers() {
  const QFileInfo file(QString::fromStdString(options_.keyFile));
  auto folder = file.absoluteDir();
  const auto pattern = file.fileName() + QStringLiteral(".??????");  // as QSaveFile names them
  for (const auto& name : folder.entryList({pattern}, QDir::Files)) folder.remove(name);
}

}  // namespace rebate::vault
