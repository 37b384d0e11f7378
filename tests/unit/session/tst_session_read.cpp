// SPDX-License-Identifier: GPL-3.0-or-later
// Reads of a region through the session: whom it asks, what a refusal means, and that nobody waits for ever.
#include <QTest>

#include "fixtures/rebates.h"
#include "simulation/sim_console.h"

namespace rebate {
namespace {

using fixtures::SimClock;
using fixtures::SimConsole;
using fixtures::SimWorld;

}  // namespace

class TestSessionRead : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    clock_ = std::make_unique<SimClock>();
    world_ = std::make_unique<SimWorld>(*clock_);
    world_->put(fixtures::rebateNumbered(1));
    asked_.clear();
    world_->reading = [this](const std::string& region, const RegionRead& wish) -> Result<RegionReading> {
      asked_.push_back(region);
      if (std::holds_alternative<RevealRead>(wish))
        return RegionReading(Revealed{"u-1", {{PersonalField::phone, SecretText("13800138000")}}, 60'000});
      if (const auto* user = std::get_if<UserRead>(&wish)) {
        UserProfile profile;
        profile.user.id = user->userId;
        return RegionReading(profile);
      }
      return Error{Errc::invalid, "kind", "not in this world"};
    };
    console_ = std::make_unique<SimConsole>(*world_);
    console_->start();
    QVERIFY(console_->signIn());
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }));
    QVERIFY(clock_->advanceUntil([&] { return console_->facts().target.state == WriteState::writing; }));
    asked_.clear();
  }
  void cleanup() { console_.reset(); }

  void theRegionThatIsReadFromIsAsked() {
    const auto answer = read(UserRead{"u-7"});
    QVERIFY(answer);
    QCOMPARE(std::get<UserProfile>(*answer).user.id, std::string("u-7"));
    QCOMPARE(asked_, std::vector{console_->facts().readingFrom});
  }

  void anotherOneIsAskedByItsName() {
    for (const std::string region : {"cn-east", "cn-north", "cn-south"}) {
      QVERIFY(read(UserRead{"u-7"}, region));
      QCOMPARE(asked_.back(), region);
    }
    QVERIFY(read(UserRead{"u-7"}, "nowhere").error().code == Errc::unavailable);
  }

  void aRevealGoesToTheLeaderWhoeverWasNamed() {
    const auto answer = read(RevealRead{"u-1", {PersonalField::phone}, "callback", "key-1"}, "cn-south");
    QVERIFY(answer);
    QCOMPARE(asked_, std::vector{world_->leader()});
    world_->noLeader();
    QVERIFY(clock_->advanceUntil([&] { return console_->facts().target.state != WriteState::writing; }, 5'000));
    QVERIFY(read(RevealRead{"u-1", {PersonalField::phone}, "callback", "key-2"}).error().code == Errc::unavailable);
  }

  void aVerdictStaysAVerdict() {
    const auto answer = read(OperatorsRead{});
    QVERIFY(answer.error() == (Error{Errc::invalid, "kind", "not in this world"}));
  }

  void aDeadLinkIsUnavailable() {
    const auto region = console_->facts().readingFrom;
    world_->kill(region);
    QVERIFY(read(UserRead{"u-7"}, region).error().code == Errc::unavailable);
    QVERIFY(clock_->advanceUntil([&] { return console_->facts().readingFrom != region; }, 10'000));
    QVERIFY(read(UserRead{"u-7"}));
    QVERIFY(asked_.back() != region);
  }

  void aRefusedTokenIsRenewedOnceForAll() {
    world_->expireTokens();
    int fine = 0;
    for (int i = 0; i < 20; ++i)
      console_->session().read(UserRead{"u-7"}, "", [&](const Result<RegionReading>& answer) { fine += answer.ok(); });
    QVERIFY(clock_->advanceUntil([&] { return fine == 20; }, 5'000));
    int renewals = 0;
    for (const auto* link : console_->links) renewals += link->refreshes;
    QCOMPARE(renewals, 1);
  }

  void whatCannotBeRenewedIsAnswered() {
    world_->tokens.clear();
    const auto answer = read(UserRead{"u-7"});
    QVERIFY(answer.error().code == Errc::unavailable || answer.error().code == Errc::cancelled);
    QVERIFY(console_->facts().signIn == SignIn::locked);
    QVERIFY(read(UserRead{"u-7"}).error().code == Errc::unavailable);
  }

  void lockingAnswersWhoWaits() {
    for (const bool out : {false, true}) {
      std::optional<Error> why;
      int answers = 0;
      console_->session().read(UserRead{"u-7"}, "", [&](const Result<RegionReading>& answer) {
        ++answers;
        if (!answer) why = answer.error();
      });
      if (out)
        console_->session().signOut();
      else
        console_->session().lock(LockReason::asked);
      QVERIFY(why && why->code == Errc::cancelled);
      clock_->advance(10'000);
      QCOMPARE(answers, 1);
      QVERIFY(console_->signIn());
      QVERIFY(clock_->advanceUntil([&] { return console_->facts().signIn == SignIn::signedIn; }, 5'000));
    }
  }

 private:
  Result<RegionReading> read(const RegionRead& wish, const std::string& region = {}) {
    std::optional<Result<RegionReading>> result;
    console_->session().read(wish, region, [&](Result<RegionReading> answer) { result = std::move(answer); });
    clock_->advanceUntil([&] { return result.has_value(); }, 20'000);
    return result ? *result : Result<RegionReading>(Error{Errc::timedOut, "", "never answered"});
  }

  std::unique_ptr<SimClock> clock_;
  std::unique_ptr<SimWorld> world_;
  std::unique_ptr<SimConsole> console_;
  std::vector<std::string> asked_;
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestSessionRead)
#include "tst_session_read.moc"
