// SPDX-License-Identifier: GPL-3.0-or-later
// What one desktop makes of the regions' audit heads: random histories, forks and cuts against the whole chains.
#include <QTest>
#include <random>

#include "session/audit_witness.h"

namespace rebate {
namespace {

using Chain = std::vector<std::string>;  ///< hashes; each holds everything before it

constexpr Millis kLong = 20'000;  ///< more than a loss needs, or a question waits

class Regions {
 public:
  explicit Regions(unsigned seed) : random_(seed) {
    witness.open({});
    witness.setMayAsk(true);
  }

  void grow(Chain& chain, int by) {
    for (int i = 0; i < by; ++i) chain.push_back((chain.empty() ? "" : chain.back().substr(0, 8)) + word());
  }
  void say(const std::string& name, bool leads = false) {
    now += 1;
    const auto& chain = chains[name];
    if (!chain.empty()) witness.heard({name, store, static_cast<std::int64_t>(chain.size()), chain.back(), leads}, now);
  }
  void answerAll() {
    for (int i = 0; i < 20; ++i) {
      now += 6'000;
      for (auto asked = witness.question(now); asked; asked = witness.question(now)) {
        const auto& chain = chains[asked->region];
        const auto at = static_cast<std::size_t>(asked->seq);
        witness.answered(*asked, at <= chain.size() ? chain[at - 1] : std::string());
      }
    }
  }
  AuditVerdict verdictOf(const std::string& name) const {
    for (const auto& view : witness.views())
      if (view.region == name) return view.verdict;
    return AuditVerdict::unknown;
  }
  AuditHeadView viewOf(const std::string& name) const {
    for (const auto& view : witness.views())
      if (view.region == name) return view;
    return {};
  }
  unsigned dice(unsigned most) { return static_cast<unsigned>(random_() % most); }
  std::string word() { return std::to_string(random_()); }

  std::map<std::string, Chain> chains;
  std::string store = "store-1";
  AuditWitness witness;
  Millis now = 1'000'000;

 private:
  std::mt19937 random_;
};

bool isPrefix(const Chain& one, const Chain& of) {
  return one.size() <= of.size() && std::equal(one.begin(), one.end(), of.begin());
}

}  // namespace

class TestAuditWitness : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void whatGoesOnIsTheSame() {
    Regions r(1);
    r.grow(r.chains["east"], 10);
    r.say("east");
    QVERIFY(r.verdictOf("east") == AuditVerdict::same);
    r.grow(r.chains["east"], 7);
    r.say("east");
    QVERIFY(r.verdictOf("east") == AuditVerdict::ahead);
    r.answerAll();
    QVERIFY(r.verdictOf("east") == AuditVerdict::same);
    QCOMPARE(r.viewOf("east").witnessedSeq, std::int64_t{17});
  }

  void aReplicaMayBeBehind() {
    Regions r(2);
    r.grow(r.chains["east"], 100);
    r.chains["south"] = Chain(r.chains["east"].begin(), r.chains["east"].begin() + 31);
    r.say("east");
    r.say("south");
    r.answerAll();
    QVERIFY(r.verdictOf("south") == AuditVerdict::behind);
    r.chains["south"][30] = "another";
    r.say("south");
    r.answerAll();
    QVERIFY(r.verdictOf("south") == AuditVerdict::forked);
    QCOMPARE(r.viewOf("south").forkedAt, std::int64_t{31});
  }

  void oneNumberWithTwoHashesIsAForkAtOnce() {
    for (const bool mayAsk : {true, false}) {
      Regions r(3);
      r.witness.setMayAsk(mayAsk);
      r.grow(r.chains["east"], 10);
      r.chains["north"] = r.chains["east"];
      r.chains["north"].back() = "another";
      r.say("east");
      r.say("north");
      QVERIFY(r.verdictOf("north") == AuditVerdict::forked);
      QVERIFY(r.verdictOf("east") == AuditVerdict::same);
    }
  }

  void aForkThatGrewOnIsFound() {
    Regions r(4);
    r.grow(r.chains["east"], 10);
    r.say("east");
    r.chains["east"][4] = "changed";
    for (std::size_t i = 5; i < 10; ++i) r.chains["east"][i] = "changed" + std::to_string(i);
    r.grow(r.chains["east"], 5);
    r.say("east");
    r.answerAll();
    QVERIFY(r.verdictOf("east") == AuditVerdict::forked);
    QCOMPARE(r.viewOf("east").witnessedSeq, std::int64_t{10});  // what was witnessed stays
    r.grow(r.chains["east"], 5);
    r.say("east");
    r.answerAll();
    QVERIFY(r.verdictOf("east") == AuditVerdict::forked);
  }

  void whatStaysBelowIsLostAndARestartIsNot() {
    Regions r(5);
    r.grow(r.chains["east"], 10);
    r.say("east");
    const auto whole = r.chains["east"];
    r.chains["east"].resize(7);
    r.say("east");
    QVERIFY(r.verdictOf("east") != AuditVerdict::lost);  // it may just be starting
    r.now += kLong;
    r.say("east");
    QVERIFY(r.verdictOf("east") == AuditVerdict::lost);
    r.chains["east"] = whole;
    r.say("east");
    QVERIFY(r.verdictOf("east") == AuditVerdict::same);
  }

