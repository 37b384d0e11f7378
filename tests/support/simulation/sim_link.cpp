// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/sim_link.h"

#include <algorithm>
#include <utility>

namespace rebate::fixtures {
namespace {

constexpr Millis kTimeout = 5'000;
constexpr Millis kBeat = 1'000;

bool chance(SimWorld& world, double probability) {
  return std::uniform_real_distribution<>(0, 1)(world.random) < probability;
}

/// Timers that go on from one another; ending it ends whichever is next.
struct Chain {
  Subscription next;
};

}  // namespace

template <class T>
Subscription SimLink::request(std::function<Result<T>()> serve, Answer<T> answer, Errc whenLost) {
  auto chain = std::make_shared<Chain>();
  const auto later = [this, chain](Millis delay, std::function<void()> then) {
    // The chain keeps itself alive in its own timer until that is called or ended.
    chain->next = world_.clock().after(delay, std::move(then));
  };
  const auto latency = world_.region(name_).latency;
  if (!world_.region(name_).up) {
    later(1, [answer] { answer(Error{Errc::unavailable, "", "refused"}); });
    return Subscription([chain] { chain->next.reset(); });
  }
  const auto lost = [answer, whenLost] { answer(Error{whenLost, "", "no answer"}); };
  later(latency, [this, serve, answer, lost, later, latency, whenLost] {
    const bool write = whenLost == Errc::unanswered;
    const bool never = write && chance(world_, world_.loseRequest);
    if (!world_.region(name_).up) return lost();
    if (world_.region(name_).silent || never) return later(never ? latency : kTimeout, lost);
    if (write && chance(world_, world_.duplicate)) static_cast<void>(serve());
    const auto result = serve();
    const bool gone = write && chance(world_, world_.loseAnswer);
    later(latency, [this, result, answer, lost, gone] {
      if (gone || !world_.answers(name_)) return lost();
      answer(result);
    });
  });
  return Subscription([chain] { chain->next.reset(); });
}

std::optional<Error> SimLink::refusal(const std::string& token, bool write) const {
  if (!world_.tokens.contains(token)) return Error{Errc::unauthenticated, "", ""};
  return write ? notLeading() : std::nullopt;
}

std::optional<Error> SimLink::notLeading() const {
  if (world_.leader() == name_) return std::nullopt;
  if (world_.leader().empty()) return Error{Errc::unavailable, "leader", "nobody leads"};
  return Error{Errc::notLeader, world_.leader(), ""};
}

Subscription SimLink::hello(Answer<RegionHello> answer) {
  ++hellos;
  return request<RegionHello>(
      [this]() -> Result<RegionHello> {
        return RegionHello{name_, world_.region(name_).api};
      },
      std::move(answer), Errc::unavailable);
}

Subscription SimLink::signIn(const Credentials& credentials, Answer<SessionGrant> answer) {
  ++signIns;
  return request<SessionGrant>(
      [this, credentials]() -> Result<SessionGrant> {
        if (const auto no = notLeading()) return *no;
        const auto known = world_.passwords.find(credentials.name);
        if (known == world_.passwords.end() || known->second != credentials.password.text())
          return Error{Errc::unauthenticated, "", ""};
        const auto code = world_.codes.find(credentials.name);
        if (code != world_.codes.end() && credentials.code.empty()) return Error{Errc::unauthenticated, "code", ""};
        if (code != world_.codes.end() && credentials.code.text() != code->second)
          return Error{Errc::invalid, "code", ""};
        return grantTo(credentials.name);
      },
      std::move(answer), Errc::unavailable);
}

SessionGrant SimLink::grantTo(const std::string& person) {
  const auto token = "token-" + std::to_string(++world_.minted);
  world_.tokens[token] = person;
  SessionGrant grant{world_.operators.at(person), token, world_.clock().truth() + 8 * kHour};
  grant.leaseKey = world_.leases.publicKey();
  return grant;
}

Subscription SimLink::refresh(Answer<SessionGrant> answer) {
  ++refreshes;
  return request<SessionGrant>(
      [this, token = token_]() -> Result<SessionGrant> {
        const auto live = world_.tokens.find(token);
        const auto expired = world_.expired.find(token);
        if (live == world_.tokens.end() && expired == world_.expired.end()) return Error{Errc::unauthenticated, "", ""};
        if (const auto no = notLeading()) return *no;
        return grantTo(live != world_.tokens.end() ? live->second : expired->second);
      },
      std::move(answer), Errc::unanswered);
}

std::vector<DecisionReply> SimLink::decideAll(const std::vector<Decision>& decisions, const std::string& person) {
  std::vector<DecisionReply> replies;
  for (const auto& decision : decisions) {
    if (chance(world_, world_.refuse)) {
      DecisionReply reply;
      reply.id = decision.id;
      reply.problem = chance(world_, 0.5) ? Problem::rateLimited : Problem::fault;
      replies.push_back(reply);
    } else {
      replies.push_back(world_.decide(decision, person));
    }
  }
  return replies;
}

Subscription SimLink::postDecisions(const std::vector<Decision>& decisions, Answer<std::vector<DecisionReply>> answer) {
  ++posts;
  return request<std::vector<DecisionReply>>(
      [this, decisions, token = token_]() -> Result<std::vector<DecisionReply>> {
        if (const auto no = refusal(token, true)) return *no;
        const Error fault{Errc::unanswered, "fault", "a 500"};
        for (const auto& decision : decisions)
          if (world_.poison.contains(decision.rebateId)) return fault;
        const bool fails = chance(world_, world_.fault);
        if (fails && chance(world_, 0.5)) return fault;
        auto replies = decideAll(decisions, world_.tokens.at(token));
        if (fails) return fault;
        return replies;
      },
      std::move(answer), Errc::unanswered);
}

Subscription SimLink::lookUpDecision(const std::string& id, Answer<DecisionReply> answer) {
  ++lookUps;
  return request<DecisionReply>(
      [this, id, token = token_]() -> Result<DecisionReply> {
        if (const auto no = refusal(token, false)) return *no;
        const auto* reply = world_.known(id);
        if (reply == nullptr) return Error{Errc::notFound, "", ""};
        return *reply;
      },
      std::move(answer), Errc::unavailable);
}

Subscription SimLink::fetchRebate(const std::string& id, Answer<RebateDetail> answer) {
  return request<RebateDetail>(
      [this, id, token = token_]() -> Result<RebateDetail> {
        if (const auto no = refusal(token, false)) return *no;
        const auto row = world_.rebates().find(id);
        if (row == world_.rebates().end()) return Error{Errc::notFound, "", ""};
        return RebateDetail{row->second, {}};
      },
      std::move(answer), Errc::unavailable);
}

/// The change stream: beats, and what is new whenever the world moves.
struct SimLink::Stream : std::enable_shared_from_this<SimLink::Stream> {
  SimWorld& world;
  std::string name;
  StreamListener* listener;
  std::int64_t seq;
  std::string store;
  std::int64_t said = -1;
  Subscription timer;
  Subscription watching;
  Subscription soon;

