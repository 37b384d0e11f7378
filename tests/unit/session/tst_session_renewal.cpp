// SPDX-License-Identifier: GPL-3.0-or-later
// A token that is refused: one renewal for everybody who was refused, or one prompt. Simulated regions and time.
#include <QTest>

#include "fixtures/rebates.h"
#include "simulation/sim_console.h"

namespace rebate {
namespace {

using fixtures::SimClock;
using fixtures::SimConsole;
using fixtures::SimLink;
using fixtures::SimWorld;

constexpr int kAtOnce = 50;

/// Counts how often a person is asked to sign in.
class Prompts : public WorkspaceListener {
 public:
  explicit Prompts(Session& session) : session_(session), listening_(session.listen(*this)) {}
  int count() const { return count_; }

 private:
  void factsChanged() override {
    const bool out = session_.facts().signIn == SignIn::signedOut || session_.facts().signIn == SignIn::locked;
    if (out && !was_) ++count_;
    was_ = out;
  }
  void rebatesChanged(const std::vector<std::string>&) override {}
  void outboxChanged() override {}
  void creditedRateCame(const RatePoint&) override {}

  Session& session_;
  int count_ = 0;
  bool was_ = false;
  Subscription listening_;
};

}  // namespace

class TestSessionRenewal : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    fine_ = failed_ = 0;
    clock_ = std::make_unique<SimClock>();
    world_ = std::make_unique<SimWorld>(*clock_);
    for (int i = 0; i < kAtOnce; ++i) world_->put(fixtures::rebateNumbered(i));
    console_ = std::make_unique<SimConsole>(*world_);
  }
  void cleanup() {
    prompts_.reset();
    console_.reset();
  }

  void fiftyRefusalsAreOneRenewal() {
    signInAndSync();
    world_->expireTokens();
    askForDetails();
    for (const auto& row : console_->rows()) QVERIFY(console_->decide(row));
    QVERIFY(clock_->advanceUntil([&] { return fine_ == kAtOnce; }, 2'000));
    QVERIFY(clock_->advanceUntil([&] { return console_->facts().outbox == OutboxCounts{}; }, 10'000));
    for (const auto& [id, row] : world_->rebates()) QCOMPARE(world_->timesBooked(id), 1);
    QCOMPARE(failed_, 0);
    QCOMPARE(renewals(), 1);
    QCOMPARE(prompts_->count(), 0);
    QVERIFY(console_->facts().signIn == SignIn::signedIn);
  }

  void aLostAnswerIsAskedForAgain() {
    signInAndSync();
    world_->expireTokens();
    world_->loseAnswer = 1;
    askForDetails();
    QVERIFY(clock_->advanceUntil([&] { return renewals() == 1; }, 1'000));
    clock_->advance(100);
    QCOMPARE(fine_ + failed_, 0);  // they wait
    world_->loseAnswer = 0;
    QVERIFY(clock_->advanceUntil([&] { return fine_ == kAtOnce; }, 5'000));
    QCOMPARE(renewals(), 2);
    QCOMPARE(prompts_->count(), 0);
  }

  void whatCannotBeRenewedIsOnePrompt() {
    signInAndSync();
    world_->tokens.clear();
    askForDetails();
    const auto rows = console_->rows();
    for (const auto& row : rows) QVERIFY(console_->decide(row));
    QVERIFY(clock_->advanceUntil([&] { return failed_ == kAtOnce; }, 2'000));
    clock_->advance(10'000);
    QCOMPARE(renewals(), 1);
    QCOMPARE(prompts_->count(), 1);
    QVERIFY(console_->facts().signIn == SignIn::locked);
    QCOMPARE(console_->facts().outbox.waiting, static_cast<std::int64_t>(rows.size()));
    QVERIFY(console_->signIn());
    QVERIFY(clock_->advanceUntil([&] { return console_->facts().outbox == OutboxCounts{}; }, 10'000));
    for (const auto& row : rows) QCOMPARE(world_->timesBooked(row.id), 1);
  }

  void aStreamThatIsRefusedIsOpenedWithTheNewToken() {
    signInAndSync();
    world_->kill("cn-south");
    QVERIFY(clock_->advanceUntil([&] { return linkOf("cn-south") == LinkState::lost; }, 2'000));
    world_->expireTokens();
    world_->start("cn-south");
    QVERIFY(clock_->advanceUntil([&] { return linkOf("cn-south") == LinkState::live; }, 5'000));
    QCOMPARE(renewals(), 1);
    QCOMPARE(prompts_->count(), 0);
    QVERIFY(linkOf("cn-east") == LinkState::live);
  }

  void aLateRefusalOfTheOldTokenGoesAgain() {
    world_->region("cn-east").latency = 40;  // leads; reading is elsewhere
    signInAndSync();
    const auto near = console_->facts().readingFrom;
    QVERIFY(near != "cn-east");
    world_->expireTokens();
    world_->region(near).latency = 400;
    askForDetails();
    const auto row = console_->rows().front();
    QVERIFY(console_->decide(row));
    QVERIFY(clock_->advanceUntil([&] { return world_->timesBooked(row.id) == 1; }, 390));
    QCOMPARE(fine_, 0);
    QVERIFY(clock_->advanceUntil([&] { return fine_ == kAtOnce; }, 5'000));
    QCOMPARE(renewals(), 1);
    QCOMPARE(prompts_->count(), 0);
  }

  void aNewTokenThatIsRefusedAtOnceIsAPrompt() {
    signInAndSync();
    world_->expireTokens();
    askForDetails();
    QVERIFY(clock_->advanceUntil([&] { return fine_ == kAtOnce; }, 2'000));
    world_->expireTokens();
    askForDetails();
    QVERIFY(clock_->advanceUntil([&] { return failed_ == kAtOnce; }, 2'000));
    QCOMPARE(renewals(), 1);
    QCOMPARE(prompts_->count(), 1);
  }

  void itIsRenewedBeforeItEnds() {
    signInAndSync();
    clock_->advance(8LL * 3'600'000 - 11 * 60'000);
    QCOMPARE(renewals(), 0);
    clock_->advance(3 * 60'000);
    QCOMPARE(renewals(), 1);
    world_->tokens.erase("token-1");
    world_->expired.clear();
    askForDetails();
    QVERIFY(clock_->advanceUntil([&] { return fine_ == kAtOnce; }, 2'000));
    QCOMPARE(renewals(), 1);
    QCOMPARE(prompts_->count(), 0);
    QVERIFY(console_->facts().failovers.empty() && !console_->facts().failover);
  }

  void anotherDayItIsRenewedAgain() {
    signInAndSync();
    for (int day = 1; day <= 3; ++day) {
      world_->expireTokens();
      askForDetails();
      QVERIFY(clock_->advanceUntil([&] { return fine_ == kAtOnce * day; }, 2'000));
      QCOMPARE(renewals(), day);
      clock_->advance(61'000);
    }
    QCOMPARE(prompts_->count(), 0);
  }

  void theNewTokenIsRemembered() {
    signInAndSync();
    world_->expireTokens();
    askForDetails();
    QVERIFY(clock_->advanceUntil([&] { return fine_ == kAtOnce; }, 2'000));
    world_->expired.clear();
    prompts_.reset();
    console_->restart();
    QVERIFY(clock_->advanceUntil([&] { return console_->facts().signIn == SignIn::signedIn; }, 3'000));
    QCOMPARE(renewals(), 0);
  }

  void signingOutEndsARenewal() {
    signInAndSync();
    world_->expireTokens();
    world_->loseAnswer = 1;
    askForDetails();
    QVERIFY(clock_->advanceUntil([&] { return renewals() == 1; }, 1'000));
    clock_->advance(100);
    console_->session().signOut();
    world_->loseAnswer = 0;
    QVERIFY(clock_->advanceUntil([&] { return failed_ == kAtOnce; }, 1'000));
    clock_->advance(10'000);
    QCOMPARE(renewals(), 1);
    QVERIFY(console_->facts().signIn == SignIn::signedOut);
  }

  void aOneTimeCodeIsAskedForAndChecked() {
    console_->start();
    world_->codes["chen.jing"] = "123456";
    const auto with = [&](const std::string& password, const std::string& code) {
      std::optional<Outcome> outcome;
      console_->session().signIn({"chen.jing", password, code}, [&](const Outcome& answer) { outcome = answer; });
      clock_->advanceUntil([&] { return outcome.has_value(); });
      return *outcome;
    };
    QVERIFY(with("correct", "").error() == (Error{Errc::unauthenticated, "code", ""}));
    QVERIFY(with("correct", "654321").error() == (Error{Errc::invalid, "code", ""}));
    QVERIFY(with("wrong", "123456").error() == (Error{Errc::unauthenticated, "", ""}));
    QVERIFY(with("correct", "123456"));
    QVERIFY(console_->facts().signIn == SignIn::signedIn);
  }

 private:
  void signInAndSync() {
    console_->start();
    prompts_ = std::make_unique<Prompts>(console_->session());
    QVERIFY(console_->signIn());
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }));
  }
  void askForDetails() {
    for (int i = 0; i < kAtOnce; ++i)
      console_->session().fetchDetail(fixtures::rebateNumbered(i).id,
                                      [this](const Result<RebateDetail>& detail) { ++(detail ? fine_ : failed_); });
  }
  int renewals() const {
    int sum = 0;
    for (const auto* link : console_->links) sum += link->refreshes;
    return sum;
  }
  LinkState linkOf(const std::string& name) const {
    for (const auto& region : console_->facts().regions)
      if (region.name == name) return region.link;
    return LinkState::refused;
  }

  std::unique_ptr<SimClock> clock_;
  std::unique_ptr<SimWorld> world_;
  std::unique_ptr<SimConsole> console_;
  std::unique_ptr<Prompts> prompts_;
  int fine_ = 0;
  int failed_ = 0;
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestSessionRenewal)
#include "tst_session_renewal.moc"
