// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/keychain.h"

#include <qt6keychain/keychain.h>

#include <QLibrary>
#include <algorithm>
#include <memory>
#include <utility>

namespace rebate::vault {
namespace {

Error errorOf(const QKeychain::Job& job) {
  const auto detail = job.errorString().toStdString();
  switch (job.error()) {
    case QKeychain::EntryNotFound:
      return {Errc::notFound, "keychain", detail};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
      return {Errc::locked, "keychain", detail};
    case QKeychain::NoError:
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
      return {Errc::unavailable, "keychain", detail};
  }
  return {Errc::unavailable, "keychain", detail};
}

/// The bytes are the job's own, shared: they are overwritten where they lie, and not in a copy.
Result<Secret> secretIn(const QByteArray& text) {
  auto bytes = QByteArray::fromBase64(text);
  wipe(const_cast<char*>(text.constData()), static_cast<std::size_t>(text.size()));
  Key key{};
  const bool fits = bytes.size() == static_cast<qsizetype>(key.size());
  if (fits) std::copy(bytes.begin(), bytes.end(), key.begin());
  wipe(bytes.data(), static_cast<std::size_t>(bytes.size()));
  if (!fits) return Error{Errc::corrupt, "keychain", "not a key"};
  return Secret(key);
}

/// The bus is GLib's, which ends the process with it unless it is told not to: a console works on without a keychain.
/// Called once the connection is there, so that asking for it does not wait.
void outliveBus() {
#if !defined(Q_OS_MACOS) && !defined(Q_OS_WIN)
  using Get = void* (*)(int type, void* cancellable, void** error);
  using SetExit = void (*)(void* connection, int exits);
  using Release = void (*)(void* object);
  constexpr int kSession = 2;  // G_BUS_TYPE_SESSION
  static const auto gio = QStringLiteral("gio-2.0");
  static const auto get = reinterpret_cast<Get>(QLibrary::resolve(gio, 0, "g_bus_get_sync"));
  static const auto setExit =
      reinterpret_cast<SetExit>(QLibrary::resolve(gio, 0, "g_dbus_connection_set_exit_on_close"));
  static const auto release =
      reinterpret_cast<Release>(QLibrary::resolve(QStringLiteral("gobject-2.0"), 0, "g_object_unref"));
  if (get == nullptr || setExit == nullptr || release == nullptr) return;
  auto* connection = get(kSession, nullptr, nullptr);
  if (connection == nullptr) return;
  setExit(connection, 0);
  release(connection);
#endif
}

/// The job is never deleted while it runs: libsecret calls back into it even when nobody waits any more.
template <class Job, class Finish>
Subscription run(Job* job, const std::string& entry, Finish finish) {
  auto waiting = std::make_shared<bool>(true);
  job->setAutoDelete(true);
  job->setInsecureFallback(false);  // never QSettings in plain text
  job->setKey(QString::fromStdString(entry));
  QObject::connect(job, &QKeychain::Job::finished, job, [waiting, job, finish = std::move(finish)] {
    if (job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound) outliveBus();
    if (std::exchange(*waiting, false)) finish(*job);
  });
  job->start();
  return Subscription([waiting] { *waiting = false; });
}

}  // namespace

void renewKeychainSession() {
#if !defined(Q_OS_MACOS) && !defined(Q_OS_WIN)
  using Disconnect = void (*)();
  static const auto disconnect =
      reinterpret_cast<Disconnect>(QLibrary::resolve(QStringLiteral("secret-1"), 0, "secret_service_disconnect"));
  if (disconnect != nullptr) disconnect();
#endif
}

std::string keychainBackend() {
#if defined(Q_OS_MACOS)
  return "macOS Keychain";
#elif defined(Q_OS_WIN)
  return "Windows Credential Store";
#else
  if (qgetenv("XDG_CURRENT_DESKTOP") == "KDE" && qgetenv("KDE_SESSION_VERSION").toInt() >= 4) return "KWallet";
  static const bool loaded = QLibrary(QStringLiteral("secret-1"), 0).load();
  return loaded ? "Secret Service" : "";
#endif
}

Subscription MasterEntries::read(int number, std::function<void(Result<Secret>)> answer) const {
  auto* job = new QKeychain::ReadPasswordJob(QString::fromStdString(service_));
  return run(job, name(number), [answer = std::move(answer)](QKeychain::ReadPasswordJob& done) {
    const auto call = answer;
    if (done.error() != QKeychain::NoError) return call(errorOf(done));
    call(secretIn(done.binaryData()));
  });
}

Subscription MasterEntries::write(int number, const Secret& secret, std::function<void(Outcome)> answer) const {
  auto* job = new QKeychain::WritePasswordJob(QString::fromStdString(service_));
  const auto& key = secret.bytes();
  const auto bytes =
      QByteArray::fromRawData(reinterpret_cast<const char*>(key.data()), static_cast<qsizetype>(key.size()));
  auto coded = bytes.toBase64();
  auto text = QString::fromLatin1(coded);
  job->setTextData(text);
  wipe(coded.data(), static_cast<std::size_t>(coded.size()));
  wipe(text.data(), static_cast<std::size_t>(text.size()) * sizeof(QChar));
  return run(job, name(number), [answer = std::move(answer)](QKeychain::WritePasswordJob& done) {
    const auto call = answer;
    if (done.error() != QKeychain::NoError) return call(errorOf(done));
    call(Done{});
  });
}

Subscription MasterEntries::remove(int number, std::function<void(Outcome)> answer) const {
  auto* job = new QKeychain::DeletePasswordJob(QString::fromStdString(service_));
  return run(job, name(number), [answer = std::move(answer)](QKeychain::DeletePasswordJob& done) {
    const auto call = answer;
    if (done.error() != QKeychain::NoError && done.error() != QKeychain::EntryNotFound) return call(errorOf(done));
    call(Done{});
  });
}

}  // namespace rebate::vault
