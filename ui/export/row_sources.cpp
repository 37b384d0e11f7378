// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/row_sources.h"

#include <QPointer>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace rebate {
namespace {

/// Where the answer to one question is left for the thread that waits for it.
struct Slot {
  std::mutex guard;
  std::condition_variable changed;
  std::optional<PageOfRows> page;
  bool interrupted = false;

  void put(const PageOfRows& answer) {
    const std::lock_guard lock(guard);
    page = answer;
    changed.notify_all();
  }
};

/// Lives on the window's thread; shared with the exporter's, and let go of there.
struct Counter : QObject {
  Counter(QObject* owner, std::function<AskPage()> make) : alive(owner), begin(std::move(make)) {}
  QPointer<QObject> alive;
  std::function<AskPage()> begin;
};

class AskedRows final : public RowSource {
 public:
  explicit AskedRows(std::shared_ptr<Counter> counter) : counter_(std::move(counter)) {}

  Outcome read(const Take& take) override {
    const auto ask = std::make_shared<AskPage>();
    while (true) {
      const auto page = next(ask);
      if (!page) return page.error();
      if (page->empty()) return Done{};
      if (const auto taken = take(*page); !taken) return taken;
    }
  }

  void interrupt() override {
    const std::lock_guard lock(slot_->guard);
    slot_->interrupted = true;
    slot_->changed.notify_all();
  }

 private:
  PageOfRows next(const std::shared_ptr<AskPage>& ask) {
    QMetaObject::invokeMethod(counter_.get(), [counter = counter_, slot = slot_, ask] {
      if (!counter->alive) return slot->put(Error{Errc::cancelled, {}, "its page is gone"});
      if (!*ask) *ask = counter->begin();
      (*ask)([slot](const PageOfRows& page) { slot->put(page); });
    });
    std::unique_lock lock(slot_->guard);
    slot_->changed.wait(lock, [this] { return slot_->page || slot_->interrupted; });
    if (slot_->interrupted) return Error{Errc::cancelled, {}, {}};
    return *std::exchange(slot_->page, std::nullopt);
  }

  std::shared_ptr<Counter> counter_;
  std::shared_ptr<Slot> slot_ = std::make_shared<Slot>();
};

class PickedColumns final : public RowSource {
 public:
  PickedColumns(std::unique_ptr<RowSource> rows, std::vector<std::size_t> columns)
      : rows_(std::move(rows)), columns_(std::move(columns)) {}
  Result<std::int64_t> expected() override { return rows_->expected(); }
  void interrupt() override { rows_->interrupt(); }
  Outcome read(const Take& take) override {
    return rows_->read([&](const std::vector<ExportRow>& page) {
      std::vector<ExportRow> picked;
      picked.reserve(page.size());
      for (const auto& row : page) {
        ExportRow cells;
        cells.reserve(columns_.size());
        for (const auto column : columns_) cells.push_back(row.at(column));
        picked.push_back(std::move(cells));
      }
      return take(picked);
    });
  }

 private:
  std::unique_ptr<RowSource> rows_;
  std::vector<std::size_t> columns_;
};

class HeldRows final : public RowSource {
 public:
  explicit HeldRows(std::shared_ptr<const std::vector<ExportRow>> rows) : rows_(std::move(rows)) {}
  Result<std::int64_t> expected() override { return static_cast<std::int64_t>(rows_->size()); }
  Outcome read(const Take& take) override { return rows_->empty() ? Outcome(Done{}) : take(*rows_); }

 private:
  std::shared_ptr<const std::vector<ExportRow>> rows_;
};

}  // namespace

MakeRows heldRows(std::vector<ExportRow> rows) {
  const auto held = std::make_shared<const std::vector<ExportRow>>(std::move(rows));
  return [held](CacheReader*) { return std::make_unique<HeldRows>(held); };
}

MakeRows askedRows(QObject* guard, std::function<AskPage()> begin) {
  const std::shared_ptr<Counter> counter(new Counter(guard, std::move(begin)),
                                         [](Counter* last) { last->deleteLater(); });
  return [counter](CacheReader*) { return std::make_unique<AskedRows>(counter); };
}

MakeRows pickedColumns(MakeRows rows, std::vector<std::size_t> columns) {
  return [rows = std::move(rows), columns = std::move(columns)](CacheReader* copy) -> std::unique_ptr<RowSource> {
    auto all = rows(copy);
    return all ? std::make_unique<PickedColumns>(std::move(all), columns) : nullptr;
  };
}

}  // namespace rebate
