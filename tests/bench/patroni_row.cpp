// SPDX-License-Identifier: GPL-3.0-or-later
// The leading region of packaging/cluster is killed while somebody writes: for how long nothing can be written, beside
// the time that Patroni itself takes to have another leader.
#include <QTemporaryDir>
#include <QTest>

#include "../cluster/write_probe.h"
#include "bench.h"
#include "cluster/cluster_machine.h"
#include "import_feed.h"
#include "region/region_cluster.h"

namespace rebate::bench {
namespace {

using fixtures::ClusterMachine;
constexpr int kPatience = 120'000;
constexpr double kFirstCommit = 250;  // ms

class Cluster {
 public:
  Cluster() {
    for (int i = 0; i < 3; ++i) {
      addresses_.hosts[size_t(i)] = QHostAddress(ClusterMachine::host(ClusterMachine::regions()[i]));
      addresses_.ports[size_t(i)] = machine_.port(QStringLiteral("balancer"));
    }
    addresses_.patience = 2'000;
    said({QStringLiteral("up"), QStringLiteral("--no-feed"), QStringLiteral("--requests"), QStringLiteral("100000")});
    wait([this] { return machine_.isWhole(); });
    makeFeed(8, feed_.path());
    wait([this] { return imported(); });
    const auto token = signIn();
    probe_.emplace(addresses_, token, "u-10000");
  }
  ~Cluster() { probe_.reset(); }

  /// One failover: how long no write was answered, ms.
  double fail() {
    wait([this] { return machine_.isWhole(); });
    const auto old = machine_.leader();
    const auto before = probe_->now();
    said({QStringLiteral("kill"), old});
    wait([&] { return !machine_.leaderOtherThan(old).isEmpty(); });
    const auto promoted = probe_->now();
    promotion_ = static_cast<double>(promoted - before);
    wait([&] { return probe_->lastAnswer() > promoted; });
    firstCommit_ = static_cast<double>(probe_->lastAnswer() - promoted);
    const auto outage = static_cast<double>(probe_->outage(before));
    said({QStringLiteral("heal"), old});
    return outage;
  }
  double promotion() const { return promotion_; }
  double firstCommit() const { return firstCommit_; }

 private:
  static void wait(const std::function<bool()>& holds) {
    if (!QTest::qWaitFor(holds, kPatience)) giveUp("the cluster does not come to what was waited for");
  }
  void said(const QStringList& words) const {
    const auto done = machine_.run(words);
    if (done.status != 0) giveUp(done.err.toStdString());
  }
  bool imported() const {
    const auto config =
        machine_.folder() + u'/' + ClusterMachine::regions().first() + QStringLiteral("/instance-1.toml");
    return fixtures::runRegion({QStringLiteral("import"), QStringLiteral("--users"),
                                feed_.filePath(QStringLiteral("users.json")), feed_.path(), QStringLiteral("--config"),
                                config})
               .status == 0;
  }
  QByteArray signIn() const {
    const auto name = QStringLiteral("sun.yu");
    QByteArray token;
    wait([&] {
      for (int i = 0; i < 3 && token.isEmpty(); ++i)
        token = addresses_.client(i)
                    .post("/v1/session", {{QStringLiteral("name"), name},
                                          {QStringLiteral("password"), QString::fromUtf8(machine_.password(name))}})
                    .json()
                    .value(QStringLiteral("token"))
                    .toString()
                    .toUtf8();
      return !token.isEmpty();
    });
    return token;
  }

  ClusterMachine machine_;
  QTemporaryDir feed_;
  acceptance::Addresses addresses_{};
  std::optional<cluster::WriteProbe> probe_;
  double promotion_ = 0, firstCommit_ = 0;
};

}  // namespace

void patroniRow(const Options& options) {
  Cluster cluster;
  Line first{{"Patroni failover: first commit after the promotion", "250 ms", "ms", 0, 1}, {}, {}};
  print(compare(
      {"Patroni failover: write outage", "Patroni's own promotion", "ms", 0, 1.1}, options,
      [&] {
        const auto outage = cluster.fail();
        first.ours.push_back(cluster.firstCommit());
        first.reference.push_back(kFirstCommit);
        return outage;
      },
      [&] { return cluster.promotion(); }));
  print(first);
}

}  // namespace rebate::bench
