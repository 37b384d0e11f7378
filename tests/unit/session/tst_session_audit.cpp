// SPDX-License-Identifier: GPL-3.0-or-later
// The session over simulated regions: heads beside what was witnessed, verifying a chain, the rules in force, and
// regions that speak another version of the API.
#include <QTest>

#include "fixtures/rebates.h"
#include "simulation/sim_console.h"
#include "wire/digest.h"

namespace rebate {
namespace {

using fixtures::SimClock;
using fixtures::SimConsole;
using fixtures::SimWorld;

AuditRecord recordAfter(const AuditRecord* before, const std::string& text) {
  return {before ? before->seq + 1 : 1, text, wire::chainHash(before ? before->hash : "", text)};
}

}  // namespace

class TestSessionAudit : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    clock_ = std::make_unique<SimClock>();
    world_ = std::make_unique<SimWorld>(*clock_);
    world_->put(fixtures::rebateNumbered(1));
    world_->operators["chen.jing"].role = Role::auditor;
    chain_.clear();
    threshold_ = 100;
    world_->reading = [this](const std::string& region, const RegionRead& wish) { return answer(region, wish); };
    console_ = std::make_unique<SimConsole>(*world_);
    grow(10);
    console_->start();
  }
  void cleanup() { console_.reset(); }

  void headsAreWhatWasWitnessed() {
    enter();
    QVERIFY(clock_->advanceUntil([&] { return count(AuditVerdict::same) == 3; }, 20'000));
    grow(25);
    QVERIFY(clock_->advanceUntil([&] { return heads(35) == 3 && count(AuditVerdict::same) == 3; }, 30'000));
  }

  void aForkIsLoudAndSurvivesARestart() {
    enter();
    QVERIFY(clock_->advanceUntil([&] { return count(AuditVerdict::same) == 3; }, 20'000));
    clock_->advance(15'000);
    console_->stop();
    tamper(4);
    console_->restart();
    QVERIFY(clock_->advanceUntil([&] { return count(AuditVerdict::forked) == 3; }, 30'000));
    grow(3);
    clock_->advance(30'000);
    QCOMPARE(count(AuditVerdict::forked), 3);
  }

  void aChainIsVerifiedToItsEnd() {
    grow(1'234);
    enter();
    console_->session().verifyAudit("cn-north", true);
    QVERIFY(clock_->advanceUntil([&] { return check().finishedAt > 0; }, 20'000));
    QCOMPARE(check().checked, std::int64_t{1'244});
    QCOMPARE(check().head, chain_.back().hash);
    QVERIFY(!check().running && check().brokenAt == 0);
    // The next one goes on from there, also after a restart.
    grow(6);
    console_->restart();
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }));
    asked_.clear();
    console_->session().verifyAudit("cn-north", false);
    QVERIFY(clock_->advanceUntil([&] { return check().finishedAt > 0; }, 20'000));
    QCOMPARE(check().from, std::int64_t{1'244});
    QCOMPARE(check().checked, std::int64_t{1'250});
  }

  void theFirstRecordThatDoesNotFitIsNamed() {
    grow(1'500);
    chain_[876].record += " ";  // only the text: what it was made of is another
    enter();
    console_->session().verifyAudit("cn-east", true);
    QVERIFY(clock_->advanceUntil([&] { return !check().running; }, 20'000));
    QCOMPARE(check().brokenAt, std::int64_t{877});
    QCOMPARE(check().checked, std::int64_t{876});
    QCOMPARE(check().finishedAt, Millis{0});
  }

  void aRecordThatIsMissingDoesNotFit() {
    grow(20);
    chain_.erase(chain_.begin() + 7);
    enter();
    console_->session().verifyAudit("cn-east", true);
    QVERIFY(clock_->advanceUntil([&] { return !check().running; }, 20'000));
    QCOMPARE(check().brokenAt, std::int64_t{9});
  }

  void itCanBeStoppedAndGoesOn() {
    grow(3'000);
    enter();
    console_->session().verifyAudit("cn-east", true);
    QVERIFY(clock_->advanceUntil([&] { return check().checked >= 1'000; }, 20'000));
    console_->session().stopVerifying();
    const auto at = check().checked;
    QVERIFY(!check().running && check().finishedAt == 0);
    clock_->advance(5'000);
    QCOMPARE(check().checked, at);
    console_->session().verifyAudit("cn-east", false);
    QCOMPARE(check().from, at);
    QVERIFY(clock_->advanceUntil([&] { return check().finishedAt > 0; }, 20'000));
    QCOMPARE(check().checked, std::int64_t{3'010});
  }

  void aRegionThatDiesStopsIt() {
    grow(3'000);
    enter();
    console_->session().verifyAudit("cn-south", true);
    QVERIFY(clock_->advanceUntil([&] { return check().checked >= 500; }, 20'000));
    world_->kill("cn-south");
    QVERIFY(clock_->advanceUntil([&] { return !check().running; }, 20'000));
    QVERIFY(check().why && check().why->code == Errc::unavailable);
    console_->session().lock(LockReason::asked);
    QVERIFY(!console_->facts().chainCheck);
  }

  void whoMayNotReadItVerifiesNothing() {
    world_->operators["chen.jing"].role = Role::finance;
    enter();
    console_->session().verifyAudit("cn-east", true);
    QVERIFY(!console_->facts().chainCheck);
    QVERIFY(clock_->advanceUntil([&] { return count(AuditVerdict::same) == 3; }, 5'000));
  }

  void theRulesInForceDecideWhetherASecondPersonIsNeeded() {
    world_->operators["chen.jing"].role = Role::finance;
    enter();
    QVERIFY(clock_->advanceUntil([&] { return console_->facts().rules.has_value(); }, 5'000));
    QCOMPARE(console_->facts().rules->secondDeciderAbove.value, std::int64_t{100});
    // What was known last is used where no region answers.
    for (const char* region : {"cn-east", "cn-north", "cn-south"}) world_->kill(region);
    console_->restart();
    QVERIFY(clock_->advanceUntil([&] { return console_->facts().signIn == SignIn::offline; }, 60'000));
    QCOMPARE(console_->facts().rules->secondDeciderAbove.value, std::int64_t{100});
  }

  void anotherMajorIsNotTalkedTo() {
    world_->region("cn-south").api = {kApiVersion.major + 1, 0};
    world_->region("cn-north").api = {kApiVersion.major, kApiVersion.minor + 7};
    clock_->advance(5'000);
    auto* south = console_->links[2];
    QVERIFY(apiOf("cn-south") == world_->region("cn-south").api);  // known before anybody signs in
    enter();
    clock_->advance(10 * 60'000);
    QCOMPARE(south->signIns, 0);
    QVERIFY2(south->streams <= 12, qPrintable(QString::number(south->streams)));
    QVERIFY(linkOf("cn-south") == LinkState::refused);
    QVERIFY(linkOf("cn-north") == LinkState::live);
    QVERIFY(apiOf("cn-north") == world_->region("cn-north").api);
    QVERIFY(console_->facts().target.state == WriteState::writing);
    world_->region("cn-south").api = kApiVersion;  // it was replaced
    QVERIFY(clock_->advanceUntil([&] { return linkOf("cn-south") == LinkState::live; }, 5'000));
  }

  void aLeaderOfAnotherMajorTakesNoWrites() {
    enter();
    QVERIFY(clock_->advanceUntil([&] { return console_->facts().target.state == WriteState::writing; }, 5'000));
    world_->region(world_->leader()).api = {kApiVersion.major - 1, 9};
    QVERIFY(clock_->advanceUntil([&] { return console_->facts().target.state != WriteState::writing; }, 5'000));
    QVERIFY(linkOf(world_->leader()) == LinkState::refused);
  }

 private:
  void enter() {
    QVERIFY(console_->signIn());
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }));
  }
  void grow(int by) {
    for (int i = 0; i < by; ++i)
      chain_.push_back(
          recordAfter(chain_.empty() ? nullptr : &chain_.back(), "{\"n\":" + std::to_string(chain_.size()) + "}"));
    tell();
  }
  void tamper(std::size_t from) {
    chain_[from].record = "{\"n\":\"changed\"}";
    for (std::size_t i = from; i < chain_.size(); ++i) chain_[i] = recordAfter(&chain_[i - 1], chain_[i].record);
    tell();
  }
  void tell() {
    for (const char* name : {"cn-east", "cn-north", "cn-south"}) {
      world_->region(name).auditSeq = chain_.back().seq;
      world_->region(name).auditHead = chain_.back().hash;
    }
  }
  Result<RegionReading> answer(const std::string&, const RegionRead& wish) {
    if (const auto* audit = std::get_if<AuditRead>(&wish)) {
      asked_.push_back(*audit);
      AuditSlice slice;
      for (const auto& record : chain_)
        if (record.seq > audit->after && static_cast<int>(slice.entries.size()) < audit->limit)
          slice.entries.push_back({record, 0, {}, {}, {}, 0, {}});
      if (static_cast<int>(slice.entries.size()) == audit->limit) slice.next = slice.entries.back().raw.seq;
      return RegionReading(slice);
    }
    if (!std::holds_alternative<RulesRead>(wish)) return Error{Errc::notFound, "", ""};
    RuleVersion first, second, later;
    second.rules.version = 2;
    second.rules.secondDeciderAbove = {threshold_};
    later.rules.version = 3;
    later.rules.from = clock_->truth() + 24 * 3'600'000;
    later.rules.secondDeciderAbove = {7};
    return RegionReading(std::vector{first, second, later});
  }
  const ChainCheck& check() const { return *console_->facts().chainCheck; }
  int count(AuditVerdict verdict) const {
    int sum = 0;
    for (const auto& head : console_->facts().auditHeads) sum += head.verdict == verdict ? 1 : 0;
    return sum;
  }
  int heads(std::int64_t seq) const {
    int sum = 0;
    for (const auto& head : console_->facts().auditHeads) sum += head.seq == seq ? 1 : 0;
    return sum;
  }
  LinkState linkOf(const std::string& name) const {
    for (const auto& region : console_->facts().regions)
      if (region.address == name) return region.link;
    return LinkState::connecting;
  }
  std::optional<ApiVersion> apiOf(const std::string& name) const {
    for (const auto& region : console_->facts().regions)
      if (region.address == name) return region.api;
    return std::nullopt;
  }

  std::unique_ptr<SimClock> clock_;
  std::unique_ptr<SimWorld> world_;
  std::unique_ptr<SimConsole> console_;
  std::vector<AuditRecord> chain_;
  std::vector<AuditRead> asked_;
  std::int64_t threshold_ = 100;
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestSessionAudit)
#include "tst_session_audit.moc"
