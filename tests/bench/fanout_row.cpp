// SPDX-License-Identifier: GPL-3.0-or-later
// Changes to a thousand streams of a real region, against a bare write() loop that sends the same bytes in pieces of
// the same size.
#include <thread>

#include "bench.h"
#include "region/ledger/change_log.h"
#include "region/region_cluster.h"
#include "stage.h"
#include "streams.h"
#include "wire/rebate_json.h"
#include "wire/sse.h"

namespace rebate::bench {
namespace {

constexpr std::size_t kPiece = 64u << 10;  // as the region writes

/// One region, signed in, that takes many streams.
class Place {
 public:
  Place() {
    cluster_.addOperator(QStringLiteral("chen.jing"), QStringLiteral("finance"));
    cluster_.setSettings({2'000, 400, "[limits]\nstream_buffer_bytes = 16777216\nrequests_per_s = 5000\n"});
    cluster_.start(0);
    cluster_.signIn();
    sql_ = openOrGiveUp(cluster_.store().toStdString());
  }
  std::uint16_t port() const { return cluster_.client(0).port(); }
  std::string greeting() const {
    return "GET /v1/changes HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + cluster_.token().toStdString() +
           "\r\n\r\n";
  }
  /// Commits changes at once; what tells the last one.
  std::string change(int count) {
    std::int64_t last = 0;
    writeNow(*sql_, [&](region::Writing& writing) {
      const Rebate rebate = sample();
      for (int i = 0; i < count; ++i) last = recordChange(writing, rebate);
    });
    return "id: " + std::to_string(last) + "\n";
  }
  /// The bytes of these changes, in pieces.
  static std::vector<std::string> pieces(int count) {
    Change change;
    change.rebate = sample();
    const auto event = wire::formatSse("change", "1000000", wire::json::serialize(wire::toJson(change)));
    std::vector<std::string> pieces(1);
    for (int i = 0; i < count; ++i) {
      if (pieces.back().size() + event.size() > kPiece) pieces.emplace_back();
      pieces.back() += event;
    }
    pieces.back() += "id: end\n";
    return pieces;
  }

 private:
  static Rebate sample() {
    Rebate rebate;
    rebate.id = "taobao:2035657313150181441:2";
    rebate.line = "2035657313150181441";
    rebate.userId = "u-10023";
    rebate.userMask = "林**";
    rebate.item = "冬季加绒加厚休闲裤男";
    rebate.contentHash = std::string(64, 'f');
    return rebate;
  }
  fixtures::RegionCluster cluster_;
  std::unique_ptr<region::SqliteSession> sql_;
};

double throughRegion(Place& place, int streams, int changes, int stalled) {
  Streams clients(streams, place.port(), place.greeting());
  clients.readUntil("event: topology");
  clients.stall(stalled);
  const auto mark = place.change(changes);
  const Stopwatch watch;
  clients.readUntil(mark);
  return static_cast<double>(streams - stalled) * changes / watch.seconds();
}

double throughBare(int streams, const std::vector<std::string>& pieces, int changes) {
  BareServer server(streams);
  std::thread accepting([&server] { server.accept(); });
  Streams clients(streams, server.port(), "hello");
  accepting.join();
  const Stopwatch watch;
  std::thread writing([&] { server.write(pieces); });
  clients.readUntil("id: end\n");
  const auto seconds = watch.seconds();
  writing.join();
  return static_cast<double>(streams) * changes / seconds;
}

}  // namespace

void fanoutRows(const Options& options) {
  const int streams = options.of(1'000, 3);
  const int changes = options.of(1'000, 5);
  Place place;
  const auto pieces = Place::pieces(changes);
  const Measure ours = [&] { return throughRegion(place, streams, changes, 0); };
  const Measure stalled = [&] { return throughRegion(place, streams, changes, 1); };
  const Measure bare = [&] { return throughBare(streams, pieces, changes); };
  print(compare({"region: change fan-out to 1 000 streams", "a bare write() loop", "events/s", 0.7, 0}, options, ours,
                bare));
  print(compare({"region: change fan-out, one client stalled", "nobody stalled", "events/s", 0.95, 0}, options, stalled,
                ours));
}

}  // namespace rebate::bench
