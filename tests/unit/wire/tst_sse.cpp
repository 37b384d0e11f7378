// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <random>
#include <vector>

#include "wire/sse.h"

using namespace rebate::wire;

namespace {

std::vector<SseEvent> parse(const std::vector<std::string>& chunks) {
  SseParser parser;
  std::vector<SseEvent> events;
  for (const auto& chunk : chunks) (void)parser.feed(chunk, [&events](SseEvent event) { events.push_back(std::move(event)); });
  return events;
}

}  // namespace

class TestSse : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theStandardsCases();
  void bytesMayBeCutAnywhere();
  void whatIsFormattedReadsBack();
  void anEndlessEventIsRefused();
};

void TestSse::theStandardsCases() {
  using Events = std::vector<SseEvent>;
  QCOMPARE(parse({"data: a\n\n"}), (Events{{"", "message", "a"}}));
  QCOMPARE(parse({"event: change\r\nid: 7\r\ndata: a\r\ndata: b\r\n\r\n"}), (Events{{"7", "change", "a\nb"}}));
  QCOMPARE(parse({"\xEF\xBB\xBF" "data:a\r\r"}), (Events{{"", "message", "a"}}));
  QCOMPARE(parse({": comment\n\nevent: x\n\n"}), Events{});
  QCOMPARE(parse({"id: 7\ndata: a\n\ndata: b\n\n"}), (Events{{"7", "message", "a"}, {"7", "message", "b"}}));
  QCOMPARE(parse({"data\n\n"}), (Events{{"", "message", ""}}));
  QCOMPARE(parse({"data: unfinished\n"}), Events{});
}

void TestSse::bytesMayBeCutAnywhere() {
  const std::string text = "event: change\r\nid: 41\r\ndata: {\"n\":\"林\"}\r\n\r\n: beat\n\ndata: x\n\nevent: reset\ndata\n\n";
  const auto whole = parse({text});
  QCOMPARE(whole.size(), std::size_t{3});
  std::mt19937 random(1);
  for (int i = 0; i < 2'000; ++i) {
    std::vector<std::string> chunks;
    for (std::size_t at = 0; at < text.size();) {
      const auto size = 1 + random() % 9;
      chunks.push_back(text.substr(at, size));
      at += size;
    }
    QCOMPARE(parse(chunks), whole);
  }
}

void TestSse::whatIsFormattedReadsBack() {
  QCOMPARE(parse({formatSse("change", "9", "one\ntwo\n\nfour")}), (std::vector<SseEvent>{{"9", "change", "one\ntwo\n\nfour"}}));
}

void TestSse::anEndlessEventIsRefused() {
  SseParser parser(1'000);
  bool refused = false;
  for (int i = 0; i < 100 && !refused; ++i) refused = !parser.feed("data: 0123456789012345678901234567890\n", [](SseEvent) {}).ok();
  QVERIFY(refused);
}

QTEST_GUILESS_MAIN(TestSse)
#include "tst_sse.moc"
