// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslCertificate>
#include <string>

namespace rebate::link {

/// SHA-256 of the certificate's public key (its SubjectPublicKeyInfo), hex: a renewed certificate keeps it.
std::string keyHashOf(const QSslCertificate& certificate);

/// From now on this manager talks to who has the pinned key and to nobody else, whatever authorities say; a certificate
/// that is not valid now is refused all the same. An empty pin: the authorities decide.
void pin(QNetworkAccessManager& network, const std::string& keyHash);

/// This reply ended because somebody with another key answered; nothing was sent to them.
bool hadOtherKey(const QNetworkReply& reply);

}  // namespace rebate::link
