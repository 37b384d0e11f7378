// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyring/vault_desk.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>
#include <optional>

namespace rebate::fixtures {

Outcome outcomeOf(const std::function<Subscription(std::function<void(Outcome)>)>& call) {
  std::optional<Outcome> outcome;
  const auto running = call([&](const Outcome& answer) { outcome = answer; });
  if (outcome) return Error{Errc::invalid, "", "answered before the call returned"};
  static_cast<void>(QTest::qWaitFor([&] { return outcome.has_value(); }, 60'000));
  return outcome.value_or(Error{Errc::cancelled, "", "never answered"});
}

Outcome opened(Vault& vault) {
  return outcomeOf([&](auto answer) { return vault.open(answer); });
}
Outcome recovered(Vault& vault, const SecretText& passphrase) {
  return outcomeOf([&](auto answer) { return vault.recover(passphrase, answer); });
}
Outcome recoverySet(Vault& vault, const SecretText& passphrase) {
  return outcomeOf([&](auto answer) { return vault.setRecovery(passphrase, answer); });
}
Outcome rotated(Vault& vault) {
  return outcomeOf([&](auto answer) { return vault.rotate(answer); });
}

VaultDesk::VaultDesk(const std::string& profile) : VaultDesk(profile, {}) {}

VaultDesk::VaultDesk(const std::string& profile, const QString& folder) : folder_(folder) {
  if (folder.isEmpty()) {
    own_ = std::make_unique<QTemporaryDir>();
    folder_ = own_->path();
  }
  options.profile = profile;
  options.account = "tester";
  options.keyFile = path("keys").toStdString();
  options.databases = {path("cache.db").toStdString(), path("outbox.db").toStdString()};
  options.timeout = 20'000;
  options.derivation = {1, 8 * 1024, {}};
}

QString VaultDesk::path(const char* name) const {
  return QDir(folder_).filePath(QLatin1String(name));
}

QByteArray VaultDesk::read(const char* name) const {
  QFile file(path(name));
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool VaultDesk::write(const char* name, const QByteArray& bytes) const {
  QFile file(path(name));
  return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QMap<QString, QByteArray> VaultDesk::files() const {
  QMap<QString, QByteArray> all;
  for (const auto& name : QDir(folder_).entryList(QDir::Files | QDir::Hidden)) all[name] = read(qPrintable(name));
  return all;
}

bool isAlone() {
  return qEnvironmentVariableIsSet("REBATE_TEST_ALONE");
}

bool passesAlone(const char* test, const QMap<QString, QString>& environment) {
  auto changed = QProcessEnvironment::systemEnvironment();
  for (auto at = environment.begin(); at != environment.end(); ++at) changed.insert(at.key(), at.value());
  changed.insert(QStringLiteral("REBATE_TEST_ALONE"), QStringLiteral("1"));
  QProcess self;
  self.setProcessEnvironment(changed);
  self.setProcessChannelMode(QProcess::ForwardedChannels);
  self.start(QCoreApplication::applicationFilePath(), {QLatin1String(test)});
  return self.waitForFinished(60'000) && self.exitStatus() == QProcess::NormalExit && self.exitCode() == 0;
}

}  // namespace rebate::fixtures