  bool once;

  Stream(SimWorld& w, std::string n, StreamListener& l, const Cursor& from, bool endsAtOnce)
      : world(w), name(std::move(n)), listener(&l), seq(from.seq), store(from.store), once(endsAtOnce) {}

  void end() {
    listener = nullptr;
    timer.reset();
    watching.reset();
    soon.reset();
  }
  void close(Errc why) {
    auto* told = std::exchange(listener, nullptr);
    end();
    if (told != nullptr) told->streamClosed({why, "", "simulated"});
  }
  void open(bool mayRead) {
    if (!world.region(name).up) return close(Errc::unavailable);
    if (world.region(name).silent) return;
    if (!mayRead) return close(Errc::unauthenticated);
    if (world.region(name).streamsKeptBack && !once) return;
    listener->streamOpened();
    const auto newest = static_cast<std::int64_t>(world.changes().size());
    if (store.empty())
      seq = newest;
    else if (store != world.store() || seq > newest || seq < world.oldest()) {
      listener->resetCame();
      return close(Errc::unavailable);
    }
    watching = world.watch([this] { wake(); });
    const auto keep = shared_from_this();
    beat();
    if (once) close(Errc::unavailable);
  }
  void wake() {
    if (!soon) soon = world.clock().after(1, [self = shared_from_this()] { self->look(); });
  }
  void look() {
    soon.reset();
    if (listener == nullptr) return;
    if (!world.region(name).up) return close(Errc::unavailable);
    if (world.region(name).silent) return;
    const auto& region = world.region(name);
    const auto view = region.epoch * 2 + (region.claims.empty() ? 1 : 0);
    if (view != said)
      beat();
    else
      tellChanges();
  }
  void beat() {
    timer = world.clock().after(kBeat, [self = shared_from_this()] { self->beat(); });
    if (!world.region(name).up) return close(Errc::unavailable);
    if (world.region(name).silent) return;
    const auto& region = world.region(name);
    said = region.epoch * 2 + (region.claims.empty() ? 1 : 0);
    Heartbeat beat;
    beat.region = name;
    beat.time = world.clock().truth();
    beat.epoch = region.epoch;
    beat.leader = region.claims;
    beat.seq = static_cast<std::int64_t>(world.changes().size());
    beat.api = region.api;
    beat.auditSeq = region.auditSeq;
    beat.auditHead = region.auditHead;
    if (world.givesLeases) beat.lease = world.leases.sign(world.store(), beat.time);
    listener->heartbeatCame(beat);
    if (listener == nullptr) return;
    Topology topology;
    topology.region = name;
    topology.city = "city of " + name;
    listener->topologyCame(topology);
    tellChanges();
  }
  void tellChanges() {
    if (listener == nullptr) return;
    const auto& all = world.changes();
    if (seq >= static_cast<std::int64_t>(all.size())) return;
    std::vector<Change> news(all.begin() + seq, all.end());
    seq = static_cast<std::int64_t>(all.size());
    listener->changesCame(std::move(news));
  }
};

Subscription SimLink::openChanges(const Cursor& from, StreamListener& listener, bool once) {
  ++(once ? polls : streams);
  auto stream = std::make_shared<Stream>(world_, name_, listener, from, once);
  stream->timer = world_.clock().after(world_.region(name_).latency, [stream, may = world_.tokens.contains(token_)] {
    const auto keep = stream;
    if (keep->listener != nullptr) keep->open(may);
  });
  return Subscription([stream] { stream->end(); });
}

Subscription SimLink::fetchSnapshot(SnapshotListener& listener) {
  ++snapshots;
  auto chain = std::make_shared<Chain>();
  auto told = std::make_shared<SnapshotListener*>(&listener);
  chain->next = world_.clock().after(world_.region(name_).latency, [this, told, chain, token = token_] {
    if (!world_.answers(name_)) return (*told)->snapshotFailed({Errc::unavailable, "", "simulated"});
    if (const auto no = refusal(token, false)) return (*told)->snapshotFailed(*no);
    const Cursor at{world_.store(), world_.epoch(), static_cast<std::int64_t>(world_.changes().size())};
    std::vector<Rebate> rows;
    for (const auto& [id, rebate] : world_.rebates()) rows.push_back(rebate);
    (*told)->snapshotBegan(at, static_cast<std::int64_t>(rows.size()));
    chain->next = world_.clock().after(50, [this, told, at, rows, chain] {  // changes go on meanwhile
      if (!world_.answers(name_)) return (*told)->snapshotFailed({Errc::unavailable, "", "cut off"});
      (*told)->rowsCame({}, rows);
      if (chain->next) (*told)->snapshotEnded(at);
    });
  });
  return Subscription([chain] { chain->next.reset(); });
}

Subscription SimMetrics::scrape(std::function<void(Result<Samples>)> answer) {
  return world_.clock().after(world_.region(name_).latency, [this, answer] {
    const auto call = answer;
    if (!world_.answers(name_)) return call(Error{Errc::unavailable, "", ""});
    call(Samples{{"rebate_credited_total", world_.counters.at(name_)}});
  });
}

Subscription SimLink::postCommand(const std::string& id, const Command& command, Answer<CommandReply> answer) {
  ++commands;
  return request<CommandReply>(
      [this, id, command, token = token_, store = world_.store()]() -> Result<CommandReply> {
        // A region is restarted to have another history: no connection outlives that.
        if (store != world_.store()) return Error{Errc::unanswered, "", "the region began anew"};
        if (const auto no = refusal(token, true)) return *no;
        CommandReply fault;
        fault.problem = Problem::fault;
        if (world_.poison.contains(entityOf(command))) return fault;
        const bool fails = chance(world_, world_.fault);
        if (fails && chance(world_, 0.5)) return fault;
        if (chance(world_, world_.refuse)) {
          CommandReply later;
          later.problem = Problem::rateLimited;
          return later;
        }
        const auto reply = world_.command(id, command, world_.tokens.at(token));
        return fails ? fault : reply;
      },
      std::move(answer), Errc::unanswered);
}

Subscription SimLink::read(const RegionRead& wish, Answer<RegionReading> answer) {
  const bool write = isForLeader(wish);
  ++reads;
  return request<RegionReading>(
      [this, wish, write, token = token_]() -> Result<RegionReading> {
        if (const auto no = refusal(token, write)) return *no;
        if (!world_.reading) return Error{Errc::notFound, "", "nothing of the kind"};
        return world_.reading(name_, wish);
      },
      std::move(answer), Errc::unavailable);
}

}  // namespace rebate::fixtures
