// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/config/engines_config.h"

#include <boost/url.hpp>

#include "region/config/table_reader.h"

namespace rebate::region {
namespace {

void readAddress(TableReader& in, const char* key, std::string& target) {
  in.text(key, target);
  if (target.empty()) return;
  const auto parsed = boost::urls::parse_uri(target);
  if (parsed.has_error() || (parsed->scheme() != "http" && parsed->scheme() != "https") || parsed->host().empty())
    in.fail(key, "give it an address that begins with http:// or https://");
}

}  // namespace

void readRabbit(TableReader& in, RabbitConfig& rabbit) {
  in.text("host", rabbit.host);
  in.number("port", rabbit.port, 1, 65'535);
  in.text("user", rabbit.user);
  in.text("password_file", rabbit.passwordFile);
  in.text("vhost", rabbit.vhost);
  readAddress(in, "management", rabbit.management);
  in.finish();
  if (rabbit.used() && rabbit.passwordFile.empty()) in.fail("password_file", "is missing; give it a file of mode 0600");
}

void readRedis(TableReader& in, RedisConfig& redis) {
  in.text("host", redis.host);
  in.number("port", redis.port, 1, 65'535);
  in.number("deadline_ms", redis.deadline, 1, 1'000);
  in.number("ttl_ms", redis.ttl, 100, 3'600'000);
  in.finish();
}

void readHaproxy(TableReader& in, HaproxyConfig& haproxy) {
  readAddress(in, "stats", haproxy.stats);
  in.text("backend", haproxy.backend);
  in.number("drain_ms", haproxy.drain, 0, 60'000);
  in.finish();
}

void readMonitoring(TableReader& in, Monitoring& monitoring) {
  for (const auto& [key, url] :
       {std::pair{"prometheus", &monitoring.prometheus}, std::pair{"alertmanager", &monitoring.alertmanager}}) {
    readAddress(in, key, *url);
    while (url->ends_with('/')) url->pop_back();
  }
  in.finish();
}

}  // namespace rebate::region
