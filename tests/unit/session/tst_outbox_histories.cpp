// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of random histories: whatever is lost, doubled, late, killed or restored on the way, each decision that was
// acknowledged is applied exactly once or shown to a person, in order for each rebate.
#include <QTest>

#include "simulation/sim_replay.h"
#include "wire/digest.h"

namespace rebate {

using fixtures::SimClock;
using fixtures::SimReplay;
using fixtures::SimWorld;

namespace {

constexpr int kRebates = 12;
constexpr int kSteps = 60;
constexpr const char* kRegions[] = {"cn-east", "cn-north", "cn-south"};

/// One history, from a seed.
class History {
 public:
  explicit History(std::uint32_t seed) : world_(clock_, seed), random_(world_.random) {
    putRebates();
    world_.loseAnswer = 0.15;
    world_.loseRequest = 0.15;
    world_.refuse = 0.1;
    world_.duplicate = 0.1;
    world_.fault = 0.05;
    replay_ = std::make_unique<SimReplay>(world_);
    replay_->lateTwins = true;
    if (roll(4) == 0) world_.poison.insert(rebate(roll(kRebates)).id);
    if (roll(4) == 0) world_.poison.insert("user:u-0");
    world_.operators["chen.jing"].role = Role::support;  // the simulated regions ask nobody's role about rebates
  }

  void run() {
    for (int step = 0; step < kSteps; ++step) {
      act(roll(19));
      if (replay_->outbox.ended()) replay_->restart();
      replay_->pass(roll(400));
    }
    heal();
  }

  QString verdict() {
    if (replay_->outbox.counts()->waiting != 0) return QStringLiteral("a decision still waits, ") + wrongRow();
    if (const auto wrong = wrongRow(); !wrong.isEmpty()) return wrong;
    for (int i = 0; i < kRebates; ++i)
      if (world_.timesBooked(rebate(i).id) > 1) return QStringLiteral("booked twice");
    return outOfOrder();
  }
  int settled(OutboxState state) const {
    int count = 0;
    for (const auto& [number, item] : replay_->outbox.rows) count += item.state == state ? 1 : 0;
    return count;
  }

