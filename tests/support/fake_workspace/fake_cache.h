// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>

#include "ports/cache.h"
#include "ports/cache_desk.h"
#include "ports/clock.h"

namespace rebate {

/// A moment that stands still until a test moves it.
class FakeClock : public Clock {
 public:
  static constexpr Millis kStart = 1'781'232'260'000;  // 2026-06-12 10:44:20 +08:00
  Millis wall() const override { return now; }
  Millis monotonic() const override { return now - kStart; }
  Subscription after(Millis, std::function<void()>) override { return {}; }
  void pass(Millis span) { now += span; }

  Millis now = kStart;
};

/// The read side of the cache over a plain map: every answer is computed from all rows.
class FakeCache : public CacheReader {
 public:
  Result<std::vector<Rebate>> rebates(const RebateQuery& query, const std::optional<PageKey>& after,
                                      int limit) override;
  Result<std::vector<Rebate>> page(const PageRequest& request) override;
  Result<std::optional<Rebate>> rebate(const std::string& id) override;
  Result<CacheCounts> counts() override;
  Result<std::optional<std::int64_t>> countOf(const RebateQuery& query) override;
  Result<Anchors> anchors(const RebateQuery& query, const std::optional<PageKey>& after, int every, int limit) override;
  Result<std::int64_t> countBetween(const RebateQuery& query, const std::optional<PageKey>& after,
                                    const std::optional<PageKey>& through) override;
  Result<std::vector<DeciderPair>> deciderPairs() override;
  Outcome together(const std::function<Outcome()>& reads) override { return failure ? *failure : reads(); }
  Result<std::vector<User>> users(const std::string& text, int limit) override;
  Result<std::optional<User>> user(const std::string& id) override;
  Result<std::vector<Rebate>> rebatesOf(const std::string& userId, const std::optional<PageKey>& below,
                                        int limit) override;
  Result<UserFigures> figuresOf(const std::string& userId, Millis recentSince) override;
  Result<std::vector<WithdrawalRow>> withdrawals(const WithdrawalQuery& query, const std::optional<PageKey>& after,
                                                 int limit) override;
  Result<std::optional<WithdrawalRow>> withdrawal(const std::string& id) override;
  Result<std::vector<Withdrawal>> withdrawalsOf(const std::string& userId, const std::optional<PageKey>& below,
                                                int limit) override;
  Result<Settlement> settlement(Millis now) override;
  void interrupt() override {}

  std::vector<Rebate> allOf(const RebateQuery& query) const;  ///< without pages: what the table must come to

  std::map<std::string, Rebate> rows;
  std::map<std::string, User> people;
  std::map<std::string, Withdrawal> payments;  ///< withdrawals, by id
  std::int64_t userCount = 0;    ///< shown even where no people are given
  std::optional<Error> failure;  ///< every call answers this while set

 private:
  WithdrawalRow withUser(const Withdrawal& withdrawal) const;
  std::vector<const Rebate*> sorted(const RebateQuery& query) const;
};

/// Answers before the call returns, as a reader does that is quicker than anybody's patience.
class FakeDesk : public CacheDesk {
 public:
  explicit FakeDesk(CacheReader& reader) : reader_(reader) {}
  void ask(Read read, std::function<void()> done, Millis) override {
    read(reader_);
    done();
  }
  void interrupt() override {}

 private:
  CacheReader& reader_;
};

}  // namespace rebate
