// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/engine.h"

#include <QDir>

#include "cache/open.h"
#include "link/qt_clock.h"
#include "link/qt_metric_source.h"
#include "link/qt_region_link.h"
#include "session/session.h"
#include "vault/keychain_vault.h"

namespace rebate::console {
namespace {

/// Clock and vault outlive the session made of them.
struct Parts {
  explicit Parts(vault::VaultOptions options) : vault(std::move(options)) {}
  link::QtClock clock;
  vault::KeychainVault vault;
  std::unique_ptr<Session> session;
};

struct Files {
  explicit Files(const QString& folder)
      : cache(QDir(folder).filePath(QStringLiteral("cache.db")).toStdString()),
        outbox(QDir(folder).filePath(QStringLiteral("outbox.db")).toStdString()),
        keys(QDir(folder).filePath(QStringLiteral("keys")).toStdString()) {}
  std::string cache, outbox, keys;
};

vault::VaultOptions vaultOptions(const Options& options, const Files& files) {
  vault::VaultOptions result;
  // The folder belongs to the name: two folders never share a key, and a moved one asks for its own again.
  result.profile = options.profile.toStdString() + '@' + QDir(options.dataFolder).absolutePath().toStdString();
  result.account = qEnvironmentVariable("USER", QStringLiteral("user")).toStdString();
  result.keyFile = files.keys;
  result.databases = {files.cache, files.outbox};
  return result;
}

std::vector<RegionParts> regionParts(const QStringList& addresses) {
  std::vector<RegionParts> regions;
  for (const auto& address : addresses) {
    RegionParts region;
    region.address = address.toStdString();
    region.link = std::make_unique<link::QtRegionLink>(region.address);
    region.metrics = std::make_unique<link::QtMetricSource>(region.address);
    regions.push_back(std::move(region));
  }
  return regions;
}

}  // namespace

Engine buildEngine(const Options& options) {
  const Files files(options.dataFolder);
  auto parts = std::make_shared<Parts>(vaultOptions(options, files));
  SessionParts session;
  session.clock = &parts->clock;
  session.vault = &parts->vault;
  session.regions = regionParts(options.regions);
  session.openCache = [files](const Key& key) { return cache::openCache(files.cache, key); };
  session.openReader = [files](const Key& key) { return cache::openCacheReader(files.cache, key); };
  session.openKept = [files](const Key& key) { return cache::openOutbox(files.outbox, key); };
  session.setCacheAside = [files] { (void)cache::setAside(files.cache); };
  parts->session = std::make_unique<Session>(std::move(session));

  Engine engine;
  engine.session = std::shared_ptr<Workspace>(parts, parts->session.get());
  engine.start = [parts = parts.get()] { parts->session->start(); };
  engine.openReader = [parts = parts.get(), files]() -> std::unique_ptr<CacheReader> {
    const auto key = parts->vault.dataKey("cache");
    if (!key) return nullptr;
    auto reader = cache::openCacheReader(files.cache, *key);
    return reader ? *std::move(reader) : nullptr;
  };
  return engine;
}

}  // namespace rebate::console
