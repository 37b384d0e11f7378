// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/accounts.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QTemporaryDir>

#include "cache/open.h"
#include "vault/ephemeral_vault.h"
#include "vault/keychain_vault.h"
#include "wire/digest.h"

namespace rebate::console {
namespace {

constexpr qsizetype kIdLength = 16;

struct Files {
  explicit Files(const QString& folder)
      : cache(QDir(folder).filePath(QStringLiteral("cache.db")).toStdString()),
        outbox(QDir(folder).filePath(QStringLiteral("outbox.db")).toStdString()),
        history(QDir(folder).filePath(QStringLiteral("history.db")).toStdString()),
        keys(QDir(folder).filePath(QStringLiteral("keys")).toStdString()) {}
  std::string cache, outbox, history, keys;
};

void openBy(AccountParts& parts, const Files& files, const QString& folder) {
  parts.openCache = [files](const Key& key) { return cache::openCache(files.cache, key); };
  parts.openReader = [files](const Key& key) { return cache::openCacheReader(files.cache, key); };
  parts.openKept = [files](const Key& key) { return cache::openOutbox(files.outbox, key); };
  parts.openHistory = [files](const Key& key) { return cache::openHistory(files.history, key); };
  parts.prepare = [folder]() -> Outcome {
    if (!QDir().mkpath(folder)) return Error{Errc::storage, "folder", folder.toStdString()};
    return Done{};
  };
  parts.setCacheAside = [files] { static_cast<void>(cache::setCacheAside(files.cache)); };
  parts.removeCache = [files] { cache::removeCache(files.cache); };
}

QString indexOf(const QString& folder) {
  return QDir(folder).filePath(QStringLiteral("accounts.ini"));
}

}  // namespace

Accounts::Accounts(QString folder, std::string profile, Clock& clock)
    : folder_(std::move(folder)), profile_(std::move(profile)), clock_(clock) {}

Accounts::~Accounts() = default;

AccountParts Accounts::of(const std::string& operatorName) const {
  return in(QString::fromStdString(wire::sha256("rebate-console account\n" + operatorName)).left(kIdLength));
}

std::optional<AccountParts> Accounts::last() const {
  const auto id = QSettings(indexOf(folder_), QSettings::IniFormat).value(QStringLiteral("last")).toString();
  if (id.isEmpty()) return std::nullopt;
  return in(id);
}

AccountParts Accounts::in(const QString& id) const {
  const auto folder = QDir(folder_).filePath(QStringLiteral("accounts/") + id);
  const Files files(folder);
  vault::VaultOptions options;
  // The folder belongs to the name: two folders never share a key, and a moved one asks for its own again.
  options.profile = profile_ + '@' + QDir(folder_).absolutePath().toStdString() + '#' + id.toStdString();
  options.account = qEnvironmentVariable("USER", QStringLiteral("user")).toStdString();
  options.keyFile = files.keys;
  options.databases = {files.cache, files.outbox};
  AccountParts parts;
  parts.id = id.toStdString();
  parts.exists = QFileInfo::exists(folder);
  parts.vault = std::make_shared<vault::KeychainVault>(std::move(options));
  openBy(parts, files, folder);
  parts.chosen = [index = indexOf(folder_), id] {
    QSettings(index, QSettings::IniFormat).setValue(QStringLiteral("last"), id);
  };
  return parts;
}

AccountParts Accounts::inMemory() {
  passing_ = std::make_unique<QTemporaryDir>();
  AccountParts parts;
  parts.id = "in memory";
  parts.exists = true;
  parts.vault = std::make_shared<vault::EphemeralVault>(clock_);
  openBy(parts, Files(passing_->path()), passing_->path());
  return parts;
}

}  // namespace rebate::console
