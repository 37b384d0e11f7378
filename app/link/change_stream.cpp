// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/change_stream.h"

#include <QPointer>
#include <utility>

#include "link/problems.h"
#include "link/replies.h"
#include "wire/rebate_json.h"
#include "wire/region_json.h"

namespace rebate::link {
namespace {

constexpr std::size_t kMostAtOnce = 2'000;  // a commit of more would keep the session from everything else

}  // namespace

Subscription ChangeStream::open(QNetworkAccessManager& network, const QNetworkRequest& request,
                                StreamListener& listener) {
  auto* stream = new ChangeStream(network.get(request), listener);
  return Subscription([guard = QPointer<ChangeStream>(stream)] {
    if (guard != nullptr) guard->end();
  });
}

ChangeStream::ChangeStream(QNetworkReply* reply, StreamListener& listener) : reply_(reply), listener_(&listener) {
  reply_->setParent(this);
  connect(reply_, &QNetworkReply::metaDataChanged, this, &ChangeStream::headersCame);
  connect(reply_, &QNetworkReply::readyRead, this, &ChangeStream::bytesCame);
  connect(reply_, &QNetworkReply::finished, this, &ChangeStream::finished);
  turn_.setSingleShot(true);
  connect(&turn_, &QTimer::timeout, this, &ChangeStream::tellChanges);
}

void ChangeStream::headersCame() {
  const auto type = reply_->header(QNetworkRequest::ContentTypeHeader).toString();
  if (opened_ || listener_ == nullptr) return;
  if (reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != 200) return;
  if (!type.startsWith(QLatin1String("text/event-stream"))) return;  // a proxy's page: finished() says so
  opened_ = true;
  listener_->streamOpened();
}

void ChangeStream::bytesCame() {
  if (!opened_ || listener_ == nullptr) return;
  const auto bytes = reply_->readAll();
  // Any call of the listener may end this stream; the guard and listener_ are looked at after each.
  const auto fed = parser_.feed(viewOf(bytes), [this](const wire::SseEvent& one) {
    if (listener_ != nullptr) event(one);
  });
  if (!fed) {
    tellChanges();
    return close(fed.error());
  }
  if (changes_.size() >= kMostAtOnce) return tellChanges();
  if (!changes_.empty() && !turn_.isActive()) turn_.start(0);
}

/// What a region says wrongly is as bad as what is no JSON at all.
void ChangeStream::unreadable(const Error& why) {
  close({Errc::malformed, why.field, why.detail});
}

void ChangeStream::event(const wire::SseEvent& event) {
  const bool isChange = event.type == "change";
  if (!isChange) tellChanges();  // what came before a heartbeat is told before it
  if (listener_ == nullptr) return;
  if (event.type == "reset") return listener_->resetCame();
  if (event.type == "stopping") return close({Errc::unavailable, {}, "the region stops"});  // sooner than its silence
  if (!isChange && event.type != "heartbeat" && event.type != "topology") return;           // of a newer region
  const auto value = wire::parseJson(event.data);
  if (!value) return unreadable(value.error());
  if (isChange) {
    auto change = wire::changeFrom(*value);
    if (!change) return unreadable(change.error());
    changes_.push_back(*std::move(change));
  } else if (event.type == "heartbeat") {
    const auto beat = wire::heartbeatFrom(*value);
    if (!beat) return unreadable(beat.error());
    listener_->heartbeatCame(*beat);
  } else {
    const auto topology = wire::topologyFrom(*value);
    if (!topology) return unreadable(topology.error());
    listener_->topologyCame(*topology);
  }
}

void ChangeStream::tellChanges() {
  if (changes_.empty() || listener_ == nullptr) return;
  listener_->changesCame(std::exchange(changes_, {}));
}

void ChangeStream::finished() {
  if (listener_ == nullptr) return;
  bytesCame();
  tellChanges();
  if (listener_ == nullptr) return;
  if (opened_) return close({Errc::unavailable, {}, "the stream ended"});
  const auto body = reply_->readAll();
  if (isSuccess(*reply_)) return close({Errc::unavailable, "type", "not an event stream"});
  close(errorOf(*reply_, body, false));
}

void ChangeStream::close(const Error& why) {
  auto* listener = std::exchange(listener_, nullptr);
  if (listener == nullptr) return;
  deleteLater();  // and the reply with it, which hangs up
  listener->streamClosed(why);
}

void ChangeStream::end() {
  if (std::exchange(listener_, nullptr) == nullptr) return;
  deleteLater();  // and the reply with it, which hangs up
}

}  // namespace rebate::link
