// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/config/config.h"

#include <boost/url.hpp>

#include <algorithm>
#include <charconv>

#include "region/config/table_reader.h"
#include "region/feed/adapter.h"

namespace rebate::region {
namespace {

class ConfigReader {
 public:
  explicit ConfigReader(const toml::table& root) : root_(root), top_(&root, "", fault_) {}

  Result<Config> read() {
    region();
    storage();
    patroni();
    peers();
    feeds();
    lease();
    limits();
    tls();
    ledger();
    payout();
    engines();
    top_.finish();
    if (fault_) return *fault_;
    return config_;
  }

 private:
  TableReader table(const char* key) {
    const auto* node = top_.node(key);
    if (node && !node->is_table()) top_.fail(key, std::string("write it as a table: [") + key + "]");
    return {node ? node->as_table() : nullptr, key, fault_};
  }

  void region() {
    if (!root_.contains("region")) top_.fail("region", "is missing; begin with [region]");
    auto in = table("region");
    std::string listen = "127.0.0.1:0";
    in.text("name", config_.region, true);
    in.text("city", config_.city);
    in.text("listen", listen);
    std::string store;
    in.text("store", store);
    if (!store.empty()) config_.store = StoreAddress(store);
    in.finish();
    readListen(in, listen);
  }

  void storage() {
    const bool file = !config_.store.file.empty();
    if (!root_.contains("storage")) {
      if (!file) top_.fail("region.store", "is missing; name a file, or begin with [storage]");
      return;
    }
    auto in = table("storage");
    std::string driver;
    PostgresAddress address;
    in.text("driver", driver, true);
    in.text("write", address.write, true);
    in.text("read", address.read);
    in.text("password_file", config_.storePasswordFile);
    in.text("key_file", config_.store.keyFile, true);
    in.number("staleness_limit", address.stalenessLimit, 100, 3'600'000);
    in.finish();
    if (driver != "postgresql") in.fail("driver", "give it \"postgresql\"; a file is named by region.store");
    if (file) in.fail("driver", "either region.store or [storage]");
    for (const auto* setting : {&address.write, &address.read})
      if (setting->find("password") != std::string::npos) in.fail("password_file", "a password stands in no setting");
    if (address.read.empty()) address.read = address.write;
    config_.store.postgres = std::move(address);
  }

  void patroni() {
    auto in = table("patroni");
    in.number("poll", config_.patroni.poll, 50, 60'000);
    const auto* node = in.node("members");
    if (node && !node->is_array_of_tables()) in.fail("members", "write each as a table: [[patroni.members]]");
    if (node && node->is_array_of_tables())
      for (const auto& item : *node->as_array()) {
        TableReader each(item.as_table(), "patroni.members", fault_);
        PatroniMember member;
        each.text("region", member.region, true);
        each.text("url", member.url, true);
        each.finish();
        if (!fault_) checkUrl(each, "url", member.url);
        config_.patroni.members.push_back(std::move(member));
      }
    in.finish();
    if (config_.patroni.members.empty()) return;
    if (!config_.store.postgres) in.fail("members", "Patroni leads a PostgreSQL: [storage] is missing");
    const auto ours = [this](const PatroniMember& member) { return member.region == config_.region; };
    if (std::none_of(config_.patroni.members.begin(), config_.patroni.members.end(), ours))
      in.fail("members", "this region's own member is missing");
  }

  void readListen(TableReader& in, const std::string& listen) {
    const auto colon = listen.rfind(':');
    const auto port = colon == std::string::npos ? std::string{} : listen.substr(colon + 1);
    unsigned number = 65'536;
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), number);
    if (port.empty() || error != std::errc{} || end != port.data() + port.size() || number > 65'535)
      return in.fail("listen", "give it an address and a port, such as \"127.0.0.1:8101\"");
    config_.address = listen.substr(0, colon);
    config_.port = static_cast<std::uint16_t>(number);
  }

  void checkUrl(TableReader& in, const char* key, const std::string& url) {
    const auto parsed = boost::urls::parse_uri(url);
    if (parsed.has_error() || (parsed->scheme() != "http" && parsed->scheme() != "https") || parsed->host().empty())
      in.fail(key, "give it an address that begins with http:// or https://");
  }

  void peers() {
    const auto* node = top_.node("peers");
    if (!node) return;
    if (!node->is_array_of_tables()) return top_.fail("peers", "write each as a table: [[peers]]");
    for (const auto& item : *node->as_array()) {
      TableReader in(item.as_table(), "peers", fault_);
      PeerConfig peer;
      in.text("name", peer.name, true);
      in.text("url", peer.url, true);
      in.finish();
      if (!fault_) checkUrl(in, "url", peer.url);
      config_.peers.push_back(std::move(peer));
    }
  }

  /// [feed] is Taobao's, from when there was no other; [[feeds]] name their platform.
  void feeds() {
    if (const auto* one = top_.node("feed")) {
      if (!one->is_table()) return top_.fail("feed", "write it as a table: [feed]");
      TableReader in(one->as_table(), "feed", fault_);
      feed(in, "feed", FeedConfig{});
    }
    const auto* node = top_.node("feeds");
    if (!node) return;
    if (!node->is_array_of_tables()) return top_.fail("feeds", "write each as a table: [[feeds]]");
    for (const auto& item : *node->as_array()) {
      TableReader in(item.as_table(), "feeds", fault_);
      std::string platform;
      in.text("platform", platform, true);
      const auto known = platformFrom(platform);
      if (!known) in.fail("platform", "give it \"taobao\", \"jd\" or \"pdd\"");
      FeedConfig feed;
      feed.platform = known.value_or(Platform::taobao);
      for (const auto& other : config_.feeds)
        if (other.platform == feed.platform) in.fail("platform", "there is a feed of this platform already");
      this->feed(in, "feeds", std::move(feed));
    }
  }

