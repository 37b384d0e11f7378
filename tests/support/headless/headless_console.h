// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "headless/memory_vault.h"
#include "link/qt_clock.h"
#include "session/session.h"

namespace rebate::fixtures {

/// What outlives a console's restart besides its folder.
struct Desk {
  link::QtClock clock;
  std::shared_ptr<MemoryVault> vault = std::make_shared<MemoryVault>(clock);
};

/// A console without a window: the session over real links, and real encrypted files in a folder. Only the keychain
/// is in memory. Calls that wait run the event loop of the calling thread.
class HeadlessConsole : private WorkspaceListener {
 public:
  /// Hears every scrape of a region, as the books of the monitor do.
  using Scraped = std::function<void(const std::string& address, const Result<Samples>& samples)>;
  HeadlessConsole(Desk& desk, const std::string& folder, const std::vector<std::string>& addresses,
                  Scraped scraped = {});
  ~HeadlessConsole() override;

  Session& session() { return *session_; }
  const WorkspaceFacts& facts() const { return session_->facts(); }
  std::size_t rebatesChangedCount() const { return rebatesChanged_; }
  const std::vector<RatePoint>& rates() const { return rates_; }

  Outcome signIn(const std::string& name, const std::string& password, Millis patience = 20'000);
  Result<OutboxItem> decide(const Rebate& seen, Action action, const std::string& reason = {});
  std::vector<Rebate> rebates(const RebateQuery& query, int limit = 500);  ///< the first page; empty on failure
  std::vector<OutboxItem> outbox(int limit = 10'000);

  /// Runs the event loop until it holds, or for `patience` ms; whether it holds.
  static bool waitFor(const std::function<bool()>& holds, Millis patience = 20'000);

 private:
  void factsChanged() override {}
  void rebatesChanged(const std::vector<std::string>&) override { ++rebatesChanged_; }
  void outboxChanged() override {}
  void creditedRateCame(const RatePoint& point) override { rates_.push_back(point); }

  std::unique_ptr<Session> session_;
  Subscription listening_;
  std::size_t rebatesChanged_ = 0;
  std::vector<RatePoint> rates_;
};

}  // namespace rebate::fixtures
