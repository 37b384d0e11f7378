// SPDX-License-Identifier: GPL-3.0-or-later
// A scripted watch: twelve faults, spread over the time, on a machine with twice as much to do as it can. Each is found
// in time, its phases are measured, nothing that was decided is lost, and in between nobody is alarmed for nothing.
// REBATE_HOUR_MINUTES says how long it lasts; packaging/watch-hour runs the whole hour. Without it the faults follow
// each other at once.
#include <QtTest>
#include <csignal>

#include "watch_desk.h"

using namespace rebate;
using namespace rebate::fixtures;
using Mood = Weather::Mood;

namespace {

enum class Blow {
  kill,    ///< the process dies
  pause,   ///< the process is stopped, and goes on later
  cut,     ///< our way to it refuses and drops
  slow,    ///< our way to it takes seconds
  partial  ///< our way to it stays, and nothing more comes through
};

struct Fault {
  const char* words;
  Blow blow;
  bool leads;  ///< whom it meets
  bool failsOver() const { return leads && (blow == Blow::kill || blow == Blow::pause); }
};

/// Each is healed again before the next: the heals are the other half of what happens.
constexpr Fault kFaults[] = {
    {"kill the leader", Blow::kill, true},     {"cut a follower off", Blow::cut, false},
    {"pause a follower", Blow::pause, false},  {"pause the leader", Blow::pause, true},
    {"slow to a follower", Blow::slow, false}, {"partial: a follower's streams stall", Blow::partial, false},
    {"cut the leader off", Blow::cut, true},   {"kill a follower", Blow::kill, false},
    {"kill the leader", Blow::kill, true},     {"partial: the leader's streams stall", Blow::partial, true},
    {"slow to the leader", Blow::slow, true},  {"pause the leader", Blow::pause, true},
};

constexpr Millis kInterval = 1'000;
constexpr int kMisses = 3;

Millis quietBetween() {
  const auto minutes = qEnvironmentVariableIntValue("REBATE_HOUR_MINUTES");
  return std::max<Millis>(1'500, minutes * 60'000LL / static_cast<Millis>(std::size(kFaults)) - 8'000);
}

}  // namespace

class TestWatchHour : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyFaultIsFoundAndNobodyIsAlarmedForNothing();

 private:
  QString strike(WatchDesk& desk, const Fault& fault);  ///< what was wrong; empty: nothing
  QString find(WatchDesk& desk, const Fault& fault, int struck);
  static void inflict(WatchDesk& desk, Blow blow, int region);
  static void heal(WatchDesk& desk, Blow blow, int region);
  static QString wrongRecord(const Failover& record, const std::string& lost);
};

void TestWatchHour::inflict(WatchDesk& desk, Blow blow, int region) {
  switch (blow) {
    case Blow::kill:
      return desk.regions().signal(region, SIGKILL);
    case Blow::pause:
      return desk.regions().signal(region, SIGSTOP);
    case Blow::cut:
      return desk.way(region).turn(Mood::cut);
    case Blow::slow:
      return desk.way(region).turn(Mood::farAway);
    case Blow::partial:
      return desk.way(region).turn(Mood::stalled);
  }
}

void TestWatchHour::heal(WatchDesk& desk, Blow blow, int region) {
  switch (blow) {
    case Blow::kill:
      return desk.regions().start(region);
    case Blow::pause:
      desk.regions().signal(region, SIGCONT);
      // One that held the write lock when it was stopped was ended by its successor.
      if (!desk.regions().isRunning(region)) desk.regions().start(region);
      return;
    case Blow::slow:
      desk.way(region).turn(Mood::cut);  // what is still on its way goes with its connection
      return desk.way(region).turn(Mood::fine);
    case Blow::cut:
    case Blow::partial:
      return desk.way(region).turn(Mood::fine);
  }
}

QString TestWatchHour::wrongRecord(const Failover& record, const std::string& lost) {
  if (record.lost != lost) return QStringLiteral("it is about another region");
  if (record.successor.empty() || record.successor == lost) return QStringLiteral("it names no successor");
  if (record.epochAfter <= record.epochBefore) return QStringLiteral("the epoch did not grow");
  if (!record.detectedAt || !record.electedAt || !record.promotedAt || !record.reroutedAt)
    return QStringLiteral("a phase was not measured");
  const bool inOrder = record.lostAt <= *record.detectedAt && *record.detectedAt <= *record.electedAt &&
                       *record.electedAt <= *record.promotedAt && *record.promotedAt <= *record.reroutedAt;
  return inOrder ? QString() : QStringLiteral("its moments are out of order");
}