  void feed(TableReader& in, const char* path, FeedConfig feed) {
    const auto widest = adapterOf(feed.platform).traits().window / 1'000;
    std::int64_t window = widest, history = feed.history / 1'000;
    in.text("url", feed.url);
    in.boolean("enabled", feed.enabled);
    in.boolean("details", feed.details);
    in.boolean("bill_required", feed.billRequired);
    in.text("secret_file", feed.secretFile);
    in.number("poll_ms", feed.pollEvery, 50, 3'600'000);
    in.number("window_s", window, 60, widest);
    in.number("history_s", history, 0, 90LL * 24 * 60 * 60);
    feed.window = window * 1'000;
    feed.history = history * 1'000;
    parameters(in, path, feed);
    in.finish();
    if (!feed.url.empty() && !fault_) checkUrl(in, "url", feed.url);
    config_.feeds.push_back(std::move(feed));
  }

  void parameters(TableReader& in, const std::string& path, FeedConfig& feed) {
    const auto* node = in.node("parameters");
    if (!node) return;
    if (!node->is_table()) return in.fail("parameters", "write it as a table: [" + path + ".parameters]");
    for (const auto& [key, value] : *node->as_table()) {
      const auto text = value.value_exact<std::string>();
      if (!text) return in.fail("parameters." + std::string(key.str()), "give it a text in quotes");
      feed.parameters.emplace(key.str(), *text);
    }
  }

  void lease() {
    auto in = table("lease");
    in.number("ttl_ms", config_.leaseTtl, 200, 600'000);
    in.number("renew_ms", config_.leaseRenew, 20, 200'000);
    in.finish();
    // Two renewals may be missed before the lease is lost.
    if (config_.leaseRenew * 2 > config_.leaseTtl) in.fail("renew_ms", "make it at most half of lease.ttl_ms");
  }

  void limits() {
    auto in = table("limits");
    auto& limits = config_.limits;
    in.number("body_bytes", limits.bodyBytes, 1'024, 64 << 20);
    in.number("header_bytes", limits.headerBytes, 1'024, 1 << 20);
    in.number("header_ms", limits.header, 50, 600'000);
    in.number("body_ms", limits.body, 50, 600'000);
    in.number("connections", limits.connections, 1, 100'000);
    in.number("connections_per_address", limits.connectionsPerAddress, 1, 100'000);
    in.number("requests_per_s", limits.requestsPerSecond, 1, 1'000'000);
    in.number("stream_buffer_bytes", limits.streamBufferBytes, 16'384, 1 << 30);
    in.number("streams_per_operator", limits.streamsPerOperator, 1, 100'000);
    in.number("decisions_per_request", limits.decisionsPerRequest, 1, 500);
    in.number("json_depth", limits.jsonDepth, 4, 32);
    in.finish();
  }

  void ledger() {
    auto in = table("ledger");
    in.number("check_every_ms", config_.ledger.checkEvery, 100);
    in.number("release_every_ms", config_.ledger.releaseEvery, 100);
    in.finish();
  }

  void tls() {
    auto in = table("tls");
    auto& tls = config_.tls;
    in.text("certificate", tls.certificate);
    in.text("key", tls.key);
    in.text("ca", tls.ca);
    in.finish();
    if (tls.certificate.empty() != tls.key.empty()) in.fail("key", "give certificate and key together");
  }

  void payout() {
    auto in = table("payout");
    auto& payout = config_.payout;
    std::int64_t valid = payout.valid / 1'000, recheck = payout.recheck / 1'000;
    in.text("url", payout.url);
    in.text("secret_file", payout.secretFile);
    in.number("timeout_ms", payout.timeout, 50, 120'000);
    in.number("valid_s", valid, 1, 86'400);
    in.number("query_ms", payout.queryFirst, 10, 300'000);
    in.number("recheck_s", recheck, 1, 30LL * 86'400);
    in.number("lanes", payout.lanes, 1, 64);
    in.finish();
    payout.valid = valid * 1'000;
    payout.recheck = recheck * 1'000;
    if (payout.url.empty()) return;
    checkUrl(in, "url", payout.url);
    if (payout.secretFile.empty()) in.fail("secret_file", "is missing; the provider pays nobody who does not sign");
    // Else what is sent could run out while its answer is still waited for.
    if (payout.valid <= payout.timeout) in.fail("valid_s", "make it longer than payout.timeout_ms");
  }

  void engines() {
    auto rabbit = table("rabbitmq");
    readRabbit(rabbit, config_.engines.rabbit);
    auto redis = table("redis");
    readRedis(redis, config_.engines.redis);
    auto haproxy = table("haproxy");
    readHaproxy(haproxy, config_.engines.haproxy);
    auto monitoring = table("monitoring");
    readMonitoring(monitoring, config_.monitoring);
  }

  const toml::table& root_;
  std::optional<Error> fault_;
  TableReader top_;
  Config config_;
};

}  // namespace

Result<Config> parseConfig(std::string_view text) {
  try {
    const auto root = toml::parse(text);
    return ConfigReader(root).read();
  } catch (const toml::parse_error& error) {
    return Error{Errc::malformed, "line " + std::to_string(error.source().begin.line),
                 std::string(error.description())};
  }
}

}  // namespace rebate::region
