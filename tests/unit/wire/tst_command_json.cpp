// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "fixtures/commands.h"
#include "wire/command_json.h"

using namespace rebate;
using namespace rebate::wire;

namespace {

const std::string kId = "018f8f8f-8f8f-7f8f-8f8f-8f8f8f8f8f8f";

json::object bodyOf(const CommandRequest& request) {
  return parseJson(request.body)->as_object();
}

}  // namespace

class TestCommandJson : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyCommandComesBack() {
    std::mt19937 dice(5);
    for (int turn = 0; turn < 3000; ++turn) {
      const auto command = fixtures::randomCommand(dice, turn % fixtures::kCommandKinds);
      const auto text = json::serialize(toJson(command));
      const auto back = commandFrom(*parseJson(text));
      QVERIFY2(back.ok(), text.c_str());
      QVERIFY2(*back == command, text.c_str());
    }
  }

  void aMemberThatIsGoneIsNamed() {
    for (int number = 0; number < 300; ++number) {
      const auto whole = toJson(fixtures::commandNumbered(number));
      for (const auto& [key, value] : whole) {
        auto less = whole;
        less.erase(key);
        const auto back = commandFrom(less);
        const bool optional = key == "level" || key == "state" || key == "query_type";
        if (optional) continue;
        QVERIFY2(!back.ok(), std::string(key).c_str());
        QCOMPARE(back.error().field, std::string(key));
      }
    }
  }

  void aNewerKindIsNoCommand() {
    QCOMPARE(commandFrom(json::object{{"kind", "teleport"}}).error().field, std::string("kind"));
    QVERIFY(!commandFrom(json::array{}).ok());
  }

  void factsAreText() {
    const auto facts =
        factsFrom(parseJson(R"({"id":"a","n":-5,"yes":true,"list":[1,"x"],"none":null,"deep":{"a":1}})")->as_object());
    QVERIFY(facts ==
            (Facts{{"id", "a"}, {"n", "-5"}, {"yes", "true"}, {"list", R"([1,"x"])"}, {"deep", R"({"a":1})"}}));
    QVERIFY(factsFrom(toJson(facts)) == facts);
  }

  void aLevelIsPatchedWithTheVersionThatWasSeen() {
    const auto request = requestOf(kId, ChangeUser{"u-1", 7, Level::gold, {}, "why"});
    QCOMPARE(std::string(request.method), std::string("PATCH"));
    QCOMPARE(request.path, std::string("/v1/users/u-1"));
    QCOMPARE(request.ifMatch, std::string("\"7\""));
    QVERIFY(bodyOf(request) == (json::object{{"reason", "why"}, {"level", "gold"}}));
  }

  void idsCannotLeaveTheirPlaceInThePath() {
    QCOMPARE(requestOf(kId, AddNote{"../a?b=c%/字", "x"}).path,
             std::string("/v1/users/..%2Fa%3Fb%3Dc%25%2F%E5%AD%97/notes"));
  }

  void whatIsProposedHasTheRowsId() {
    for (const Command& command :
         {Command(ProposeAdjustment{"u-1", {5}, "why"}), Command(ProposeErasure{"u-1", "why"}),
          Command(ProposeClaim{"u-1", Platform::jd, "1", "x"}), Command(ProposeRules{1, {}, "why"}),
          Command(ProposeOperator{StaffChange::add, {"a", "A", Role::admin}, "why"}), Command(AddNote{"u-1", "x"})})
      QCOMPARE(std::string(bodyOf(requestOf(kId, command)).at("id").as_string()), kId);
  }

  void bodiesOfProposals() {
    RuleSet rules;
    rules.reserve = {500};
    rules.from = 1780000000000;
    const auto body = bodyOf(requestOf(kId, ProposeRules{4, rules, "why"})).at("body").as_object();
    QCOMPARE(body.at("base_version").as_int64(), 4);
    QCOMPARE(std::string(body.at("in_force_from").as_string()), std::string("2026-05-28T20:26:40.000Z"));
    QCOMPARE(body.at("rules").as_object().at("reserve_bp").as_int64(), 500);
    rules.from = 0;
    QVERIFY(!bodyOf(requestOf(kId, ProposeRules{4, rules, "why"})).at("body").as_object().contains("in_force_from"));

    const auto staff = [](StaffChange change) {
      return bodyOf(requestOf(kId, ProposeOperator{change, {"a.b", "A", Role::admin}, "why"}));
    };
    QCOMPARE(std::string(staff(StaffChange::add).at("subject").as_string()), std::string("a.b"));
    QVERIFY(staff(StaffChange::add).at("body") ==
            json::object({{"change", "add"}, {"role", "admin"}, {"display", "A"}}));
    QVERIFY(staff(StaffChange::role).at("body") == json::object({{"change", "role"}, {"role", "admin"}}));
    QVERIFY(staff(StaffChange::disable).at("body") == json::object({{"change", "disable"}}));
  }
};

QTEST_APPLESS_MAIN(TestCommandJson)
#include "tst_command_json.moc"
