// SPDX-License-Identifier: GPL-3.0-or-later
// Reads of a region: how each is asked, what each answer becomes, and that damaged answers are found out.
#include <QTest>
#include <random>
#include <set>

#include "link/read_request.h"
#include "link/readings.h"
#include "reading_cases.h"

namespace rebate::link {
namespace {

using wire::json::value;

/// Every place of a JSON text, as a pointer.
void placesIn(const value& at, const std::string& here, std::vector<std::string>& places) {
  if (!here.empty()) places.push_back(here);
  if (const auto* object = at.if_object())
    for (const auto& [name, member] : *object) placesIn(member, here + '/' + std::string(name), places);
  if (const auto* array = at.if_array())
    for (std::size_t i = 0; i < array->size(); ++i) placesIn(array->at(i), here + '/' + std::to_string(i), places);
}

void removeAt(value& from, const std::string& pointer) {
  const auto cut = pointer.rfind('/');
  auto& parent = cut == 0 ? from : from.at_pointer(pointer.substr(0, cut));
  if (auto* object = parent.if_object()) object->erase(pointer.substr(cut + 1));
}

}  // namespace

class TestReadings : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void eachIsAskedAtItsPlace() {
    for (const auto& one : cases()) {
      const auto request = requestOf(one.wish);
      QCOMPARE(request.path, QString::fromLatin1(one.path));
      QCOMPARE(request.key.isEmpty(), !isAct(one.wish));
    }
    const auto reveal = requestOf(RevealRead{"u-1", {PersonalField::phone, PersonalField::name}, "r \"1\"", "k-1"});
    QCOMPARE(reveal.key, QByteArray("k-1"));
    QCOMPARE(reveal.body, QByteArray("{\"fields\":[\"phone\",\"name\"],\"reason\":\"r \\\"1\\\"\"}"));
  }

  void actsAreWritten() {
    const auto order = requestOf(AskSwitchover{{"s-1", "east", "r", 1'781'949'600'000}});
    QCOMPARE(order.key, QByteArray("s-1"));
    QCOMPARE(order.body, QByteArray(R"({"id":"s-1","to":"east","confirm":"east","reason":"r",)"
                                    R"("at":"2026-06-20T10:00:00.000Z"})"));
    const auto said = requestOf(DecideSwitchover{"s-1", SwitchoverVerdict::reject, "no", "k"});
    QCOMPARE(said.body, QByteArray(R"({"verdict":"reject","reason":"no"})"));
    const auto pause = requestOf(SetPause{"disk", 1'781'956'800'000, "k"});
    QCOMPARE(pause.verb, QByteArray("PUT"));
    QCOMPARE(pause.body, QByteArray(R"({"reason":"disk","until":"2026-06-20T12:00:00.000Z"})"));
    QCOMPARE(requestOf(EndPause{"k"}).verb, QByteArray("DELETE"));
    QCOMPARE(requestOf(EndMaintenance{"m-1", "k"}).verb, QByteArray("DELETE"));
    QVERIFY(isForLeader(PreflightRead{"east"}) && !isAct(PreflightRead{"east"}));
  }

  void everyKindOfReadIsHere() {
    std::set<std::size_t> kinds;
    for (const auto& one : cases()) {
      kinds.insert(one.wish.index());
      const auto answer = readingIn(one.wish, one.answer);
      QVERIFY2(answer, one.path);
      const bool right = std::visit(
          [&](const auto& wish) {
            return std::holds_alternative<typename std::decay_t<decltype(wish)>::Answer>(*answer);
          },
          one.wish);
      QVERIFY2(right, one.path);
    }
    QCOMPARE(kinds.size(), std::variant_size_v<RegionRead>);
  }

  void whatIsSaidIsWhatIsRead() {
    const auto& all = cases();
    const auto timeline = std::get<TimelineSlice>(*readingIn(all[0].wish, all[0].answer));
    QCOMPARE(timeline.items.size(), std::size_t{1});  // the moonlight of a newer region is passed over
    QCOMPARE(timeline.items[0].body, (Facts{{"text", "x"}, {"n", "3"}, {"o", "{\"a\":1}"}}));
    QCOMPARE(timeline.next, std::string("1_2"));
    const auto user = std::get<UserProfile>(*readingIn(all[1].wish, all[1].answer));
    QCOMPARE(user.user.balance.value, std::int64_t{-312});
    QCOMPARE(user.masks.phone, std::string("138****8000"));
    const auto revealed = std::get<Revealed>(*readingIn(all[3].wish, all[3].answer));
    QCOMPARE(revealed.values.at(0).second.text(), std::string("13800138000"));
    const auto rules = std::get<std::vector<RuleVersion>>(*readingIn(all[5].wish, all[5].answer));
    QCOMPARE(rules[0].rules.version, std::int64_t{1});
    QCOMPARE(rules[1].rules.secondDeciderAbove.value, std::int64_t{7});
    const auto audit = std::get<AuditSlice>(*readingIn(all[11].wish, all[11].answer));
    QCOMPARE(audit.entries[0].actor, std::string("sun.yu"));
    QCOMPARE(audit.entries[0].detail, std::string("{\"reason\":\"callback\"}"));
    QCOMPARE(audit.entries[0].epoch, std::int64_t{4});
    QCOMPARE(audit.next, std::int64_t{7});
  }

  void whatIsMissingIsNamed() {
    for (const auto& one : cases()) {
      for (const auto* place : one.needed) {
        auto damaged = *wire::parseJson(one.answer);
        removeAt(damaged, place);
        const auto answer = readingIn(one.wish, wire::json::serialize(damaged));
        QVERIFY2(!answer, place);
        QCOMPARE(answer.error().code, Errc::malformed);
        const std::string path(place);
        QVERIFY2(answer.error().field.ends_with(path.substr(path.rfind('/') + 1)), answer.error().field.c_str());
      }
    }
  }

  /// Whatever stands at a place, an answer is read or refused; a figure is never another one than was said.
  void nothingElseIsReadIntoIt() {
    const value strange[] = {value(nullptr),
                             value(wire::json::array{}),
                             value("\xF0\x9F\xA6\x84"),
                             value(1.5),
                             value(std::numeric_limits<std::uint64_t>::max()),
                             value(wire::json::object{{"x", 1}})};
    for (const auto& one : cases()) {
      const auto whole = *wire::parseJson(one.answer);
      std::vector<std::string> places;
      placesIn(whole, "", places);
      for (const auto& place : places)
        for (const auto& instead : strange) {
          auto damaged = whole;
          damaged.at_pointer(place) = instead;
          const auto answer = readingIn(one.wish, wire::json::serialize(damaged));
          if (!answer) QCOMPARE(answer.error().code, Errc::malformed);
        }
    }
  }

  void damagedBytesAreNoAnswer() {
    std::mt19937 random(7);
    for (const auto& one : cases())
      for (int i = 0; i < 500; ++i) {
        std::string bytes = one.answer;
        const auto at = random() % bytes.size();
        if (i % 2 == 0)
          bytes.resize(at);
        else
          bytes[at] = static_cast<char>(random());
        const auto answer = readingIn(one.wish, bytes);
        if (!answer) QCOMPARE(answer.error().code, Errc::malformed);
        if (i % 2 == 0) QVERIFY(!answer);  // cut short
      }
  }
};

}  // namespace rebate::link

QTEST_GUILESS_MAIN(rebate::link::TestReadings)
#include "tst_readings.moc"
