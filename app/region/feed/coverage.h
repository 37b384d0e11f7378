// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/order.h"
#include "region/feed/puller.h"
#include "region/ledger/writing.h"

namespace rebate::region {

/// A query of a platform; cursors and windows are kept by it.
struct FeedQuery {
  Platform platform = Platform::taobao;
  int type = 0;
};
FeedQuery queryOf(const FeedAdapter& adapter);
FeedQuery queryOf(Platform platform);  ///< its main one

struct StoredWindow {
  Millis start = 0;
  Millis end = 0;
  Millis readAt = 0;
  std::int64_t rows = 0;
  std::int64_t rejected = 0;
  bool reread = false;
  bool operator==(const StoredWindow&) const = default;
};

struct Hole {
  Millis from = 0;
  Millis to = 0;
  bool operator==(const Hole&) const = default;
};

struct StoredReread {
  std::int64_t id = 0;
  Millis from = 0;
  Millis to = 0;
  Millis next = 0;
  std::string wantedBy;
  Millis wantedAt = 0;
};

/// What is known of how completely a feed was read.
struct Coverage {
  FeedQuery query;
  Millis since = 0;      ///< start of the first window
  Millis readUntil = 0;  ///< the cursor
  std::vector<Hole> holes;
  std::vector<StoredWindow> windows;  ///< the newest ones, newest first
  std::vector<StoredReread> rereads;  ///< that are not done
};

Millis feedCursor(SqlSession& sql, const FeedQuery& query);  ///< 0: none yet
void storeFeedCursor(Writing& writing, const FeedQuery& query, Millis readUntil);

/// Notes a window that was read, and of a reread how far it has come.
void recordWindow(Writing& writing, const FeedQuery& query, const WindowRead& window);

/// Every query that has windows, a cursor or rereads. All holes since the first window; `most` windows of each.
std::vector<Coverage> coverage(SqlSession& sql, int most);

/// Notes a wish, audited; the one that waits already when it is the same. Its id.
std::int64_t wantReread(Writing& writing, const FeedQuery& query, Millis from, Millis to, const std::string& who);
/// The oldest wish that is not done.
std::optional<Reread> nextReread(SqlSession& sql, const FeedQuery& query);

}  // namespace rebate::region
