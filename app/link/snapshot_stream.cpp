// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/snapshot_stream.h"

#include <QPointer>
#include <utility>

#include "link/problems.h"
#include "link/replies.h"
#include "wire/rebate_json.h"
#include "wire/region_json.h"
#include "wire/withdrawal_json.h"

namespace rebate::link {
namespace {

constexpr qsizetype kLongestLine = 1 << 20;

}  // namespace

Subscription SnapshotStream::open(QNetworkAccessManager& network, const QNetworkRequest& request,
                                  SnapshotListener& listener) {
  auto* stream = new SnapshotStream(network.get(request), listener);
  return Subscription([guard = QPointer<SnapshotStream>(stream)] {
    if (guard != nullptr) guard->end();
  });
}

SnapshotStream::SnapshotStream(QNetworkReply* reply, SnapshotListener& listener) : reply_(reply), listener_(&listener) {
  reply_->setParent(this);
  connect(reply_, &QNetworkReply::readyRead, this, &SnapshotStream::bytesCame);
  connect(reply_, &QNetworkReply::finished, this, &SnapshotStream::finished);
}

void SnapshotStream::bytesCame() {
  if (listener_ == nullptr || reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != 200) return;
  pending_ += reply_->readAll();
  qsizetype from = 0;
  for (qsizetype at = pending_.indexOf('\n'); at >= 0; at = pending_.indexOf('\n', from)) {
    const auto text = viewOf(pending_).substr(static_cast<std::size_t>(from), static_cast<std::size_t>(at - from));
    from = at + 1;
    if (text.empty()) continue;
    if (const auto read = line(text); !read) return fail({Errc::malformed, read.error().field, read.error().detail});
    if (listener_ == nullptr) return;
  }
  pending_.remove(0, from);
  if (pending_.size() > kLongestLine) return fail({Errc::malformed, "line", "too long"});
  if (!users_.empty() || !rebates_.empty())
    listener_->rowsCame(std::exchange(users_, {}), std::exchange(rebates_, {}));
  // Rows that could not be stored end the subscription, and with it the listener.
  if (listener_ != nullptr && !withdrawals_.empty()) listener_->withdrawalsCame(std::exchange(withdrawals_, {}));
}

Outcome SnapshotStream::line(std::string_view text) {
  const auto value = wire::parseJson(text);
  if (!value) return value.error();
  const auto* object = value->if_object();
  if (object == nullptr || object->size() != 1 || ended_) return Error{Errc::malformed, "line", "unexpected"};
  const auto& [kind, body] = *object->begin();
  if ((kind == "begin") == begun_) return Error{Errc::malformed, "begin", "missing or twice"};
  if (kind == "user") {
    auto user = wire::userFrom(body);
    if (!user) return user.error();
    users_.push_back(*std::move(user));
  } else if (kind == "rebate") {
    auto rebate = wire::rebateFrom(body);
    if (!rebate) return rebate.error();
    rebates_.push_back(*std::move(rebate));
  } else if (kind == "withdrawal") {
    auto withdrawal = wire::withdrawalFrom(body);
    if (!withdrawal) return withdrawal.error();
    withdrawals_.push_back(*std::move(withdrawal));
  } else if (kind == "begin" || kind == "end") {
    const auto cursor = wire::cursorFrom(body);
    if (!cursor) return cursor.error();
    if (kind == "end")
      ended_ = *cursor;
    else
      listener_->snapshotBegan(*cursor, wire::integerOr(body.as_object(), "rows"));
    begun_ = true;
  }
  return Done{};
}

void SnapshotStream::finished() {
  bytesCame();
  if (listener_ == nullptr) return;
  if (!isSuccess(*reply_)) return fail(errorOf(*reply_, reply_->readAll(), false));
  if (!ended_) return fail({Errc::unavailable, "end", "the snapshot was cut off"});
  auto* listener = std::exchange(listener_, nullptr);
  deleteLater();
  listener->snapshotEnded(*ended_);
}

void SnapshotStream::fail(const Error& why) {
  auto* listener = std::exchange(listener_, nullptr);
  if (listener == nullptr) return;
  deleteLater();  // and the reply with it, which hangs up
  listener->snapshotFailed(why);
}

void SnapshotStream::end() {
  if (std::exchange(listener_, nullptr) == nullptr) return;
  deleteLater();  // and the reply with it, which hangs up
}

}  // namespace rebate::link
