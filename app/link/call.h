// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <functional>
#include <memory>

#include "domain/result.h"
#include "ports/subscription.h"

namespace rebate::link {

class RequestBody;

/// One request and its whole answer. Deletes itself when answered or when its subscription ends; after either, its
/// callback is not called any more, and the callback outlives its own subscription.
class Call : public QObject {
  Q_OBJECT

 public:
  using Answer = std::function<void(Result<QByteArray>)>;

  static Subscription get(QNetworkAccessManager& network, const QNetworkRequest& request, Answer answer);
  /// Not sent twice by Qt; see RequestBody.
  static Subscription post(QNetworkAccessManager& network, QNetworkRequest request, const QByteArray& body,
                           Answer answer);

 private:
  explicit Call(Answer answer) : answer_(std::move(answer)) {}
  Subscription watch(QNetworkReply* reply);
  void finished();
  bool mayHaveLeft() const;

  Answer answer_;
  QNetworkReply* reply_ = nullptr;
  RequestBody* body_ = nullptr;
};

}  // namespace rebate::link
