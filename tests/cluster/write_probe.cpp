// SPDX-License-Identifier: GPL-3.0-or-later
#include "write_probe.h"

#include <QDateTime>
#include <QThread>

#include "wire/uuid.h"

namespace rebate::cluster {
namespace {

constexpr int kBetweenMs = 20;
// A region that is stopped answers nobody: so much of the measure is the probe's own. One that is busy gets more.
constexpr int kPatienceMs = 300, kMostPatienceMs = 4'800;

}  // namespace

WriteProbe::WriteProbe(const acceptance::Addresses& addresses, const QByteArray& token, const QByteArray& user)
    : addresses_(addresses), token_(token), user_(user) {
  patience_ = kPatienceMs;
  clock_.start();
  answers_.push_back(0);
  thread_ = std::thread([this] { work(); });
}

WriteProbe::~WriteProbe() {
  finish();
}

void WriteProbe::finish() {
  ended_ = true;
  if (thread_.joinable()) thread_.join();
}

void WriteProbe::work() {
  int region = 0;
  while (!ended_) {
    const auto id = QByteArray::fromStdString(wire::uuid7(QDateTime::currentMSecsSinceEpoch()));
    bool done = false;
    while (!done && !ended_) {
      done = send(addresses_.client(region), id);
      if (!done) region = (region + 1) % 3;
      QThread::msleep(kBetweenMs);  // the pace, not a wait for anything
    }
  }
}

bool WriteProbe::send(fixtures::HttpClient client, const QByteArray& id) {
  client.setToken(token_);
  client.setPatience(patience_);
  const auto reply = client.post(
      "/v1/users/" + user_ + "/notes",
      {{QStringLiteral("id"), QString::fromLatin1(id)}, {QStringLiteral("text"), QStringLiteral("a probe")}});
  patience_ = reply.status == 0 ? std::min(2 * patience_, kMostPatienceMs) : kPatienceMs;
  if (reply.status != 201) return false;
  const std::lock_guard lock(mutex_);
  answers_.push_back(clock_.elapsed());
  acknowledged_.push_back(id);
  return true;
}

qint64 WriteProbe::outage(qint64 since) const {
  const std::lock_guard lock(mutex_);
  qint64 longest = clock_.elapsed() - answers_.back();
  for (size_t i = 1; i < answers_.size(); ++i)
    if (answers_[i] >= since) longest = std::max(longest, answers_[i] - answers_[i - 1]);
  return longest;
}

qint64 WriteProbe::lastAnswer() const {
  const std::lock_guard lock(mutex_);
  return answers_.back();
}

std::vector<QByteArray> WriteProbe::acknowledged() const {
  const std::lock_guard lock(mutex_);
  return acknowledged_;
}

}  // namespace rebate::cluster
