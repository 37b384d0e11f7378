// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/pinning.h"

#include <QCryptographicHash>
#include <QSslConfiguration>
#include <QSslError>
#include <QSslKey>
#include <algorithm>

namespace rebate::link {
namespace {

constexpr const char* kOtherKey = "otherKey";

/// Of whom a person said that it is the right one, nobody else need vouch.
bool isAboutTrust(const QSslError& error) {
  switch (error.error()) {
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
    case QSslError::InvalidCaCertificate:
    case QSslError::HostNameMismatch:
      return true;
    default:  // Qt's enumeration, not ours
      return false;
  }
}

bool fits(const QNetworkReply& reply, const std::string& wanted) {
  return keyHashOf(reply.sslConfiguration().peerCertificate()) == wanted;
}

}  // namespace

std::string keyHashOf(const QSslCertificate& certificate) {
  if (certificate.isNull()) return {};
  const auto key = certificate.publicKey().toDer();
  return QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex().toStdString();
}

void pin(QNetworkAccessManager& network, const std::string& keyHash) {
  if (keyHash.empty()) return;
  QObject::connect(&network, &QNetworkAccessManager::sslErrors, &network,
                   [keyHash](QNetworkReply* reply, const QList<QSslError>& errors) {
                     if (!fits(*reply, keyHash)) {
                       reply->setProperty(kOtherKey, true);
                     } else if (std::all_of(errors.begin(), errors.end(), isAboutTrust)) {
                       reply->ignoreSslErrors(errors);
                     }
                   });
  // Said before the first byte of a request goes out.
  QObject::connect(&network, &QNetworkAccessManager::encrypted, &network, [keyHash](QNetworkReply* reply) {
    if (fits(*reply, keyHash)) return;
    reply->setProperty(kOtherKey, true);
    reply->abort();
  });
}

bool hadOtherKey(const QNetworkReply& reply) {
  return reply.property(kOtherKey).toBool();
}

}  // namespace rebate::link
