// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/qt_region_link.h"

#include <QUrlQuery>
#include <algorithm>
#include <utility>

#include "link/call.h"
#include "link/change_stream.h"
#include "link/pinning.h"
#include "link/read_request.h"
#include "link/readings.h"
#include "link/replies.h"
#include "link/snapshot_stream.h"
#include "wire/command_json.h"

namespace rebate::link {
namespace {

QByteArray bytesOf(const wire::json::object& object) {
  const auto text = wire::json::serialize(object);
  return {text.data(), static_cast<qsizetype>(text.size())};
}

QString pathOf(const char* folder, const std::string& id) {
  return QLatin1String(folder) + QString::fromLatin1(QUrl::toPercentEncoding(QString::fromStdString(id)));
}

/// Reads a body and answers with what it says. An unreadable answer to a write leaves its outcome open.
template <class T>
Call::Answer reading(RegionLink::Answer<T> answer, Result<T> (*read)(const QByteArray&), Errc unreadable) {
  return [answer = std::move(answer), read, unreadable](const Result<QByteArray>& body) {
    if (!body) return answer(body.error());
    auto value = read(*body);
    if (!value) return answer(Error{unreadable, value.error().field, value.error().detail});
    answer(std::move(value));
  };
}

}  // namespace

QUrl baseUrlOf(const std::string& address) {
  auto text = QString::fromStdString(address);
  if (!text.contains(QLatin1String("://"))) text.prepend(QLatin1String("http://"));
  while (text.endsWith(u'/')) text.chop(1);
  return QUrl(text);
}

QtRegionLink::QtRegionLink(const std::string& address, Millis timeout, const std::string& keyHash)
    : base_(baseUrlOf(address)), timeout_(timeout) {
  pin(requests_, keyHash);
  pin(streams_, keyHash);
}

void QtRegionLink::setToken(std::string token) {
  authorization_ = token.empty() ? QByteArray() : "Bearer " + QByteArray::fromStdString(token);
  std::fill(token.begin(), token.end(), '\0');
}

QNetworkRequest QtRegionLink::request(const QString& path, Millis timeout) const {
  QUrl url = base_;
  const auto parts = path.split(u'?');
  url.setPath(base_.path() + QUrl::fromPercentEncoding(parts.front().toLatin1()), QUrl::DecodedMode);
  if (parts.size() > 1) url.setQuery(parts.at(1));
  QNetworkRequest request(url);
  if (!authorization_.isEmpty()) request.setRawHeader(QByteArrayLiteral("Authorization"), authorization_);
  // A redirect could carry the token to somebody else.
  request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
  request.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
  request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
  request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
  request.setTransferTimeout(static_cast<int>(timeout));
  return request;
}

Subscription QtRegionLink::hello(Answer<RegionHello> answer) {
  return Call::get(requests_, request(QStringLiteral("/healthz"), timeout_),
                   reading<RegionHello>(std::move(answer), helloIn, Errc::unavailable));
}

Subscription QtRegionLink::signIn(const Credentials& credentials, Answer<SessionGrant> answer) {
  wire::json::object given{{"name", credentials.name}, {"password", credentials.password.text()}};
  if (!credentials.code.empty()) given["code"] = credentials.code.text();
  const auto body = bytesOf(given);
  return Call::post(requests_, request(QStringLiteral("/v1/session"), timeout_), body,
                    reading<SessionGrant>(std::move(answer), grantIn, Errc::unavailable));
}

Subscription QtRegionLink::refresh(Answer<SessionGrant> answer) {
  return Call::post(requests_, request(QStringLiteral("/v1/session/refresh"), timeout_), bytesOf({}),
                    reading<SessionGrant>(std::move(answer), grantIn, Errc::unavailable));
}

Subscription QtRegionLink::openChanges(const Cursor& from, StreamListener& listener, bool once) {
  QString path = QStringLiteral("/v1/changes");
  QUrlQuery query;
  if (!from.store.empty()) {  // a copy of nothing starts from now, and fetches the rest
    query.addQueryItem(QStringLiteral("after"), QString::number(from.seq));
    query.addQueryItem(QStringLiteral("store"), QString::fromStdString(from.store));
  }
  if (once) query.addQueryItem(QStringLiteral("once"), QStringLiteral("true"));
  if (!query.isEmpty()) path += QLatin1Char('?') + query.toString(QUrl::FullyEncoded);
  auto open = request(path, 0);
  open.setRawHeader(QByteArrayLiteral("Accept"), QByteArrayLiteral("text/event-stream"));
  return ChangeStream::open(streams_, open, listener);
}

Subscription QtRegionLink::fetchSnapshot(SnapshotListener& listener) {
  return SnapshotStream::open(streams_, request(QStringLiteral("/v1/snapshot"), timeout_ * 2), listener);
}

Subscription QtRegionLink::fetchRebate(const std::string& id, Answer<RebateDetail> answer) {
  return Call::get(requests_, request(pathOf("/v1/rebates/", id), timeout_),
                   reading<RebateDetail>(std::move(answer), detailIn, Errc::unavailable));
}

Subscription QtRegionLink::postDecisions(const std::vector<Decision>& decisions,
                                         Answer<std::vector<DecisionReply>> answer) {
  wire::json::array list;
  for (const auto& decision : decisions) list.push_back(wire::toJson(decision));
  return Call::post(requests_, request(QStringLiteral("/v1/decisions"), timeout_), bytesOf({{"decisions", list}}),
                    reading<std::vector<DecisionReply>>(std::move(answer), repliesIn, Errc::unanswered));
}

Subscription QtRegionLink::lookUpDecision(const std::string& id, Answer<DecisionReply> answer) {
  return Call::get(requests_, request(pathOf("/v1/decisions/", id), timeout_),
                   reading<DecisionReply>(std::move(answer), replyIn, Errc::unavailable));
}

Subscription QtRegionLink::postCommand(const std::string& id, const Command& command, Answer<CommandReply> answer) {
  const auto wish = wire::requestOf(id, command);
  auto send = request(QString::fromStdString(wish.path), timeout_);
  send.setRawHeader(QByteArrayLiteral("Idempotency-Key"), QByteArray::fromStdString(id));
  if (!wish.ifMatch.empty()) send.setRawHeader(QByteArrayLiteral("If-Match"), QByteArray::fromStdString(wish.ifMatch));
  const auto heard = [answer = std::move(answer)](const Result<Call::Said>& said) {
    if (!said) return answer(said.error());
    auto reply = commandReplyIn(said->status, said->body);
    // What cannot be read leaves open what was done.
    if (!reply) return answer(Error{Errc::unanswered, reply.error().field, reply.error().detail});
    answer(std::move(reply));
  };
  return Call::write(requests_, send, wish.method, QByteArray::fromStdString(wish.body), heard);
}

Subscription QtRegionLink::read(const RegionRead& wish, Answer<RegionReading> answer) {
  const auto asked = requestOf(wish);
  auto wanted = request(asked.path, timeout_);
  // A reveal that failed is a reading that failed, whatever was audited; of any other act it is open what it did.
  const bool open = isAct(wish) && !std::holds_alternative<RevealRead>(wish);
  auto readBody = [wish, open, answer = std::move(answer)](const Result<QByteArray>& body) {
    if (!body) {
      auto why = body.error();
      if (why.code == Errc::unanswered && !open) why.code = Errc::unavailable;
      return answer(std::move(why));
    }
    auto reading = readingIn(wish, viewOf(*body));
    if (!reading)
      return answer(Error{open ? Errc::unanswered : Errc::unavailable, reading.error().field, reading.error().detail});
    answer(std::move(reading));
  };
  if (asked.key.isEmpty()) return Call::get(requests_, wanted, std::move(readBody));
  wanted.setRawHeader(QByteArrayLiteral("Idempotency-Key"), asked.key);
  return Call::act(requests_, wanted, asked.verb, asked.body, std::move(readBody));
}

}  // namespace rebate::link
