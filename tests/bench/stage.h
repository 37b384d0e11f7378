// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <string>

#include "region/storage/store.h"
#include "region/storage/writer.h"

namespace rebate::bench {

/// A store made once and copied for each run, so that every run begins with the same bytes.
class Stage {
 public:
  /// `prepare` fills the store that is copied.
  explicit Stage(const std::function<void(region::SqlSession&)>& prepare);
  /// A connection to a fresh copy, which is this until the next one is asked for.
  std::unique_ptr<region::SqliteSession> fresh();
  std::string path() const;
  /// The copy as it stands, kept; its connections are closed.
  std::string keep();
  std::string folder() const { return folder_.path().toStdString(); }

 private:
  std::string original() const;
  QTemporaryDir folder_;
  int copies_ = 0;
};

std::unique_ptr<region::SqliteSession> openOrGiveUp(const std::string& path);

/// The lease as a leading region's keeper looks at it, once in every transaction.
class LeaseFence : public region::Fence {
 public:
  Result<std::int64_t> enter(region::SqlSession& sql) override;
  Outcome leave(region::SqlSession&) override { return Done{}; }
  bool mayTry() const override { return true; }
};

/// What a writing job does, done and committed at once.
void writeNow(region::SqlSession& sql, const std::function<void(region::Writing&)>& job);

}  // namespace rebate::bench
