// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/region_probe.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QNetworkReply>
#include <QPointer>
#include <QSslConfiguration>
#include <QSslError>
#include <QUrl>
#include <memory>

#include "link/pinning.h"
#include "link/qt_region_link.h"
#include "link/replies.h"

namespace rebate::link {
namespace {

constexpr int kPatience = 8'000;
constexpr qint64 kLargest = 64 << 10;

std::string joined(const QStringList& words) {
  return words.join(QStringLiteral(", ")).toStdString();
}

CertificateView viewOf(const QSslCertificate& certificate) {
  CertificateView view;
  view.subject = joined(certificate.subjectInfo(QSslCertificate::CommonName));
  view.issuer = joined(certificate.issuerInfo(QSslCertificate::CommonName));
  for (const auto& name : certificate.subjectAlternativeNames()) view.names.push_back(name.toStdString());
  view.validFrom = certificate.effectiveDate().toMSecsSinceEpoch();
  view.validUntil = certificate.expiryDate().toMSecsSinceEpoch();
  view.key = keyHashOf(certificate);
  const auto now = QDateTime::currentDateTimeUtc();
  view.inTime = certificate.effectiveDate() <= now && now <= certificate.expiryDate();
  return view;
}

/// Filled while the answer comes.
struct Seen {
  std::optional<CertificateView> certificate;
  bool trusted = true;
  QElapsedTimer since;
};

Result<RegionProbe> judged(QNetworkReply& reply, const Seen& seen, const std::string& address) {
  const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
  if (status == 0) return Error{Errc::unavailable, "address", reply.errorString().toStdString()};
  const auto body = reply.isOpen() ? reply.read(kLargest) : QByteArray();
  const auto json = wire::parseJson(link::viewOf(body));
  const bool region = status == 200 && json && json->is_object() && json->get_object().contains("region");
  if (!region) return Error{Errc::malformed, "address", "HTTP " + std::to_string(status)};
  RegionProbe probe{address, wire::textOr(json->get_object(), "region"), wire::textOr(json->get_object(), "api"),
                    seen.since.elapsed(), seen.certificate};
  if (probe.certificate) probe.certificate->trusted = seen.trusted;
  return probe;
}

bool isOfThisMachine(const QString& host) {
  return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

}  // namespace

Result<std::string> regionAddress(const std::string& typed, bool allowPlain) {
  auto text = QString::fromStdString(typed).trimmed();
  if (!text.contains(QLatin1String("://"))) text.prepend(QLatin1String("https://"));
  while (text.endsWith(u'/')) text.chop(1);
  const QUrl url(text, QUrl::StrictMode);
  const bool plain = url.scheme() == QLatin1String("http");
  const bool http = plain || url.scheme() == QLatin1String("https");
  const bool bare = url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment();
  if (!url.isValid() || !http || !bare || url.host().isEmpty()) return invalid("address", "not an address of a region");
  if (plain && !allowPlain && !isOfThisMachine(url.host()))
    return Error{Errc::notAllowed, "plain", "not encrypted, and not of this machine"};
  return url.toString().toStdString();
}

Subscription RegionProber::ask(const std::string& address, std::function<void(const Result<RegionProbe>&)> answer) {
  auto url = baseUrlOf(address);
  url.setPath(url.path() + QLatin1String("/healthz"));
  QNetworkRequest request(url);
  request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
  request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
  request.setTransferTimeout(kPatience);
  network_.clearConnectionCache();  // whose certificate is to be seen is whoever is there now
  auto* reply = network_.get(request);
  const auto seen = std::make_shared<Seen>();
  seen->since.start();
  const auto look = [reply, seen] {
    const auto certificate = reply->sslConfiguration().peerCertificate();
    if (!certificate.isNull()) seen->certificate = viewOf(certificate);
  };
  QObject::connect(reply, &QNetworkReply::sslErrors, reply, [reply, seen, look](const QList<QSslError>& errors) {
    seen->trusted = false;
    look();
    reply->ignoreSslErrors(errors);  // to look is not to trust: there is nothing secret in the question
  });
  QObject::connect(reply, &QNetworkReply::encrypted, reply, look);
  QObject::connect(reply, &QNetworkReply::finished, reply, [reply, seen, address, answer = std::move(answer)] {
    reply->deleteLater();
    const auto tell = answer;
    tell(judged(*reply, *seen, address));
  });
  return Subscription([guard = QPointer<QNetworkReply>(reply)] {
    if (!guard) return;
    guard->disconnect();
    guard->abort();
    guard->deleteLater();
  });
}

}  // namespace rebate::link
