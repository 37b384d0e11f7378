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

Result<Secret> secretIn(QByteArray text) {
  auto bytes = QByteArray::fromBase64(text);
  wipe(text.data(), static_cast<std::size_t>(text.size()));
  Key key{};
  const bool fits = bytes.size() == static_cast<qsizetype>(key.size());
  if (fits) std::copy(bytes.begin(), bytes.end(), key.begin());
  wipe(bytes.data(), static_cast<std::size_t>(bytes.size()));
  if (!fits) return Error{Errc::corrupt, "keychain", "not a key"};
  return Secret(key);
}

/// The job is never deleted while it runs: libsecret calls back into it even when nobody waits any more.
template <class Job, class Finish>
Subscription run(Job* job, const std::string& entry, Finish finish) {
  auto waiting = std::make_shared<bool>(true);
  job->setAutoDelete(true);
  job->setInsecureFallback(false);  // never QSettings in plain text
  job->setKey(QString::fromStdString(entry));
  QObject::connect(job, &QKeychain::Job::finished, job, [waiting, job, finish = std::move(finish)] {
    if (std::exchange(*waiting, false)) finish(*job);
  });
  job->start();
  return Subscription([waiting] { *waiting = false; });
}

}  // namespace

std::string keychainBackend() {
#if defined(Q_OS_MACOS)
  return "macOS Keychain";
#elif defined(Q_OS_WIN)
  return "Windows Credential Store";
#else
  static const bool loaded = QLibrary(QStringLiteral("secret-1"), 0).load();
  return loaded ? "Secret Service" : "";
#endif
}

Subscription readEntry(const std::string& service, const std::string& entry,
                       std::function<void(Result<Secret>)> answer) {
  auto* job = new QKeychain::ReadPasswordJob(QString::fromStdString(service));
  return run(job, entry, [answer = std::move(answer)](QKeychain::ReadPasswordJob& done) {
    const auto call = answer;
    if (done.error() != QKeychain::NoError) return call(errorOf(done));
    call(secretIn(done.binaryData()));
  });
}

Subscription writeEntry(const std::string& service, const std::string& entry, const Secret& secret,
                        std::function<void(Outcome)> answer) {
  auto* job = new QKeychain::WritePasswordJob(QString::fromStdString(service));
  const auto& key = secret.bytes();
  const auto bytes = QByteArray(reinterpret_cast<const char*>(key.data()), static_cast<qsizetype>(key.size()));
  job->setTextData(QString::fromLatin1(bytes.toBase64()));
  return run(job, entry, [answer = std::move(answer)](QKeychain::WritePasswordJob& done) {
    const auto call = answer;
    if (done.error() != QKeychain::NoError) return call(errorOf(done));
    call(Done{});
  });
}

}  // namespace rebate::vault
