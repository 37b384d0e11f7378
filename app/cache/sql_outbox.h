// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ports/outbox.h"
#include "sqlite/database.h"

namespace rebate::cache {

/// Numbers that no row has: skipped because a region had seen them, or lost with a damaged file.
enum class GapReason { skipped, lost };
struct Gap {
  std::int64_t first = 0, last = 0;
  GapReason why = GapReason::lost;
};

class SqlOutbox : public Outbox {
 public:
  explicit SqlOutbox(std::shared_ptr<sqlite::Database> database) : database_(std::move(database)) {}

  Result<OutboxItem> add(Decision decision, const Rebate& seen, const AddedBy& by) override;
  Result<OutboxItem> add(Decision decision, const Command& command, const Facts& seen, const AddedBy& by) override;
  Result<std::vector<OutboxItem>> addAll(std::vector<NewDecision> decisions, const AddedBy& by) override;
  Outcome update(const OutboxItem& item) override { return updateAll({item}); }
  Outcome updateAll(const std::vector<OutboxItem>& items) override;
  Result<std::vector<OutboxItem>> open() override;
  Result<std::vector<OutboxItem>> page(std::int64_t afterNumber, int limit) override;
  Result<std::vector<OutboxItem>> recent(int limit) override;
  Result<std::optional<OutboxItem>> find(const std::string& decisionId) override;
  Result<OutboxCounts> counts() override;
  Outcome skipNumbersTo(std::int64_t number) override;

  /// Into an empty outbox, in one commit: rows as they were, numbers and states too, the numbers that none of them has,
  /// and the newest number that was given.
  Outcome carryOver(std::vector<OutboxItem> items, const std::vector<Gap>& gaps, std::int64_t newest);
  /// Every row's hash follows from its content and the row before, and no number is missing without a reason.
  /// Errc::corrupt names the first that is not so.
  Outcome verifyChain();

 private:
  Result<std::string> newestHash();
  Result<std::int64_t> newestNumber();
  Result<OutboxItem> addNew(OutboxItem item, const AddedBy& by);
  Result<std::vector<OutboxItem>> addAllNew(std::vector<OutboxItem> items, const AddedBy& by);  ///< in one commit
  Outcome insert(const OutboxItem& item);
  Outcome updateOne(const OutboxItem& item);
  Outcome addGap(const Gap& gap);
  Outcome setNewestNumber(std::int64_t number);

  std::shared_ptr<sqlite::Database> database_;
};

}  // namespace rebate::cache
