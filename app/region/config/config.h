// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "domain/api_version.h"
#include "domain/money.h"
#include "domain/order.h"
#include "domain/region.h"
#include "domain/result.h"
#include "domain/time.h"
#include "region/config/engines_config.h"
#include "region/storage/store_address.h"

namespace rebate::region {

struct PeerConfig {
  std::string name;
  std::string url;  ///< "http://127.0.0.1:8102"
};

struct FeedConfig {
  Platform platform = Platform::taobao;
  std::string url;  ///< empty: no feed
  bool enabled = true;
  std::map<std::string, std::string> parameters;  ///< added to every call as they are (app key, session, …)
  std::string secretFile;                         ///< signs every call with what is in it; empty: calls are not signed
  std::string secret;                             ///< what was in it; never written anywhere
  bool details = true;        ///< refunds and punishments are pulled, too, where the platform tells them
  bool billRequired = false;  ///< settled lines wait for the month's bill; the same in every region
  Millis pollEvery = 5'000;
  Millis window = 0;                        ///< at most what the platform answers, which is the default
  Millis history = 24LL * 60 * 60 * 1'000;  ///< how far a new store looks back
  bool runs() const { return enabled && !url.empty(); }
};

/// Certificates are PEM files.
struct TlsConfig {
  std::string certificate;  ///< ours with its chain; empty: plain HTTP
  std::string key;
  std::string ca;  ///< who else vouches for peers and feeds, besides the system's authorities
};

struct LimitConfig {
  std::int64_t bodyBytes = 1 << 20;
  std::int64_t headerBytes = 16'384;
  Millis header = 5'000;  ///< a request's head must have come within
  Millis body = 10'000;   ///< and its body then within
  std::int64_t connections = 2'000;
  std::int64_t connectionsPerAddress = 1'000;
  std::int64_t requestsPerSecond = 500;  ///< of one operator, and of one address that is not signed in
  std::int64_t streamBufferBytes = 1 << 20;
  std::int64_t streamsPerOperator = 64;
  std::int64_t decisionsPerRequest = 500;
  std::int64_t jsonDepth = 32;
};

struct LedgerConfig {
  Millis checkEvery = 24LL * 60 * 60 * 1'000;  ///< the books against their rules
  Millis releaseEvery = 60'000;                ///< reserves whose day has come
};

/// Whom withdrawals are paid out through.
struct PayoutConfig {
  std::string url;         ///< empty: payouts wait
  std::string secretFile;  ///< signs every call with what is in it
  std::string secret;      ///< what was in it; never written anywhere
  Millis timeout = 10'000;
  Millis valid = 600'000;       ///< the provider refuses a payout that reaches it later than this
  Millis queryFirst = 1'000;    ///< before the first query of an unknown one; doubled up to five minutes
  Millis recheck = 86'400'000;  ///< between two queries of a paid one, for thirty days
  std::int64_t lanes = 4;       ///< calls at a time
};

/// Who leads is what Patroni says of the regions' database members.
struct PatroniMember {
  std::string region;
  std::string url;  ///< of its REST API
};
struct PatroniConfig {
  Millis poll = 500;
  std::vector<PatroniMember> members;  ///< empty: the lease in the store decides
};

struct Config {
  std::string api = textOf(kApiVersion);  ///< what it says it speaks; "": it says nothing
  std::string region;
  std::string city;
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  ///< 0: any free one
  StoreAddress store;
  std::string storePasswordFile;  ///< of PostgreSQL; what is in it goes into the address
  PatroniConfig patroni;
  std::vector<PeerConfig> peers;
  std::vector<FeedConfig> feeds;  ///< at most one of a platform
  Millis leaseTtl = 2'000;
  Millis leaseRenew = 400;
  LimitConfig limits;
  TlsConfig tls;
  LedgerConfig ledger;
  PayoutConfig payout;
  EnginesConfig engines;
  Monitoring monitoring;
};

/// resources/region.sample.toml shows every key. Every unknown key and every bad value is an error whose field
/// is the key ("lease.ttl_ms") and whose detail says what would be right.
Result<Config> parseConfig(std::string_view toml);

}  // namespace rebate::region
