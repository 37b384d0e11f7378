// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/qt_alertmanager.h"

#include <utility>

#include "link/call.h"
#include "link/qt_region_link.h"
#include "link/replies.h"
#include "wire/alertmanager_json.h"

namespace rebate::link {
namespace {

/// What answers there may be anything: whatever cannot be read is no Alertmanager that answers.
template <class T>
Call::Answer reading(std::function<void(Result<T>)> answer, Result<T> (*from)(const wire::json::value&),
                     Errc unreadable = Errc::unavailable) {
  return [answer = std::move(answer), from, unreadable](const Result<QByteArray>& body) {
    if (!body) return answer(body.error());
    const auto json = wire::parseJson(viewOf(*body));
    if (!json) return answer(Error{unreadable, json.error().field, json.error().detail});
    auto value = from(*json);
    if (!value) return answer(Error{unreadable, value.error().field, value.error().detail});
    answer(std::move(value));
  };
}

}  // namespace

QtAlertmanager::QtAlertmanager(const std::string& address, Millis timeout)
    : base_(baseUrlOf(address)), timeout_(timeout) {}

QNetworkRequest QtAlertmanager::request(const QString& path) const {
  QUrl url = base_;
  url.setPath(base_.path() + QLatin1String("/api/v2") + path, QUrl::DecodedMode);
  QNetworkRequest request(url);
  request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
  request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
  request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
  request.setTransferTimeout(static_cast<int>(timeout_));
  return request;
}

Subscription QtAlertmanager::alerts(std::function<void(Result<std::vector<Alert>>)> answer) {
  return Call::get(network_, request(QStringLiteral("/alerts")), reading(std::move(answer), wire::alertsFrom));
}

Subscription QtAlertmanager::groups(std::function<void(Result<AlertGroups>)> answer) {
  return Call::get(network_, request(QStringLiteral("/alerts/groups")),
                   reading(std::move(answer), wire::alertGroupsFrom));
}

Subscription QtAlertmanager::silences(std::function<void(Result<std::vector<Silence>>)> answer) {
  return Call::get(network_, request(QStringLiteral("/silences")), reading(std::move(answer), wire::silencesFrom));
}

Subscription QtAlertmanager::version(std::function<void(Result<std::string>)> answer) {
  return Call::get(network_, request(QStringLiteral("/status")),
                   reading(std::move(answer), wire::alertmanagerVersionFrom));
}

Subscription QtAlertmanager::silence(const Silence& wish, std::function<void(Result<std::string>)> answer) {
  const auto body = QByteArray::fromStdString(wire::json::serialize(wire::toJson(wish)));
  return Call::post(network_, request(QStringLiteral("/silences")), body,
                    reading(std::move(answer), wire::silenceIdFrom, Errc::unanswered));
}

Subscription QtAlertmanager::expire(const std::string& id, std::function<void(Outcome)> answer) {
  return Call::act(network_, request(QLatin1String("/silence/") + QString::fromStdString(id)),
                   QByteArrayLiteral("DELETE"), {}, [answer = std::move(answer)](const Result<QByteArray>& body) {
                     if (!body) return answer(body.error());
                     answer(Done{});
                   });
}

}  // namespace rebate::link
