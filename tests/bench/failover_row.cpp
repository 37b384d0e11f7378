// SPDX-License-Identifier: GPL-3.0-or-later
// The leader is killed while somebody writes: from the kill to the next write that a region has committed.
#include <QElapsedTimer>

#include <csignal>

#include "bench.h"
#include "region/region_cluster.h"

namespace rebate::bench {
namespace {

using fixtures::HttpClient;
using fixtures::RegionCluster;
constexpr int kTtl = 2'000, kRenew = 400;  // the defaults

/// About a rebate that is not there: the refusal is kept under the decision's id for ever, a committed write like any
/// other.
bool writes(HttpClient client) {
  const QJsonObject nowhere{{QStringLiteral("id"), QStringLiteral("none")},
                            {QStringLiteral("version"), 1},
                            {QStringLiteral("content_hash"), QStringLiteral("0")},
                            {QStringLiteral("user_fen"), 1}};
  return client.post("/v1/decisions", fixtures::approvalOf(nowhere)).problem() == "not-found";
}

double outage(RegionCluster& cluster) {
  const int old = cluster.waitForLeader();
  if (old < 0) giveUp("nobody leads");
  // At any moment between two renewals.
  QElapsedTimer writing;
  writing.start();
  const auto until = kRenew + std::rand() % kRenew;
  while (writing.elapsed() < until)
    if (!writes(cluster.client(old))) giveUp("the leader does not write");
  cluster.signal(old, SIGKILL);
  const Stopwatch watch;
  bool written = false;
  while (!written) {
    if (watch.seconds() > 30) giveUp("nobody took over");
    for (int i = 0; i < 3 && !written; ++i) written = i != old && writes(cluster.client(i));
  }
  const auto seconds = watch.seconds();
  cluster.start(old);
  return seconds * 1'000;
}

}  // namespace

void failoverRow(const Options& options) {
  RegionCluster cluster;
  cluster.addOperator(QStringLiteral("chen.jing"), QStringLiteral("finance"));
  cluster.setSettings({kTtl, kRenew, "[limits]\nrequests_per_s = 100000\n"});
  for (int i = 0; i < 3; ++i) cluster.start(i);
  cluster.signIn();
  print(compare(
      {"embedded failover: write outage", "lease ttl + renewal", "ms", 0, 1.1}, options,
      [&cluster] { return outage(cluster); }, [] { return kTtl + kRenew; }));
}

}  // namespace rebate::bench
