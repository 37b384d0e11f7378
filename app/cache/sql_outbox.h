// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ports/outbox.h"
#include "sqlite/database.h"

namespace rebate::cache {

enum class GapReason { skipped, lost };

class SqlOutbox : public Outbox {
 public:
  explicit SqlOutbox(std::shared_ptr<sqlite::Database> database) : database_(std::move(database)) {}

  Result<OutboxItem> add(Decision decision, const Rebate& seen, const AddedBy& by) override;
  Outcome update(const OutboxItem& item) override { return updateAll({item}); }
  Outcome updateAll(const std::vector<OutboxItem>& items) override;
  Result<std::vector<OutboxItem>> open() override;
  Result<std::vector<OutboxItem>> page(std::int64_t afterNumber, int limit) override;
  Result<std::vector<OutboxItem>> recent(int limit) override;
  Result<std::optional<OutboxItem>> find(const std::string& decisionId) override;
  Result<OutboxCounts> counts() override;
  Outcome skipNumbersTo(std::int64_t number) override;

  /// Rows as they were, numbers and states too, in one commit; numbers between them and up to `newest` become gaps.
  Outcome carryOver(std::vector<OutboxItem> items, std::int64_t newest);
  /// Every row's hash follows from its content and the row before, and no number is missing without a reason.
  /// Errc::corrupt names the first that is not so.
  Outcome verifyChain();

 private:
  Result<std::string> newestHash();
  Result<std::int64_t> newestNumber();
  Outcome insert(const OutboxItem& item);
  Outcome updateOne(const OutboxItem& item);
  Outcome addGap(std::int64_t first, std::int64_t last, GapReason why);
  Outcome setNewestNumber(std::int64_t number);

  std::shared_ptr<sqlite::Database> database_;
};

}  // namespace rebate::cache
