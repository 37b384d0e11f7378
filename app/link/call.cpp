// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/call.h"

#include <QPointer>
#include <utility>

#include "link/problems.h"
#include "link/request_body.h"

namespace rebate::link {
namespace {

constexpr qint64 kLargestAnswer = 16 << 20;

}  // namespace

Call::Heard Call::onlySuccess(Answer answer) {
  return [answer = std::move(answer)](Result<Said> said) {
    if (!said) return answer(said.error());
    answer(std::move(said->body));
  };
}

Subscription Call::get(QNetworkAccessManager& network, const QNetworkRequest& request, Answer answer) {
  auto* call = new Call(onlySuccess(std::move(answer)));
  return call->watch(network.get(request));
}

Subscription Call::hear(QNetworkAccessManager& network, const QNetworkRequest& request, Heard heard) {
  auto* call = new Call(std::move(heard));
  call->anyStatus_ = true;
  return call->watch(network.get(request));
}

Subscription Call::post(QNetworkAccessManager& network, QNetworkRequest request, const QByteArray& body,
                        Answer answer) {
  return act(network, std::move(request), QByteArrayLiteral("POST"), body, std::move(answer));
}

Subscription Call::act(QNetworkAccessManager& network, QNetworkRequest request, const QByteArray& verb,
                       const QByteArray& body, Answer answer) {
  auto* call = new Call(onlySuccess(std::move(answer)));
  return call->send(network, std::move(request), verb, body);
}

Subscription Call::write(QNetworkAccessManager& network, QNetworkRequest request, const QByteArray& verb,
                         const QByteArray& body, Heard heard) {
  auto* call = new Call(std::move(heard));
  call->problemsToo_ = true;
  return call->send(network, std::move(request), verb, body);
}

Subscription Call::send(QNetworkAccessManager& network, QNetworkRequest request, const QByteArray& verb,
                        const QByteArray& body) {
  body_ = new RequestBody(body, this);
  request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
  request.setHeader(QNetworkRequest::ContentLengthHeader, body.size());
  request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
  const bool post = verb == QByteArrayLiteral("POST");
  return watch(post ? network.post(request, body_) : network.sendCustomRequest(request, verb, body_));
}

Subscription Call::watch(QNetworkReply* reply) {
  reply_ = reply;
  reply->setParent(this);
  connect(reply, &QNetworkReply::finished, this, &Call::finished);
  connect(reply, &QNetworkReply::downloadProgress, this, [this](qint64 received) {
    if (received > kLargestAnswer) reply_->abort();
  });
  return Subscription([call = QPointer<Call>(this)] {
    if (call == nullptr || !call->heard_) return;
    call->heard_ = nullptr;
    call->deleteLater();  // and the reply with it, which hangs up
  });
}

bool Call::mayHaveLeft() const {
  return body_ != nullptr && body_->begun();
}

void Call::finished() {
  const auto heard = std::exchange(heard_, nullptr);
  if (!heard) return;
  deleteLater();
  auto bytes = reply_->isOpen() ? reply_->readAll() : QByteArray();  // closed when it was aborted
  const int status = reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
  const bool whole = reply_->error() != QNetworkReply::OperationCanceledError;  // a deadline cuts an answer short
  if (anyStatus_ && status > 0 && whole) return heard(Said{status, std::move(bytes)});
  if (isSuccess(*reply_) || (problemsToo_ && isProblem(*reply_, bytes))) return heard(Said{status, std::move(bytes)});
  heard(errorOf(*reply_, bytes, mayHaveLeft()));
}

}  // namespace rebate::link