/// From the blow until it is found, and what comes of it.
QString TestWatchHour::find(WatchDesk& desk, const Fault& fault, int struck) {
  const auto before = desk.facts().failovers.size();
  inflict(desk, fault.blow, struck);
  if (const auto wrong = desk.until([&] { return desk.status(struck) != Status::ok; }); !wrong.isEmpty()) return wrong;
  const auto found = QDateTime::currentMSecsSinceEpoch() - desk.view(struck).lastHeard;
  qInfo("%s: found %lld ms after the last word", fault.words, qlonglong(found));
  if (5 * found > 6 * kInterval * kMisses) return QStringLiteral("found after %1 ms of silence").arg(found);
  // Whoever is gone for us alone leads on; nothing is written past it. A follower is not missed.
  if (!fault.leads) return desk.decide();
  if (!fault.failsOver()) return desk.until([&] { return desk.facts().target.state != WriteState::writing; });
  if (const auto wrong = desk.until([&] { return desk.facts().failovers.size() > before; }); !wrong.isEmpty())
    return wrong;
  if (const auto wrong = desk.decide(); !wrong.isEmpty()) return wrong;
  const auto& records = desk.facts().failovers;
  if (const auto wrong = desk.until([&] { return records.front().firstWriteAt.has_value(); }); !wrong.isEmpty())
    return wrong;
  return wrongRecord(records.front(), WatchDesk::nameOf(struck));
}

QString TestWatchHour::strike(WatchDesk& desk, const Fault& fault) {
  if (const auto wrong = desk.until([&] { return desk.allWell(); }); !wrong.isEmpty()) return wrong;
  if (const auto wrong = desk.decide(); !wrong.isEmpty()) return wrong;
  if (const auto wrong = desk.rest(quietBetween()); !wrong.isEmpty()) return wrong;
  const int leader = desk.leader();
  const int struck = fault.leads ? leader : (leader + 1) % 3;
  const auto before = desk.facts().failovers.size();
  desk.spare({struck});
  if (const auto wrong = find(desk, fault, struck); !wrong.isEmpty()) return wrong;
  heal(desk, fault.blow, struck);
  const auto well = [&] {
    const auto& running = desk.facts().failover;
    return desk.allWell() && !(running && !running->reroutedAt);
  };
  if (const auto wrong = desk.until(well); !wrong.isEmpty()) return wrong;
  desk.spare({});
  return desk.facts().failovers.size() == before + (fault.failsOver() ? 1 : 0)
             ? QString()
             : QStringLiteral("it was recorded as what it was not");
}

void TestWatchHour::everyFaultIsFoundAndNobodyIsAlarmedForNothing() {
  WatchDesk desk;
  const BusyMachine busy;
  for (const auto& fault : kFaults) {
    const auto wrong = strike(desk, fault);
    QVERIFY2(wrong.isEmpty(), qPrintable(QLatin1String(fault.words) + QStringLiteral(": ") + wrong));
  }
  QCOMPARE(desk.rest(quietBetween()), QString());
  QCOMPARE(desk.console().outbox().size(), desk.decided());
  for (const auto& item : desk.console().outbox()) QVERIFY(item.state == OutboxState::applied);
  for (const auto& record : desk.facts().failovers)
    qInfo("%s: detected %lld ms after its last word, elected %lld, promoted %lld, first write %lld, rerouted %lld",
          record.lost.c_str(), qlonglong(*record.detectedAt - record.lostAt),
          qlonglong(*record.electedAt - record.lostAt), qlonglong(*record.promotedAt - record.lostAt),
          qlonglong(*record.firstWriteAt - record.lostAt), qlonglong(*record.reroutedAt - record.lostAt));
  QVERIFY(desk.regions().check().value(QStringLiteral("ok")).toBool());
}

QTEST_GUILESS_MAIN(TestWatchHour)
#include "tst_watch_hour.moc"
