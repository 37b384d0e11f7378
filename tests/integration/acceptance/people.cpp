// SPDX-License-Identifier: GPL-3.0-or-later
#include "people.h"

#include <QDateTime>
#include <QUrl>

#include <algorithm>
#include <random>

#include "wire/uuid.h"

namespace rebate::acceptance {
namespace {

// Who has that much before them looks no further: with a hundred thousand waiting, looking would be all they do.
constexpr size_t kDeskFull = 2'000;

unsigned lotOf(const QString& rebate) {
  return unsigned(qHash(rebate, size_t(1)));
}

/// A few are held or rejected, most are approved; the same whoever decides.
QString actionFor(const QString& rebate) {
  const auto lot = lotOf(rebate) / 8 % 100;
  return lot < 8 ? QStringLiteral("reject") : lot < 14 ? QStringLiteral("hold") : QStringLiteral("approve");
}

/// Every fourth is seen by both, the others are shared out; what one proposed is the other's.
bool isFor(size_t person, const QJsonObject& rebate, const std::array<QByteArray, 2>& names) {
  const auto proposer = rebate.value(QStringLiteral("proposed_by")).toString().toUtf8();
  if (proposer != "feed") return proposer != names[person];
  const auto lot = lotOf(rebate.value(QStringLiteral("id")).toString());
  return lot % 4 == 0 || (lot / 4) % 2 == person;
}

QJsonObject wishFor(const QJsonObject& rebate) {
  const auto id = rebate.value(QStringLiteral("id")).toString();
  return {{QStringLiteral("id"), QString::fromStdString(wire::uuid7(QDateTime::currentMSecsSinceEpoch()))},
          {QStringLiteral("action"), actionFor(id)},
          {QStringLiteral("rebate_id"), id},
          {QStringLiteral("version"), rebate.value(QStringLiteral("version"))},
          {QStringLiteral("content_hash"), rebate.value(QStringLiteral("content_hash"))},
          {QStringLiteral("epoch"), 1},
          {QStringLiteral("amount_fen"), rebate.value(QStringLiteral("user_fen"))},
          {QStringLiteral("reason"), QStringLiteral("looked at")}};
}

}  // namespace

People::People(const Addresses& addresses, const std::array<QByteArray, 2>& names,
               const std::array<QByteArray, 2>& tokens, int connections, size_t mostAtOnce)
    : addresses_(addresses), mostAtOnce_(mostAtOnce) {
  for (size_t i = 0; i < 2; ++i) {
    people_[i].name = names[i];
    people_[i].token = tokens[i];
    threads_.emplace_back([this, i] { look(i); });
  }
  for (int i = 0; i < connections; ++i) threads_.emplace_back([this, i] { work(size_t(i) % 2, unsigned(i)); });
}

People::~People() {
  ended_ = true;
  changed_.notify_all();
  for (auto& thread : threads_)
    if (thread.joinable()) thread.join();
}

bool People::isIdle() const {
  const std::lock_guard lock(mutex_);
  return busy_ == 0 && people_[0].desk.empty() && people_[1].desk.empty();
}

void People::finish() {
  last_ = true;
  for (auto& thread : threads_) thread.join();
  threads_.clear();
}

/// Puts what waits on the person's desk, again and again; ends when a look that began after the last order had come
/// finds nothing that was not seen, and everything seen was answered.
void People::look(size_t person) {
  while (!ended_) {
    const bool last = last_ && busy_ == 0;
    const int found = isBusy(person) ? -1 : lookOnce(person);
    std::unique_lock lock(mutex_);
    if (found == 0 && last && people_[0].desk.empty() && people_[1].desk.empty() && busy_ == 0) {
      // The other may have proposed something meanwhile; both must have nothing left.
      quiet_[person] = true;
      if (quiet_[0] && quiet_[1]) ended_ = true;
    } else {
      quiet_ = {false, false};
    }
    changed_.notify_all();
    changed_.wait_for(lock, std::chrono::milliseconds(200), [this] { return ended_.load(); });
  }
}

bool People::isBusy(size_t person) {
  const std::lock_guard lock(mutex_);
  return people_[person].desk.size() > kDeskFull / 2;
}

/// How many were put on the desk; -1: no region answered, or there is more than fits.
int People::lookOnce(size_t person) {
  const std::array<QByteArray, 2> names{people_[0].name, people_[1].name};
  int found = 0;
  QString after;
  do {
    auto client = addresses_.client(leader_);
    client.setToken(people_[person].token);
    const auto reply =
        client.get("/v1/rebates?state=awaiting_approval&limit=500&after=" + QUrl::toPercentEncoding(after));
    if (reply.status != 200) {
      leader_ = (leader_ + 1) % 3;
      return -1;
    }
    const auto page = reply.json();
    const std::lock_guard lock(mutex_);
    auto& own = people_[person];
    for (const auto& value : page.value(QStringLiteral("rebates")).toArray()) {
      const auto rebate = value.toObject();
      const auto seen = rebate.value(QStringLiteral("id")).toString() + u'#' +
                        QString::number(rebate.value(QStringLiteral("version")).toInteger());
      if (!isFor(person, rebate, names) || !own.seen.insert(seen).second) continue;
      own.desk.push_back(wishFor(rebate));
      ++found;
    }
    changed_.notify_all();
    after = page.value(QStringLiteral("next")).toString();
    if (!after.isEmpty() && own.desk.size() >= kDeskFull) return -1;
  } while (!after.isEmpty() && !ended_);
  return found;
}

QJsonArray People::take(size_t person, size_t most) {
  std::unique_lock lock(mutex_);
  auto& desk = people_[person].desk;
  changed_.wait(lock, [&] { return ended_ || !desk.empty(); });
  QJsonArray wishes;
  while (!desk.empty() && size_t(wishes.size()) < most) {
    wishes.append(desk.front());
    desk.pop_front();
  }
  if (!wishes.isEmpty()) ++busy_;
  return wishes;
}

void People::work(size_t person, unsigned seed) {
  std::mt19937 random(seed);
  while (true) {
    const auto wishes = take(person, 1 + random() % mostAtOnce_);
    if (wishes.isEmpty()) return;
    send(people_[person], wishes);
    --busy_;
  }
}

void People::send(Person& person, const QJsonArray& wishes) {
  for (int attempt = 0; !ended_; ++attempt) {
    const int leader = leader_;
    auto client = addresses_.client(leader);
    client.setToken(person.token);
    const auto reply = client.post("/v1/decisions", {{QStringLiteral("decisions"), wishes}});
    if (reply.status == 200) return note(wishes, reply.json().value(QStringLiteral("replies")).toArray());
    ++retries_;
    int expected = leader;
    leader_.compare_exchange_strong(expected, (leader + 1) % 3);
    std::unique_lock lock(mutex_);
    const auto pause = std::chrono::milliseconds(std::min(20 << std::min(attempt, 4), 250));  // as a console would
    changed_.wait_for(lock, pause, [this] { return ended_.load(); });
  }
}

void People::note(const QJsonArray& wishes, const QJsonArray& replies) {
  const std::lock_guard lock(mutex_);
  for (qsizetype i = 0; i < replies.size() && i < wishes.size(); ++i) {
    const auto wish = wishes[i].toObject();
    const auto reply = replies[i].toObject();
    const auto now = reply.value(QStringLiteral("now")).toObject();
    Answered answered;
    answered.id = wish.value(QStringLiteral("id")).toString();
    answered.rebate = wish.value(QStringLiteral("rebate_id")).toString();
    answered.action = wish.value(QStringLiteral("action")).toString();
    answered.amount = wish.value(QStringLiteral("amount_fen")).toInteger();
    answered.applied = reply.value(QStringLiteral("applied")).toBool();
    answered.proposalOnly = answered.applied && answered.action == QLatin1String("approve") &&
                            now.value(QStringLiteral("state")).toString() == QLatin1String("awaiting_approval");
    answered.seq = reply.value(QStringLiteral("seq")).toInteger();
    answers_.push_back(answered);
  }
  count_ = qsizetype(answers_.size());
}

}  // namespace rebate::acceptance
