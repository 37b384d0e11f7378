// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "cache/sql_cache_reader.h"
#include "console/data.h"
#include "fake_workspace/fake_workspace.h"
#include "tables/reader_thread.h"
#include "ui/delegates/cell_delegates.h"
#include "ui/rebates/rebate_dress.h"
#include "ui/rebates/window_view.h"

class QTableView;

namespace rebate::bench {

/// The rebates' table over an encrypted file, as the window has it.
class TableStage {
 public:
  explicit TableStage(const std::string& path, int pageCacheKiB = 32 * 1024);
  bool settled() const { return !view.waiting() && model.settled(); }
  void settle();  ///< until the rank index is built

  Look look;
  FakeClock clock;
  ReaderThread desk;
  RebateTableModel model;
  WindowView view;
  RebateDress dress;
};

/// Delegates and columns of the rebates' page.
void dressLikeThePage(QTableView& view, const Look& look);
/// Runs events until it holds; gives up after two minutes.
void waitUntil(const std::function<bool()>& holds);

/// A working day's facts, and the rows of a real encrypted file.
class FileWorkspace : public FakeWorkspace {
 public:
  explicit FileWorkspace(const std::string& path);
  CacheReader* cache() override { return &reader_; }
  CacheDesk* desk() override { return &desk_; }

 private:
  cache::SqlCacheReader reader_;
  ReaderThread desk_;
};

}  // namespace rebate::bench
