// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of a real region until the last of them is painted in the rebates' table of a real console: parsed, written
// into the encrypted copy, counted, read again. Beside what it takes only to parse the same bytes.
#include <QEvent>
#include <QScrollBar>
#include <QTimer>
#include <boost/json.hpp>

#include "fake_workspace/fake_cache.h"
#include "fake_workspace/sample_rebates.h"
#include "live/rows.h"
#include "region/ledger/change_log.h"
#include "region/region_cluster.h"
#include "stage.h"
#include "ui/rebates/rebates_page.h"
#include "ui/rebates/window_view.h"
#include "ui/shell/workbench.h"
#include "whole_console/whole_console.h"
#include "wire/sse.h"

namespace rebate::bench {
namespace {

constexpr Millis kNewest = 4'000'000'000'000;
constexpr int kBeat = 2;                  // ms
constexpr double kFrames = 2 * 1e3 / 60;  // ms

/// How late the window's own timer ever is.
class Beats {
 public:
  Beats() {
    timer_.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer_, &QTimer::timeout, &timer_, [this] {
      worst_ = std::max(worst_, last_.seconds() * 1e3 - kBeat);
      last_ = Stopwatch();
    });
    timer_.start(kBeat);
  }
  double worst() const { return worst_; }

 private:
  QTimer timer_;
  Stopwatch last_;
  double worst_ = 0;
};

/// Notes when the table is painted with this version of its first row.
class TopWatch : public QObject {
 public:
  TopWatch(RebatesPage& page, std::int64_t version) : page_(page), version_(version) {
    page_.table()->viewport()->installEventFilter(this);
  }
  bool seen() const { return seen_; }

 protected:
  bool eventFilter(QObject*, QEvent* event) override {
    const auto first = page_.model().index(0, 0);
    if (event->type() == QEvent::Paint && first.data(RebateTableModel::VersionRole).toLongLong() == version_)
      seen_ = true;
    return false;
  }

 private:
  RebatesPage& page_;
  std::int64_t version_;
  bool seen_ = false;
};

/// A region, and a console on its rebates' page.
class Place {
 public:
  explicit Place(int rows) : rows_(samples_.many(rows)) {
    if (cluster_.import(fixtures::sampleFeed()).status != 0) giveUp("the sample feed cannot be imported");
    cluster_.addOperator(QStringLiteral("chen.jing"), QStringLiteral("finance"));
    cluster_.setSettings({2'000, 400, "[limits]\nstream_buffer_bytes = 67108864\nrequests_per_s = 5000\n"});
    cluster_.start(0);
    if (cluster_.waitForLeader() < 0) giveUp("nobody leads");
    sql_ = openOrGiveUp(cluster_.store().toStdString());
    console_ = std::make_unique<fixtures::WholeConsole>(
        std::vector<std::string>{"http://127.0.0.1:" + std::to_string(cluster_.client(0).port())});
    if (!console_->signIn(QStringLiteral("chen.jing"), QStringLiteral("correct horse"))) giveUp("not let in");
    console_->window().go(PageId::rebates);
    std::int64_t number = 0;
    for (auto& row : rows_) {
      row.id = "taobao:b" + std::to_string(++number) + ":2";
      row.line = "b" + std::to_string(number);
      row.createdAt = kNewest + number;
      row.state = RebateState::awaitingApproval;
      row.version = 0;
    }
    commit();
    const auto first = QString::fromStdString(rows_.back().id);
    runUntil(
        [&] {
          page().table()->bar()->setValue(0);  // what comes in above does not move what is looked at
          return page().model().index(0, 0).data(RebateTableModel::IdRole).toString() == first;
        },
        "the newest row is on top");
  }

  struct Figures {
    double perSecond = 0;
    double worstMs = 0;
  };
  /// Every row changes once, the one on top last.
  Figures stream() {
    TopWatch top(page(), rows_.back().version + 1);
    const auto watch = commit();
    const Beats beats;
    runUntil([&] { return top.seen() && console_->facts().cursor.seq >= last_; }, "the last change is painted");
    return {static_cast<double>(rows_.size()) / watch.seconds(), beats.worst()};
  }
  /// The same events, as they went over the wire.
  double parse() {
    const auto count = static_cast<int>(rows_.size());
    std::string bytes;
    region::eachChange(*sql_, last_ - count, count, [&bytes](std::int64_t seq, const std::string& text) {
      bytes += wire::formatSse("change", std::to_string(seq), text);
    });
    const Stopwatch watch;
    int events = 0;
    for (std::size_t at = 0; at < bytes.size();) {
      const auto end = bytes.find('\n', at);
      const auto line = std::string_view(bytes).substr(at, end - at);
      at = end + 1;
      if (line.starts_with("data: ") && boost::json::parse(line.substr(6)).is_object()) ++events;
    }
    if (events != count) giveUp("the events' bytes");
    return count / watch.seconds();
  }

 private:
  RebatesPage& page() { return *console_->window().workbench()->rebates(); }
  /// All rows once, at once; how long ago that was.
  Stopwatch commit() {
    writeNow(*sql_, [this](region::Writing& writing) {
      for (auto& row : rows_) {
        ++row.version;
        row.split.user.value += 1;
        last_ = region::recordChange(writing, row);
      }
    });
    return {};
  }

  fixtures::RegionCluster cluster_;
  std::unique_ptr<region::SqliteSession> sql_;
  std::unique_ptr<fixtures::WholeConsole> console_;
  SampleRebates samples_{3, FakeClock::kStart};
  std::vector<Rebate> rows_;
  std::int64_t last_ = 0;  ///< the newest change's number
};

}  // namespace

void streamRows(const Options& options) {
  Place place(options.of(20'000, 50));
  Line stall{{"change stream: worst stall of the window", "two frames", "ms", 0, 1}, {}, {}};
  print(compare(
      {"change stream to screen", "bare parsing of the same bytes", "events/s", 0.15, 0}, options,
      [&] {
        const auto figures = place.stream();
        stall.ours.push_back(figures.worstMs);
        stall.reference.push_back(kFrames);
        return figures.perSecond;
      },
      [&] { return place.parse(); }));
  print(stall);
}

}  // namespace rebate::bench
