// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <algorithm>
#include <set>

#include "domain/command.h"
#include "fixtures/commands.h"

using namespace rebate;

namespace {

const std::string kLong(501, 'x');
std::string chinese(int characters) {
  std::string text;
  for (int i = 0; i < characters; ++i) text += "字";
  return text;
}

ChangeUser change(std::optional<Level> level, std::optional<UserState> state, std::string reason = "why") {
  return {"u-1", 3, level, state, std::move(reason)};
}

}  // namespace

class TestCommand : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void eachKindHasANameOfItsOwn() {
    std::set<std::string_view> names;
    for (int kind = 0; kind < fixtures::kCommandKinds; ++kind) {
      const auto command = fixtures::commandNumbered(kind);
      QCOMPARE(static_cast<int>(command.index()), kind);
      QVERIFY(names.insert(kindOf(command)).second);
      QVERIFY(!entityOf(command).empty());
    }
  }

  void whatFixturesInventPasses() {
    for (int number = 0; number < 2000; ++number) {
      const auto outcome = check(fixtures::commandNumbered(number));
      QVERIFY2(outcome.ok(), outcome ? "" : (std::to_string(number) + ' ' + outcome.error().field).c_str());
    }
  }

  void whatIsRefused_data() {
    QTest::addColumn<QString>("field");  // empty: passes
    QTest::addColumn<int>("row");
    for (int row = 0; row < static_cast<int>(refused().size()); ++row)
      QTest::addRow("%d %s", row, refused()[static_cast<std::size_t>(row)].first)
          << QString::fromLatin1(refused()[static_cast<std::size_t>(row)].first) << row;
  }
  void whatIsRefused() {
    QFETCH(QString, field);
    QFETCH(int, row);
    const auto outcome = check(refused()[static_cast<std::size_t>(row)].second);
    QCOMPARE(outcome ? QString() : QString::fromStdString(outcome.error().field), field);
    if (!outcome) QVERIFY(outcome.error().code == Errc::invalid);
  }

  void whoMay_data() {
    QTest::addColumn<int>("row");
    for (int row = 0; row < static_cast<int>(permitted().size()); ++row)
      QTest::addRow("%d %s", row, permitted()[static_cast<std::size_t>(row)].second) << row;
  }
  void whoMay() {
    QFETCH(int, row);
    const auto& [command, roles] = permitted()[static_cast<std::size_t>(row)];
    std::string may;
    for (const auto role : {Role::support, Role::finance, Role::incident, Role::admin, Role::auditor})
      if (allows(role, command)) may += std::string(name(role)) + ' ';
    QCOMPARE(may, std::string(roles));
  }

  void oneEntityForWhatIsAboutOneThing() {
    QCOMPARE(entityOf(AddNote{"u-1", "x"}), entityOf(change(Level::gold, {})));
    QCOMPARE(entityOf(ReviewWithdrawal{"w-1", "u-1", {1}, {}, 1, "", ""}), entityOf(QueryWithdrawal{"w-1"}));
    QVERIFY(entityOf(AddNote{"u-1", "x"}) != entityOf(AddNote{"u-2", "x"}));
  }

  void moneyAndVersions() {
    QVERIFY(isAboutMoney(BuildPayout{{"w"}, {1}}) && isAboutMoney(RequestWithdrawal{"u", {1}}));
    QVERIFY(isAboutMoney(DecideProposal{"p", ProposalKind::adjustment, {}, 1, ""}));
    QVERIFY(!isAboutMoney(DecideProposal{"p", ProposalKind::staff, {}, 1, ""}) && !isAboutMoney(AddNote{"u", "x"}));
    QVERIFY(isBound(change(Level::gold, {})) && !isBound(AddNote{"u", "x"}) && !isBound(RequestWithdrawal{"u", {1}}));
  }

  void reasonsAreNeverWhatIsPersonal() {
    QCOMPARE(reasonOf(change(Level::gold, {}, "because")), std::string("because"));
    QCOMPARE(reasonOf(AddNote{"u-1", "said something"}), std::string());
    QCOMPARE(reasonOf(ProposeClaim{"u-1", {}, "1", "a screenshot"}), std::string());
  }

 private:
  using Refused = std::vector<std::pair<const char*, Command>>;
  static const Refused& refused() {
    static const Refused rows{
        {"", AddNote{"u-1", chinese(2000)}},
        {"text", AddNote{"u-1", chinese(2001)}},
        {"text", AddNote{"u-1", ""}},
        {"level", change({}, {})},
        {"state", change({}, UserState::erased)},
        {"reason", change(Level::gold, {}, "")},
        {"reason", change(Level::gold, {}, kLong)},
        {"amount_fen", ProposeAdjustment{"u-1", {0}, "why"}},
        {"", ProposeAdjustment{"u-1", {-5}, "why"}},
        {"order", ProposeClaim{"u-1", Platform::jd, "", "x"}},
        {"evidence", ProposeClaim{"u-1", Platform::jd, "1", ""}},
        {"reserve_bp", ProposeRules{1,
                                    [] {
                                      RuleSet r;
                                      r.reserve = {10001};
                                      return r;
                                    }(),
                                    "why"}},
        {"reason", ProposeRules{1, {}, ""}},
        {"name", ProposeOperator{StaffChange::add, {"", "", Role::admin}, "why"}},
        {"display", ProposeOperator{StaffChange::add, {"a", std::string(65, 'x'), Role::admin}, "why"}},
        {"reason", DecideProposal{"p", {}, ProposalVerdict::reject, 1, ""}},
        {"", DecideProposal{"p", {}, ProposalVerdict::withdraw, 1, ""}},
        {"amount_fen", RequestWithdrawal{"u-1", {0}}},
        {"reason", ReviewWithdrawal{"w", "u", {1}, ReviewVerdict::cancel, 1, "h", ""}},
        {"", ReviewWithdrawal{"w", "u", {1}, ReviewVerdict::reject, 1, "h", kLong}},
        {"ids", BuildPayout{{}, {}}},
        {"ids", BuildPayout{std::vector<std::string>(501, "w"), {}}},
        {"to", RereadFeed{Platform::jd, {}, 5, 5}},
        {"total_fen", EnterBill{Platform::jd, "2026-05", {-1}, 0}},
        {"month", EnterBill{Platform::jd, "", {1}, 0}},
        {"", ConfirmBill{"b", {1}, ""}},
        {"reason", ConfirmBill{"b", {1}, kLong}},
        {"", AddIncidentNote{"5ba1", "Lag", "", "looking"}},
        {"fingerprint", AddIncidentNote{"", "Lag", "", "looking"}},
        {"alert", AddIncidentNote{"5ba1", "", "", "looking"}},
        {"region", AddIncidentNote{"5ba1", "Lag", kLong, "looking"}},
        {"text", AddIncidentNote{"5ba1", "Lag", "", ""}},
    };
    return rows;
  }
  using Permitted = std::vector<std::pair<Command, const char*>>;
  static const Permitted& permitted() {
    static const Permitted rows{
        {AddNote{}, "support finance "},
        {change(Level::gold, {}), "support "},
        {change({}, UserState::frozen), "support "},
        {change({}, UserState::active), "finance "},
        {change(Level::gold, UserState::active), ""},
        {ProposeAdjustment{}, "support "},
        {ProposeClaim{}, "support "},
        {ProposeErasure{}, "admin "},
        {ProposeRules{}, "admin "},
        {ProposeOperator{}, "admin "},
        {DecideProposal{"p", ProposalKind::rules, ProposalVerdict::approve, 1, ""}, "finance admin "},
        {DecideProposal{"p", ProposalKind::claim, ProposalVerdict::approve, 1, ""}, "finance "},
        {DecideProposal{"p", ProposalKind::claim, ProposalVerdict::withdraw, 1, ""}, "support "},
        {RequestWithdrawal{}, "support "},
        {ReviewWithdrawal{}, "finance "},
        {ReviewWithdrawal{"w", "u", {1}, ReviewVerdict::cancel, 1, "h", "x"}, "finance "},
        {BuildPayout{}, "finance "},
        {QueryWithdrawal{}, "finance "},
        {RereadFeed{}, "admin "},
        {EnterBill{}, "finance "},
        {ConfirmBill{}, "finance "},
        {AddIncidentNote{}, "support finance incident admin "},
    };
    return rows;
  }
};

QTEST_APPLESS_MAIN(TestCommand)
#include "tst_command.moc"
