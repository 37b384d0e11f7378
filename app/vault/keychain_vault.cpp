// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/keychain_vault.h"

#include <sodium.h>

#include <QFileInfo>
#include <algorithm>
#include <utility>

#include "vault/keychain.h"

namespace rebate::vault {
namespace {

VaultState stateOf(const Outcome& outcome) {
  if (outcome) return VaultState::ready;
  switch (outcome.error().code) {
    case Errc::timedOut:
      return VaultState::timedOut;
    case Errc::locked:
    case Errc::corrupt:
    case Errc::newer:
      return VaultState::locked;
    case Errc::invalid:
    case Errc::malformed:
    case Errc::overflow:
    case Errc::notFound:
    case Errc::moved:
    case Errc::notAllowed:
    case Errc::notLeader:
    case Errc::fenced:
    case Errc::busy:
    case Errc::unavailable:
    case Errc::unanswered:
    case Errc::unauthenticated:
    case Errc::storage:
    case Errc::cancelled:
      return VaultState::unavailable;
  }
  return VaultState::unavailable;
}

bool exists(const std::string& path) {
  return QFileInfo::exists(QString::fromStdString(path));
}

}  // namespace

KeychainVault::KeychainVault(VaultOptions options) : options_(std::move(options)), backend_(keychainBackend()) {
  watchdog_.setSingleShot(true);
  QObject::connect(&watchdog_, &QTimer::timeout, &watchdog_, [this] {
    finish(Error{Errc::timedOut, "keychain", "no answer"});
  });
}

KeychainVault::~KeychainVault() = default;

std::string KeychainVault::entryName() const {
  return options_.service + "/" + options_.profile + "/" + options_.account + "/master-key/1";
}

bool KeychainVault::somethingExists() const {
  return wrapped_ || std::any_of(options_.databases.begin(), options_.databases.end(), exists);
}

Subscription KeychainVault::open(std::function<void(Outcome)> answer) {
  state_ = VaultState::opening;
  answer_ = std::move(answer);
  watchdog_.start(static_cast<int>(options_.timeout));
  QTimer::singleShot(0, &watchdog_, [this] { begin(); });  // answers only after this call has returned
  return Subscription([this] {
    answer_ = nullptr;
    job_.reset();
    watchdog_.stop();
  });
}

void KeychainVault::begin() {
  if (!answer_) return;
  if (sodium_init() < 0) return finish(Error{Errc::unavailable, "sodium", ""});
  if (backend_.empty()) return finish(Error{Errc::unavailable, "backend", "no keychain library"});
  auto wrapped = readWrappedKeys(options_.keyFile);
  if (!wrapped) return finish(wrapped.error());
  wrapped_ = *std::move(wrapped);
  // The entry is in another keychain; a new one here would be a second truth.
  if (wrapped_ && wrapped_->backend != backend_) return finish(Error{Errc::locked, "backend", wrapped_->backend});
  job_ = readEntry(options_.service, entryName(), [this](Result<Secret> entry) { entryRead(std::move(entry)); });
}

void KeychainVault::entryRead(Result<Secret> entry) {
  if (entry) return openWith(*entry);
  if (entry.error().code != Errc::notFound) return finish(entry.error());
  if (somethingExists()) return finish(Error{Errc::locked, "keychain", "no entry although files exist"});
  createEntry();
}

void KeychainVault::createEntry() {
  created_ = Secret::random();
  job_ = writeEntry(options_.service, entryName(), created_, [this](const Outcome& written) {
    if (!written) return finish(written.error());
    verifyEntry();
  });
}

void KeychainVault::verifyEntry() {
  job_ = readEntry(options_.service, entryName(), [this](Result<Secret> entry) {
    if (!entry) return finish(entry.error());
    if (!(*entry == created_)) return finish(Error{Errc::corrupt, "keychain", "gave back another key"});
    openWith(*entry);
  });
}

void KeychainVault::openWith(const Secret& master) {
  if (wrapped_) return finish(unwrapDataKeys(master));
  // The entry without its file: either a first start was cut off here, or the file was lost.
  if (somethingExists()) return finish(Error{Errc::corrupt, "keys", "the key file is gone, its databases are not"});
  finish(createDataKeys(master));
}

Outcome KeychainVault::createDataKeys(const Secret& master) {
  WrappedKeys keys{backend_, {}};
  std::map<std::string, Secret> fresh;
  for (const auto& purpose : options_.purposes) {
    auto key = Secret::random();
    keys.sealed[purpose] = seal(master, key, backend_, purpose);
    fresh.emplace(purpose, std::move(key));
  }
  if (const auto written = writeWrappedKeys(options_.keyFile, keys); !written) return written;
  dataKeys_ = std::move(fresh);
  return Done{};
}

Outcome KeychainVault::unwrapDataKeys(const Secret& master) {
  std::map<std::string, Secret> opened;
  for (const auto& purpose : options_.purposes) {
    const auto box = wrapped_->sealed.find(purpose);
    if (box == wrapped_->sealed.end()) return Error{Errc::corrupt, purpose, "no such key"};
    auto key = unseal(master, box->second, wrapped_->backend, purpose);
    if (!key) return key.error();
    opened.emplace(purpose, *std::move(key));
  }
  dataKeys_ = std::move(opened);
  return Done{};
}

void KeychainVault::finish(const Outcome& outcome) {
  const auto answer = std::exchange(answer_, nullptr);
  if (!answer) return;
  watchdog_.stop();
  job_.reset();
  created_ = Secret();
  state_ = stateOf(outcome);
  answer(outcome);
}

Result<Key> KeychainVault::dataKey(const std::string& purpose) {
  const auto key = dataKeys_.find(purpose);
  if (key == dataKeys_.end()) return Error{Errc::locked, purpose, "not open"};
  return key->second.bytes();
}

void KeychainVault::wipe() {
  dataKeys_.clear();
  if (state_ == VaultState::ready) state_ = VaultState::locked;
}

}  // namespace rebate::vault