 private:
  int roll(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
  static Rebate rebate(int number) { return fixtures::rebateNumbered(number); }
  void putRebates() {
    for (int i = 0; i < kRebates; ++i) world_.put(rebate(i));
  }

  void act(int choice) {
    switch (choice) {
      case 0:
        world_.kill(world_.leader().empty() ? kRegions[roll(3)] : world_.leader());
        break;
      case 1:
        world_.start(kRegions[roll(3)]);
        break;
      case 2:
        world_.silence(kRegions[roll(3)], roll(2) == 0);
        break;
      case 3:
        leadSomebodyUp();
        break;
      case 4:
        replay_->restart();
        break;
      case 5:
        replay_->outbox.endAtWrite(1 + roll(6), roll(2) == 0);
        break;
      case 6:
        world_.expireTokens();
        break;
      case 7:
        replay_->replay().linkLost(kRegions[roll(3)]);
        break;
      case 8:
        byHand();
        break;
      case 9:
        if (roll(8) == 0) startAnew();
        break;
      case 10:
      case 11:
      case 12:
        command();
        break;
      default:
        decide();
        break;
    }
  }

  void leadSomebodyUp() {
    for (const auto* name : kRegions)
      if (world_.answers(name) && roll(2) == 0) return world_.lead(name);
  }

  /// A hold, and then an approval of what the hold makes of it: they count only in that order.
  void decide() {
    AddedBy by;
    if (roll(3) == 0) by.sendAfter = clock_.wall() + 3'000;
    if (roll(4) == 0) by.expiresAt = clock_.wall() + roll(20'000);
    const auto now = rebate(roll(kRebates));
    const auto first = replay_->decide(now, roll(2) == 0 ? Action::hold : Action::approve, by);
    if (!first || first->decision.action != Action::hold) return;
    auto held = rebate::decide(now, first->decision, "chen.jing", {});
    if (!held) return;
    held->version = now.version + 1;
    held->contentHash = wire::contentHash(*held);
    static_cast<void>(replay_->decide(*held, Action::approve, by));
  }

  /// Of few users, so that they queue up for each other; some name a version that may have moved.
  void command() {
    AddedBy by;
    if (roll(4) == 0) by.sendAfter = clock_.wall() + 3'000;
    if (roll(6) == 0) by.expiresAt = clock_.wall() + roll(20'000);
    const auto user = "u-" + std::to_string(roll(4));
    if (roll(2) == 0)
      static_cast<void>(replay_->command(AddNote{user, "x"}, {}, by));
    else
      static_cast<void>(replay_->command(ChangeUser{user, roll(6), Level::gold, {}, "why"}, {}, by));
  }

  void byHand() {
    auto& rows = replay_->outbox.rows;
    if (rows.empty()) return;
    auto at = std::next(rows.begin(), roll(static_cast<int>(rows.size())));
    for (auto row = rows.begin(); row != rows.end(); ++row)
      if (row->second.state == OutboxState::parked && roll(2) == 0) at = row;
    const auto item = at->second;
    auto& replay = replay_->replay();
    if (item.state == OutboxState::parked)
      static_cast<void>(roll(2) == 0 ? replay.release(item.decision.id) : replay.dismiss(item.decision.id));
    else if (item.state == OutboxState::queued)
      static_cast<void>(replay.cancel(item.decision.id));
  }

  /// Restored to an earlier time: what was decided since is not known there.
  void startAnew() {
    world_.replaceStore("store-" + std::to_string(++stores_));
    putRebates();
    replay_->look();
  }

  void heal() {
    world_.loseAnswer = world_.loseRequest = world_.refuse = world_.duplicate = world_.fault = 0;
    replay_->outbox.revive();
    replay_->restart();
    for (const auto* name : kRegions) {
      world_.silence(name, false);
      world_.start(name);
    }
    world_.lead("cn-south");
    // What waits behind a parked row waits for a person, too.
    for (int looked = 0; looked < 100 && !settles(); ++looked) {
      world_.poison.clear();
      byHand();
      replay_->pass(100);  // what is on its way beside a parked one comes to its end
    }
  }
  bool settles() {
    const auto waiting = [&] { return replay_->outbox.counts()->waiting; };
    return replay_->passUntil([&] { return waiting() == 0 || onlyBehindParked(); }, 600'000) && waiting() == 0;
  }
  bool onlyBehindParked() const {
    std::set<std::string> parked;
    for (const auto& [number, item] : replay_->outbox.rows) {
      if (item.state == OutboxState::parked) parked.insert(item.decision.rebateId);
      if (isOpen(item.state) && !parked.contains(item.decision.rebateId)) return false;
    }
    return true;
  }

  QString wrongRow() const {
    for (const auto& [number, item] : replay_->outbox.rows) {
      const bool applied = isApplied(item);
      const auto& madeOn = item.releasedOn.empty() ? item.store : item.releasedOn;
      const bool closedItself = item.problem == Problem::alreadyDecided;
      const auto wrong = [&, n = number](const char* what) {
        return QStringLiteral("row %1, %2: %3").arg(n).arg(QLatin1String(name(item.state).data()), QLatin1String(what));
      };
      if (const auto done = world_.doneOn(item.decision.id); !done.empty() && item.releasedOn.empty())
        if (done != std::vector{item.store}) return wrong("done twice, or on a history it was not made on");
      if (isOpen(item.state)) return wrong("still open");
      if (item.state == OutboxState::applied && madeOn == world_.store() && !applied && !closedItself)
        return wrong("the regions have not applied it");
      // One that was sent, looked up, not found, and then ran out may still have been on its way.
      // Likewise a command that was sent, and then given up by a region that failed on it, or by a person.
      const bool givenUp = item.command && (item.state == OutboxState::parked || item.state == OutboxState::cancelled);
      const bool late = item.tries > 0 && (item.state == OutboxState::expired || givenUp);
      if (applied && item.state != OutboxState::applied && !late) return wrong("the regions have applied it");
    }
    return {};
  }

  bool isApplied(const OutboxItem& item) const {
    const auto* decision = world_.known(item.decision.id);
    const auto* command = world_.knownCommand(item.decision.id);
    return (decision != nullptr && decision->applied) || (command != nullptr && command->applied);
  }

  /// For each rebate the regions saw the decisions in the order in which they were made.
  QString outOfOrder() const {
    std::map<std::string, std::int64_t> numbers;
    std::map<std::int64_t, std::string> rebates;
    for (const auto& [number, item] : replay_->outbox.rows) {
      numbers[item.decision.id] = number;
      rebates[number] = item.decision.rebateId;
    }
    std::map<std::string, std::int64_t> newest;
    std::set<std::string> seen;
    for (const auto& id : world_.arrived()) {
      if (!seen.insert(id).second) continue;  // on another history, again
      auto& last = newest[rebates[numbers[id]]];
      if (numbers[id] < last && !mayOvertake(numbers[id]))
        return QStringLiteral("%1 came after %2").arg(numbers[id]).arg(last);
      last = std::max(last, numbers[id]);
    }
    return {};
  }
  /// Let go by a person, who looked at it, after others; or given up after it was sent, looked up and not found, and on
  /// its way all the same. The id keeps even that from counting twice.
  bool mayOvertake(std::int64_t number) const {
    const auto& item = replay_->outbox.rows.at(number);
    const bool givenUp = item.state == OutboxState::expired || item.state == OutboxState::cancelled;
    return !item.releasedOn.empty() || (givenUp && item.tries > 0);
  }

  SimClock clock_;
  SimWorld world_;
  std::mt19937& random_;
  std::unique_ptr<SimReplay> replay_;
  int stores_ = 1;
};

}  // namespace

class TestOutboxHistories : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void eachIsAppliedOnceOrShown_data() {
    QTest::addColumn<int>("from");
    for (int from = 0; from < 8000; from += 500) QTest::addRow("seeds from %d", from) << from;
  }
  void eachIsAppliedOnceOrShown() {
    QFETCH(int, from);
    std::map<OutboxState, int> ends;
    for (int seed = from; seed < from + 500; ++seed) {
      History history(static_cast<std::uint32_t>(seed));
      history.run();
      const auto wrong = history.verdict();
      QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(wrong)));
      for (const auto state : {OutboxState::applied, OutboxState::conflict, OutboxState::expired,
                               OutboxState::cancelled, OutboxState::parked})
        ends[state] += history.settled(state);
    }
    // The histories come to every end there is, or they would show little.
    for (const auto& [state, count] : ends) QVERIFY2(count > 10, std::string(name(state)).c_str());
  }
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestOutboxHistories)
#include "tst_outbox_histories.moc"
