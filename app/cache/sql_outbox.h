// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ports/outbox.h"
#include "sqlite/database.h"

namespace rebate::cache {

class SqlOutbox : public Outbox {
 public:
  explicit SqlOutbox(std::shared_ptr<sqlite::Database> database) : database_(std::move(database)) {}

  Result<OutboxItem> add(Decision decision, const Rebate& seen, const std::string& person) override;
  Outcome update(const OutboxItem& item) override { return updateAll({item}); }
  Outcome updateAll(const std::vector<OutboxItem>& items) override;
  Result<std::vector<OutboxItem>> open() override;
  Result<std::vector<OutboxItem>> recent(int limit) override;
  Result<std::optional<OutboxItem>> find(const std::string& decisionId) override;
  Result<OutboxCounts> counts() override;

  /// Every row's hash follows from its content and the row before. Errc::corrupt names the first that does not.
  Outcome verifyChain();

 private:
  Result<std::string> newestHash();
  Result<std::int64_t> nextNumber();
  Outcome insert(const OutboxItem& item);
  Outcome updateOne(const OutboxItem& item);

  std::shared_ptr<sqlite::Database> database_;
};

}  // namespace rebate::cache
