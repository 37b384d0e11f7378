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

Subscription Call::get(QNetworkAccessManager& network, const QNetworkRequest& request, Answer answer) {
  auto* call = new Call(std::move(answer));
  return call->watch(network.get(request));
}

Subscription Call::post(QNetworkAccessManager& network, QNetworkRequest request, const QByteArray& body,
                        Answer answer) {
  auto* call = new Call(std::move(answer));
  call->body_ = new RequestBody(body, call);
  request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
  request.setHeader(QNetworkRequest::ContentLengthHeader, body.size());
  request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
  return call->watch(network.post(request, call->body_));
}

Subscription Call::watch(QNetworkReply* reply) {
  reply_ = reply;
  reply->setParent(this);
  connect(reply, &QNetworkReply::finished, this, &Call::finished);
  connect(reply, &QNetworkReply::downloadProgress, this, [this](qint64 received) {
    if (received > kLargestAnswer) reply_->abort();
  });
  return Subscription([call = QPointer<Call>(this)] {
    if (call == nullptr || !call->answer_) return;
    call->answer_ = nullptr;
    call->deleteLater();  // and the reply with it, which hangs up
  });
}

bool Call::mayHaveLeft() const {
  return body_ != nullptr && body_->begun();
}

void Call::finished() {
  const auto answer = std::exchange(answer_, nullptr);
  if (!answer) return;
  deleteLater();
  auto bytes = reply_->isOpen() ? reply_->readAll() : QByteArray();  // closed when it was aborted
  if (isSuccess(*reply_)) return answer(std::move(bytes));
  answer(errorOf(*reply_, bytes, mayHaveLeft()));
}

}  // namespace rebate::link
