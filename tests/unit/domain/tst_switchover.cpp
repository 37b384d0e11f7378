// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "domain/switchover.h"

using namespace rebate;

namespace {

constexpr Millis kNow = 1'781'949'600'000;
constexpr std::array kStates{SwitchoverState::asked,     SwitchoverState::approved, SwitchoverState::running,
                             SwitchoverState::done,      SwitchoverState::refused,  SwitchoverState::rejected,
                             SwitchoverState::cancelled, SwitchoverState::lapsed};
constexpr std::array kVerdicts{SwitchoverVerdict::approve, SwitchoverVerdict::reject, SwitchoverVerdict::cancel};

Switchover orderIn(SwitchoverState state) {
  Switchover order;
  order.id = "s-1";
  order.to = "east";
  order.askedBy = "zhao.lei";
  order.state = state;
  if (state != SwitchoverState::asked) order.decidedBy = "wu.min";
  return order;
}

}  // namespace

class TestSwitchover : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void namesComeBack() {
    for (const auto state : kStates) QCOMPARE(switchoverStateFrom(name(state)), state);
    for (const auto verdict : kVerdicts) QCOMPARE(switchoverVerdictFrom(name(verdict)), verdict);
    QVERIFY(!switchoverStateFrom("Done") && !switchoverVerdictFrom(""));
  }

  /// Whoever asked never approves or rejects, nothing is decided twice, and what ran is not called back.
  void onlyTwoPeopleMakeOne() {
    for (const auto state : kStates)
      for (const auto verdict : kVerdicts)
        for (const std::string person : {"zhao.lei", "wu.min", "he.min"}) {
          const auto seen = orderIn(state);
          const auto after = decide(seen, verdict, person, "why", kNow);
          const bool cancels = verdict == SwitchoverVerdict::cancel;
          const bool early = state == SwitchoverState::asked || (cancels && state == SwitchoverState::approved);
          if (!early) {
            QVERIFY(!after && after.error().code == Errc::moved);
            continue;
          }
          const bool theirs = cancels ? state == SwitchoverState::asked || person != "he.min" : person != "zhao.lei";
          QCOMPARE(after.ok(), theirs);
          if (!theirs) {
            QCOMPARE(after.error().code, Errc::notAllowed);
            continue;
          }
          QCOMPARE(after->version, seen.version + 1);
          QCOMPARE(isOpen(after->state), verdict == SwitchoverVerdict::approve);
          QCOMPARE(after->endedAt.has_value(), !isOpen(after->state));
          if (!cancels) QCOMPARE(after->decidedBy, person);
        }
  }

  void toRejectTakesAReason() {
    const auto seen = orderIn(SwitchoverState::asked);
    QCOMPARE(decide(seen, SwitchoverVerdict::reject, "wu.min", "", kNow).error().field, std::string("reason"));
    QVERIFY(decide(seen, SwitchoverVerdict::approve, "wu.min", "", kNow));
    const std::string longer(501, 'x');
    QCOMPARE(decide(seen, SwitchoverVerdict::approve, "wu.min", longer, kNow).error().field, std::string("reason"));
  }

  void wishesAreChecked() {
    const SwitchoverWish fine{"s-1", "east", "kernel", {}};
    const auto fault = [&](auto change) {
      auto wish = fine;
      change(wish);
      const auto checked = check(wish, "north", kNow);
      return checked ? std::string() : checked.error().field;
    };
    QCOMPARE(fault([](auto&) {}), std::string());
    QCOMPARE(fault([](auto& w) { w.at = kNow + kFurthestSwitchover; }), std::string());
    QCOMPARE(fault([](auto& w) { w.at = kNow + kFurthestSwitchover + 1; }), std::string("at"));
    QCOMPARE(fault([](auto& w) { w.at = kNow; }), std::string("at"));
    QCOMPARE(fault([](auto& w) { w.to = "north"; }), std::string("to"));
    QCOMPARE(fault([](auto& w) { w.to.clear(); }), std::string("to"));
    QCOMPARE(fault([](auto& w) { w.reason.clear(); }), std::string("reason"));
    QCOMPARE(fault([](auto& w) { w.reason.assign(501, 'x'); }), std::string("reason"));
  }

  void oneBadCheckIsEnough() {
    Preflight preflight;
    QVERIFY(preflight.against() == nullptr);
    preflight.checks = {{"candidate", Status::ok}, {"lag", Status::warning}, {"instances", Status::unknown}};
    QVERIFY(preflight.against() == nullptr);
    preflight.checks.push_back({"moon", Status::bad});
    QCOMPARE(preflight.against()->check, std::string("moon"));
  }

  void onlyWhatIsDoneTookTime() {
    for (const auto state : kStates) {
      auto order = orderIn(state);
      order.startedAt = kNow;
      order.endedAt = kNow + 250;
      QCOMPARE(order.duration().has_value(), state == SwitchoverState::done);
    }
  }
};

QTEST_GUILESS_MAIN(TestSwitchover)
#include "tst_switchover.moc"
