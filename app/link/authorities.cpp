// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/authorities.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>

namespace rebate::link {

Outcome trustAlso(const std::string& file) {
  QFile pem(QString::fromStdString(file));
  if (!pem.open(QIODevice::ReadOnly)) return Error{Errc::notFound, "ca", pem.errorString().toStdString()};
  const auto certificates = QSslCertificate::fromDevice(&pem, QSsl::Pem);
  if (certificates.isEmpty()) return Error{Errc::malformed, "ca", "no certificate in " + file};
  // The default is what every QNetworkAccessManager begins with; links are made after it.
  auto configuration = QSslConfiguration::defaultConfiguration();
  configuration.addCaCertificates(certificates);
  configuration.setProtocol(QSsl::TlsV1_2OrLater);
  QSslConfiguration::setDefaultConfiguration(configuration);
  return Done{};
}

}  // namespace rebate::link
