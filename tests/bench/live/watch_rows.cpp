// SPDX-License-Identifier: GPL-3.0-or-later
// A region dies, or falls silent, before the eyes of somebody who watches: until its mark in the window is painted
// anew. Beside a socket that does nothing but wait for the end; beside the beats that may be missed.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QEvent>
#include <csignal>
#include <future>

#include "live/rows.h"
#include "region/region_cluster.h"
#include "session/link_machine.h"
#include "ui/shell/top_bar.h"
#include "ui/style/status_mark.h"
#include "whole_console/whole_console.h"

namespace rebate::bench {
namespace {

using fixtures::RegionCluster;
constexpr int kRegions = 3;

/// A connection to a region that only waits for its end; says how long that took.
class Observer {
 public:
  explicit Observer(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) giveUp("no observer");
  }
  ~Observer() { ::close(socket_); }
  Observer(const Observer&) = delete;
  Observer& operator=(const Observer&) = delete;
  std::future<double> end(const Stopwatch& watch) const {
    return std::async(std::launch::async, [this, watch] {
      char byte = 0;
      while (::recv(socket_, &byte, 1, 0) > 0) continue;
      return watch.seconds() * 1e3;
    });
  }

 private:
  int socket_;
};

/// Notes when a region's mark is painted as something else than well.
class MarkWatch : public QObject {
 public:
  explicit MarkWatch(StatusMark& mark) : mark_(mark) { mark_.installEventFilter(this); }
  bool isWell() const { return mark_.status() == Status::ok; }
  bool seen() const { return seen_; }
  void begin() { seen_ = false; }

 protected:
  bool eventFilter(QObject*, QEvent* event) override {
    const auto status = mark_.status();
    if (event->type() == QEvent::Paint && (status == Status::unknown || status == Status::bad)) seen_ = true;
    return false;
  }

 private:
  StatusMark& mark_;
  bool seen_ = false;
};

/// Three regions, and a console on its overview.
class Watchers {
 public:
  Watchers() {
    if (cluster_.import(fixtures::sampleFeed()).status != 0) giveUp("the sample feed cannot be imported");
    cluster_.addOperator(QStringLiteral("chen.jing"), QStringLiteral("finance"));
    cluster_.setSettings({2'000, 400, "[limits]\nrequests_per_s = 5000\n"});
    std::vector<std::string> addresses;
    for (int i = 0; i < kRegions; ++i) {
      cluster_.start(i);
      addresses.push_back("http://127.0.0.1:" + std::to_string(cluster_.client(i).port()));
    }
    if (cluster_.waitForLeader() < 0) giveUp("nobody leads");
    console_ = std::make_unique<fixtures::WholeConsole>(addresses);
    if (!console_->signIn(QStringLiteral("chen.jing"), QStringLiteral("correct horse"))) giveUp("not let in");
  }

  /// Milliseconds from the signal to the painted mark; and to the socket's end, if it has one.
  std::pair<double, double> hurt(int number) {
    const int region = (cluster_.waitForLeader() + 1) % kRegions;  // who leads is another row's matter
    MarkWatch mark(markOf(region));
    runUntil([&] { return allWell(); }, "all regions are well");
    const Observer observer(cluster_.client(region).port());
    runUntil([beat = Stopwatch()] { return beat.seconds() > 0.2; }, "rest");
    mark.begin();
    cluster_.signal(region, number);
    const Stopwatch watch;
    auto ended = observer.end(watch);
    runUntil([&] { return mark.seen(); }, "the mark changes");
    const double painted = watch.seconds() * 1e3;
    if (number == SIGSTOP) cluster_.signal(region, SIGKILL);  // a stopped one ends, too
    const double end = ended.get();
    cluster_.start(region);
    return {painted, end};
  }

 private:
  StatusMark& markOf(int region) {
    const auto name = QStringLiteral("region-%1").arg(region);
    for (auto* pill : console_->window().findChildren<RegionPill*>())
      if (pill->accessibleName().contains(name)) return *pill->findChild<StatusMark*>();
    giveUp("no mark of " + name.toStdString());
  }
  bool allWell() {
    const auto marks = console_->window().findChildren<RegionPill*>();
    return marks.size() == kRegions && std::all_of(marks.begin(), marks.end(), [](const RegionPill* pill) {
             return pill->findChild<StatusMark*>()->status() == Status::ok;
           });
  }

  RegionCluster cluster_;
  std::unique_ptr<fixtures::WholeConsole> console_;
};

}  // namespace

void deathRow(const Options& options) {
  Watchers watchers;
  Line line{{"death of a region to the pixel, after a raw socket", "50 ms", "ms", 0, 1}, {}, {}};
  for (int pair = 0; pair < options.of(options.pairs, 1); ++pair) {
    const auto [painted, end] = watchers.hurt(SIGKILL);
    line.ours.push_back(std::max(0.0, painted - end));
    line.reference.push_back(50);
  }
  print(line);
}

void silenceRow(const Options& options) {
  Watchers watchers;
  const LinkRules rules;
  print(compare(
      {"silent partition to the pixel", "interval × misses", "ms", 0, 1.2}, options,
      [&] { return watchers.hurt(SIGSTOP).first; }, [&] { return static_cast<double>(rules.beat * rules.loseAfter); }));
}

}  // namespace rebate::bench