  void aLeaderBelowWhatWasWitnessedIsALoss() {
    Regions r(6);
    r.grow(r.chains["east"], 10);
    r.chains["north"] = Chain(r.chains["east"].begin(), r.chains["east"].begin() + 8);
    r.say("east", true);
    r.say("north");
    r.now += kLong;
    r.say("north");
    QVERIFY(r.verdictOf("north") == AuditVerdict::behind);
    r.say("north", true);  // east is gone, and with it what only it had
    r.now += kLong;
    r.say("north", true);
    QVERIFY(r.verdictOf("north") == AuditVerdict::lost);
  }

  void anotherStoreIsItsOwnHistory() {
    Regions r(7);
    r.grow(r.chains["east"], 10);
    r.say("east");
    r.store = "store-2";
    r.chains["east"].resize(3);
    r.chains["east"][2] = "restored";
    r.say("east");
    r.now += kLong;
    r.say("east");
    QVERIFY(r.verdictOf("east") == AuditVerdict::same);
  }

  void itIsKeptAcrossARestart() {
    Regions r(8);
    r.grow(r.chains["east"], 10);
    r.say("east");
    const auto kept = r.witness.kept();
    for (const bool cut : {true, false}) {
      Regions later(9);
      later.witness.open(kept);
      later.witness.setMayAsk(true);
      later.chains["east"] = r.chains["east"];
      if (cut)
        later.chains["east"].resize(9);
      else
        later.chains["east"][9] = "another";
      later.say("east");
      later.now += kLong;
      later.say("east");
      QVERIFY(later.verdictOf("east") == (cut ? AuditVerdict::lost : AuditVerdict::forked));
    }
    AuditWitness garbage;
    for (const char* text : {"", "[]", "{\"stores\":3,\"regions\":[]}", "{\"stores\":{\"s\":{\"seq\":\"x\"}}}"}) {
      garbage.open(text);
      QVERIFY(garbage.views().empty());
    }
  }

  /// `sure` always tells the truth; the others lag, fork, are cut and come back as they like.
  void anyHistoryIsWhatTheWholeChainsSay() {
    for (unsigned seed = 0; seed < 300; ++seed) {
      Regions r(seed);
      auto& sure = r.chains["sure"];
      std::map<std::string, std::size_t> highest;
      r.grow(sure, 5);
      r.say("sure");
      for (int step = 0; step < 30; ++step) {
        r.grow(sure, static_cast<int>(r.dice(4)));
        r.say("sure");
        r.answerAll();
        const std::string name = r.dice(2) ? "north" : "south";
        auto& chain = r.chains[name];
        switch (r.dice(4)) {
          case 0:  // catches up, to somewhere
            chain = Chain(sure.begin(), sure.begin() + static_cast<std::ptrdiff_t>(1 + r.dice(unsigned(sure.size()))));
            break;
          case 1:  // goes on by itself
            r.grow(chain, static_cast<int>(1 + r.dice(6)));
            break;
          case 2:  // loses its end
            if (chain.size() > 1) chain.resize(1 + r.dice(unsigned(chain.size())));
            break;
          case 3:  // something in it was changed, and everything behind it
            for (std::size_t i = r.dice(unsigned(chain.size()) + 1); i < chain.size(); ++i) chain[i] = r.word();
            break;
        }
        if (chain.empty()) continue;
        highest[name] = std::max(highest[name], chain.size());
        r.say(name);
        r.now += kLong;
        r.say(name);
        r.answerAll();
        r.say("sure");
        if (r.dice(8) == 0) {  // the desktop is started again
          const auto kept = r.witness.kept();
          r.witness.open(kept);
          r.say("sure");
          r.say(name);
          r.now += kLong;
          r.say(name);
          r.answerAll();
        }
        const auto verdict = r.verdictOf(name);
        const bool ours = isPrefix(chain, sure) || isPrefix(sure, chain);
        if (!ours)
          QVERIFY2(verdict == AuditVerdict::forked, qPrintable(QStringLiteral("%1 %2").arg(seed).arg(step)));
        else if (chain.size() > sure.size())
          sure = chain;  // it went on from what was witnessed: then this is the history
        else if (chain.size() < highest[name])
          QVERIFY2(verdict == AuditVerdict::lost, qPrintable(QStringLiteral("%1 %2").arg(seed).arg(step)));
        else
          QVERIFY2(verdict == (chain.size() == sure.size() ? AuditVerdict::same : AuditVerdict::behind),
                   qPrintable(QStringLiteral("%1 %2").arg(seed).arg(step)));
        QVERIFY(r.verdictOf("sure") == AuditVerdict::same || chain.size() >= sure.size());
      }
    }
  }
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestAuditWitness)
#include "tst_audit_witness.moc"
