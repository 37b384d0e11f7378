// SPDX-License-Identifier: GPL-3.0-or-later
// KeychainVault: one operation at a time, and opening.
#include "vault/keychain_vault.h"

#include <sodium.h>

#include <QFileInfo>
#include <QPointer>
#include <algorithm>
#include <utility>

#include "vault/rotation.h"

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

}  // namespace

KeychainVault::KeychainVault(VaultOptions options)
    : options_(std::move(options)),
      backend_(keychainBackend()),
      entries_(options_.service, options_.service + "/" + options_.profile + "/" + options_.account) {
  watchdog_.setSingleShot(true);
  QObject::connect(&watchdog_, &QTimer::timeout, &watchdog_, [this] {
    const Error hung{Errc::timedOut, "keychain", "no answer"};
    if (keys_) return finish(hung);
    finishOpening(hung);
  });
}

KeychainVault::~KeychainVault() {
  forget();
}

Subscription KeychainVault::begin(Answer answer, std::function<void()> first) {
  if (answer_) {
    auto waiting = std::make_shared<Answer>(std::move(answer));
    QTimer::singleShot(0, &watchdog_, [waiting] {
      if (const auto call = std::exchange(*waiting, nullptr)) call(Error{Errc::busy, "vault", "one thing at a time"});
    });
    return Subscription([waiting] { *waiting = nullptr; });
  }
  forget();  // what runs behind, without an answer
  answer_ = std::move(answer);
  QTimer::singleShot(0, &watchdog_, [this, turn = turn_, first = std::move(first)] {
    if (turn == turn_) first();
  });
  return Subscription([this, turn = turn_, alive = QPointer<QTimer>(&watchdog_)] {
    if (alive && turn == turn_) forget();
  });
}

void KeychainVault::forget() {
  ++turn_;
  answer_ = nullptr;
  watchdog_.stop();
  job_.reset();
  deriving_.reset();
  tidying_.reset();
  rotation_.reset();
  lock_.reset();
  created_ = Secret();
}

void KeychainVault::finish(const Outcome& outcome) {
  const auto kept = std::move(rotation_);  // it may be the one that calls
  const auto answer = std::exchange(answer_, nullptr);
  forget();
  if (answer) answer(outcome);
}

void KeychainVault::finishOpening(const Outcome& outcome) {
  // The first key is not kept yet, and the keychain says nothing: it asks somebody for a password. Nothing is lost.
  const bool isAsking = state_ == VaultState::absent && !outcome && outcome.error().code == Errc::timedOut;
  if (!isAsking) state_ = stateOf(outcome);
  if (keys_) recoverable_ = keys_->file.recovery.has_value();
  finish(outcome);
}

Subscription KeychainVault::open(std::function<void(Outcome)> answer) {
  return begin(std::move(answer), [this] { look(); });
}

Outcome KeychainVault::readFile() {
  if (sodium_init() < 0) return Error{Errc::unavailable, "sodium", ""};
  file_.reset();
  auto file = readWrappedKeys(options_.keyFile);
  if (!file) return file.error();
  file_ = *std::move(file);
  recoverable_ = file_ && file_->recovery;
  return Done{};
}

void KeychainVault::look() {
  state_ = VaultState::opening;
  keys_.reset();
  refusal_.reset();
  if (const auto read = readFile(); !read) return finishOpening(read);
  // The entry is in another keychain; a new one here would be a second truth.
  if (file_ && file_->backend != backend_) return finishOpening(Error{Errc::locked, "backend", file_->backend});
  if (backend_.empty()) return finishOpening(Error{Errc::unavailable, "backend", "no keychain library"});
  renewKeychainSession();
  candidates_ = {1};
  // The file says which; the neighbours are those of a rotation, should just that number be damaged.
  if (file_) candidates_ = {file_->entry, file_->entry + 1, file_->entry - 1};
  tryEntry(0);
}

void KeychainVault::tryEntry(std::size_t candidate) {
  if (candidate == candidates_.size()) return noEntryOpens();
  wait();
  job_ = entries_.read(candidates_[candidate],
                       [this, candidate](const Result<Secret>& entry) { entryRead(candidate, entry); });
}

void KeychainVault::entryRead(std::size_t candidate, const Result<Secret>& entry) {
  if (!entry && entry.error().code == Errc::notFound) return tryEntry(candidate + 1);
  if (!entry && entry.error().code != Errc::corrupt) return finishOpening(entry.error());
  if (entry && !file_) return createFile(*entry);
  auto keys = entry ? unwrap(*file_, *entry) : Result<OpenKeys>(entry.error());
  if (!keys) {
    if (!refusal_) refusal_ = keys.error();
    return tryEntry(candidate + 1);
  }
  for (const auto& purpose : options_.purposes)
    if (!keys->data.contains(purpose)) return finishOpening(Error{Errc::corrupt, purpose, "no such key"});
  keys_ = *std::move(keys);
  keys_->file.entry = candidates_[candidate];
  // Not after it: whoever is answered may destroy this.
  QTimer::singleShot(0, &watchdog_, [this] { tidy(); });
  finishOpening(Done{});
}

void KeychainVault::noEntryOpens() {
  if (refusal_) return finishOpening(*refusal_);
  if (file_ || databaseExists()) return finishOpening(Error{Errc::locked, "keychain", "no entry although files exist"});
  createEntry();
}

bool KeychainVault::databaseExists() const {
  const auto exists = [](const std::string& path) { return QFileInfo::exists(QString::fromStdString(path)); };
  return std::any_of(options_.databases.begin(), options_.databases.end(), exists);
}

void KeychainVault::createEntry() {
  state_ = VaultState::absent;
  if (const auto mine = lock(); !mine) return finishOpening(mine);
  created_ = Secret::random();
  wait();
  job_ = entries_.write(1, created_, [this](const Outcome& written) {
    if (!written) return finishOpening(written);
    verifyEntry();
  });
}

void KeychainVault::verifyEntry() {
  wait();
  job_ = entries_.read(1, [this](const Result<Secret>& entry) {
    if (!entry) return finishOpening(entry.error());
    if (!(*entry == created_)) return finishOpening(Error{Errc::corrupt, "keychain", "gave back another key"});
    createFile(*entry);
  });
}

void KeychainVault::createFile(const Secret& master) {
  // The entry without its file: either a first start was cut off here, or the file was lost.
  if (databaseExists())
    return finishOpening(Error{Errc::corrupt, "keys", "the key file is gone, its databases are not"});
  if (const auto mine = lock(); !mine) return finishOpening(mine);
  auto keys = newKeys(master, backend_, options_.purposes);
  if (QFileInfo::exists(QString::fromStdString(options_.keyFile)))
    return finishOpening(Error{Errc::busy, "keys", "another process made them"});
  if (const auto written = writeWrappedKeys(options_.keyFile, keys.file); !written) return finishOpening(written);
  keys_ = std::move(keys);
  finishOpening(Done{});
}

Result<Key> KeychainVault::dataKey(const std::string& purpose) {
  if (!keys_) return Error{Errc::locked, purpose, "not open"};
  const auto key = keys_->data.find(purpose);
  if (key == keys_->data.end()) return Error{Errc::locked, purpose, "no such key"};
  return key->second.bytes();
}

void KeychainVault::wipe() {
  if (const auto answer = std::exchange(answer_, nullptr))
    QTimer::singleShot(0, &watchdog_, [answer] { answer(Error{Errc::cancelled, "vault", "wiped"}); });
  forget();
  keys_.reset();
  if (state_ == VaultState::ready || state_ == VaultState::opening) state_ = VaultState::locked;
}

}  // namespace rebate::vault
