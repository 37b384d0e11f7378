// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>

#include <array>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "oracle.h"
#include "region/http_client.h"

namespace rebate::acceptance {

/// Three regions as a client knows them.
struct Addresses {
  std::array<quint16, 3> ports;
  std::array<QHostAddress, 3> hosts{QHostAddress(QHostAddress::LocalHost), QHostAddress(QHostAddress::LocalHost),
                                    QHostAddress(QHostAddress::LocalHost)};
  int patience = 15'000;  ///< ms, before no answer is taken for an answer
  bool held = true;       ///< every answer, against the contract

  fixtures::HttpClient client(int region) const {
    fixtures::HttpClient made(ports[size_t(region)], hosts[size_t(region)]);
    made.setPatience(patience);
    if (!held) made.setUnheld();
    return made;
  }
};

/// Two people who decide whatever waits, over many connections at once. Each sends a decision until some region has
/// answered it, as a console would; now and then both decide the same.
class People {
 public:
  People(const Addresses& addresses, const std::array<QByteArray, 2>& names, const std::array<QByteArray, 2>& tokens,
         int connections, size_t mostAtOnce = 40);
  ~People();
  qsizetype answered() const { return count_; }
  bool isIdle() const;  ///< nothing on their desks, nothing on its way
  /// Nothing that waits is left to either of them, once no more orders come.
  void finish();
  std::vector<Answered> answers() const { return answers_; }
  qint64 retries() const { return retries_; }

 private:
  struct Person {
    QByteArray name, token;
    std::deque<QJsonObject> desk;  ///< decisions to make
    std::set<QString> seen;        ///< rebate and version
  };
  void look(size_t person);
  bool isBusy(size_t person);
  int lookOnce(size_t person);
  void work(size_t person, unsigned seed);
  QJsonArray take(size_t person, size_t most);
  void send(Person& person, const QJsonArray& wishes);
  void note(const QJsonArray& wishes, const QJsonArray& replies);

  const Addresses addresses_;
  const size_t mostAtOnce_;  ///< decisions in a request
  std::array<Person, 2> people_;
  std::atomic<int> leader_ = 0;
  std::atomic<qsizetype> count_ = 0;
  std::atomic<qint64> retries_ = 0;
  std::atomic<int> busy_ = 0;
  std::atomic<bool> last_ = false, ended_ = false;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::array<bool, 2> quiet_{};
  std::vector<Answered> answers_;
  std::vector<std::thread> threads_;
};

}  // namespace rebate::acceptance
