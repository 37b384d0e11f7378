// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/test_authority.h"

#include <QFile>
#include <QProcess>

namespace rebate::fixtures {

void TestAuthorities::openssl(const QStringList& arguments) {
  QProcess process;
  process.setWorkingDirectory(folder_.path());
  process.start(QStringLiteral("openssl"), arguments);
  if (!process.waitForFinished(30'000) || process.exitCode() != 0)
    qFatal("openssl: %s", process.readAllStandardError().constData());
}

void TestAuthorities::authority(const char* name) {
  const auto file = QString::fromLatin1(name);
  openssl({QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"),
           QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"),
           QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-subj"), QStringLiteral("/CN=") + file,
           QStringLiteral("-keyout"), file + QStringLiteral(".key"), QStringLiteral("-out"),
           file + QStringLiteral(".pem")});
}

void TestAuthorities::certificate(const char* name, const char* authority, const QByteArray& names) {
  const auto file = QString::fromLatin1(name), by = QString::fromLatin1(authority);
  QFile extension(path("names"));
  if (!extension.open(QIODevice::WriteOnly)) qFatal("names");
  extension.write("subjectAltName=" + names + "\n");
  extension.close();
  openssl({QStringLiteral("req"), QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
           QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"), QStringLiteral("-subj"),
           QStringLiteral("/CN=region"), QStringLiteral("-keyout"), file + QStringLiteral(".key"),
           QStringLiteral("-out"), QStringLiteral("request")});
  openssl({QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-in"), QStringLiteral("request"),
           QStringLiteral("-CA"), by + QStringLiteral(".pem"), QStringLiteral("-CAkey"), by + QStringLiteral(".key"),
           QStringLiteral("-CAcreateserial"), QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-extfile"),
           QStringLiteral("names"), QStringLiteral("-out"), file + QStringLiteral(".pem")});
}

QByteArray TestAuthorities::tls(const char* certificate) const {
  return "[tls]\ncertificate = \"" + path(certificate).toUtf8() + ".pem\"\nkey = \"" + path(certificate).toUtf8() +
         ".key\"\n";
}

}  // namespace rebate::fixtures
