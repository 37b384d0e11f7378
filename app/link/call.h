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
  /// What a region itself said: HTTP status and body, of a problem document, too.
  struct Said {
    int status = 0;
    QByteArray body;
  };
  using Heard = std::function<void(Result<Said>)>;

  /// Whatever is said with an HTTP status is an answer; an Error only when nobody answered.
  static Subscription hear(QNetworkAccessManager& network, const QNetworkRequest& request, Heard heard);
  /// A write whose refusals are answers: an Error only when nobody answered, or somebody in between. See `post`.
  static Subscription write(QNetworkAccessManager& network, QNetworkRequest request, const QByteArray& verb,
                            const QByteArray& body, Heard heard);
  /// Not sent twice by Qt; see RequestBody.
  static Subscription post(QNetworkAccessManager& network, QNetworkRequest request, const QByteArray& body,
                           Answer answer);
  /// Likewise, with another verb.
  static Subscription act(QNetworkAccessManager& network, QNetworkRequest request, const QByteArray& verb,
                          const QByteArray& body, Answer answer);

 private:
  explicit Call(Heard heard) : heard_(std::move(heard)) {}
  static Heard onlySuccess(Answer answer);
  Subscription send(QNetworkAccessManager& network, QNetworkRequest request, const QByteArray& verb,
                    const QByteArray& body);
  Subscription watch(QNetworkReply* reply);
  void finished();
  bool mayHaveLeft() const;

  Heard heard_;
  bool problemsToo_ = false;
  bool anyStatus_ = false;
  QNetworkReply* reply_ = nullptr;
  RequestBody* body_ = nullptr;
};

}  // namespace rebate::link
