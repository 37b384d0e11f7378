// SPDX-License-Identifier: GPL-3.0-or-later
// What an instance more behind HAProxy does to the reads that a region answers. All of it shares the cores of this
// machine, so each instance is bounded to what its own limit admits, well below what the machine can: what then grows
// is the number of instances, and nothing else.
#include <atomic>
#include <thread>

#include "bench.h"
#include "engines/haproxy_server.h"
#include "region/region_cluster.h"

namespace rebate::bench {
namespace {

using fixtures::HaproxyServer;
using fixtures::HttpClient;
using fixtures::RegionCluster;

constexpr int kAdmitted = 60;  // requests a second, of each instance
constexpr int kClients = 4;

/// Reads that were answered, per second, for whoever asks without a pause.
double reads(const HttpClient& through, double seconds) {
  std::atomic<int> answered = 0;
  const Stopwatch watch;
  std::vector<std::thread> clients;
  for (int i = 0; i < kClients; ++i)
    clients.emplace_back([&, client = through]() mutable {
      while (watch.seconds() < seconds) {
        const auto status = client.get("/v1/users?limit=1").status;
        if (status == 200) ++answered;
        if (status != 200 && status != 429) giveUp("a read was answered with " + std::to_string(status));
      }
    });
  for (auto& client : clients) client.join();
  return answered / watch.seconds();
}

}  // namespace

void instancesRow(const Options& options) {
  RegionCluster cluster;
  if (cluster.import(fixtures::sampleFeed()).status != 0) giveUp("the sample feed cannot be imported");
  cluster.addOperator(QStringLiteral("wu.min"), QStringLiteral("admin"));
  cluster.setSettings({2'000, 400, "[limits]\nrequests_per_s = " + QByteArray::number(kAdmitted) + "\n"});
  for (int i = 0; i < 2; ++i) cluster.start(i);
  cluster.signIn(QStringLiteral("wu.min"));
  HaproxyServer one, two;
  one.start({cluster.client(0).port()});
  two.start({cluster.client(0).port(), cluster.client(1).port()});
  const auto measure = [&](const HaproxyServer& balancer) {
    HttpClient client(balancer.port());
    client.setToken(cluster.token());
    return reads(client, options.of(4, 1));
  };
  measure(two);  // what the limits let through at once is used up
  print(compare(
      {"reads behind HAProxy, two instances of 60 requests/s each", "one of them", "reads/s", 1.7, 0}, options,
      [&] { return measure(two); }, [&] { return measure(one); }));
  one.stop();
  two.stop();
}

}  // namespace rebate::bench
