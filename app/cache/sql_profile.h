// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ports/profile.h"
#include "sqlite/database.h"

namespace rebate::cache {

/// In the outbox's encrypted file, which is never thrown away.
class SqlProfile : public Profile {
 public:
  explicit SqlProfile(std::shared_ptr<sqlite::Database> database) : database_(std::move(database)) {}

  Result<std::string> device() override;
  Result<std::optional<RememberedOperator>> remembered() override;
  Outcome remember(const RememberedOperator& person) override;
  Result<std::string> value(const std::string& name) override { return meta("value:" + name); }
  Outcome setValue(const std::string& name, const std::string& text) override { return setMeta("value:" + name, text); }
  Outcome setRaw(const std::string& key, const std::string& text) { return setMeta(key, text); }  ///< as it was stored

 private:
  Result<std::string> meta(std::string_view key);
  Outcome setMeta(std::string_view key, std::string_view value);

  std::shared_ptr<sqlite::Database> database_;
};

}  // namespace rebate::cache
