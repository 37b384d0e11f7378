// SPDX-License-Identifier: GPL-3.0-or-later
// Session: the vault, the files behind it, and who is signed in.
#include <algorithm>
#include <utility>

#include "session/session.h"
#include "wire/password.h"

namespace rebate {
namespace {

constexpr Millis kAskAgainEvery = 2'000;

}  // namespace

void Session::retryVault() {
  if (vaultOpening_ || kept_.outbox != nullptr) return;
  vaultOpening_ = vault_.open([this](const Outcome& outcome) {
    vaultOpening_.reset();
    vaultOpened(outcome);
  });
  publish();
}

void Session::vaultOpened(const Outcome& outcome) {
  // A failure to open shows as the vault's state; retryVault tries again.
  if (outcome && openFiles()) resumeRemembered();
  look();
  outboxMoved();
}

Outcome Session::openFiles() {
  const auto key = vault_.dataKey("outbox");
  if (!key) return key.error();
  auto kept = parts_.openKept(*key);
  if (!kept) return kept.error();
  auto device = kept->profile->device();
  if (!device) return device.error();
  device_ = *device;
  kept_ = *std::move(kept);
  if (const auto opened = replay_.open(*kept_.outbox); !opened) return opened;
  return openCacheFiles();
}

Outcome Session::openCacheFiles() {
  const auto key = vault_.dataKey("cache");
  if (!key) return key.error();
  auto cache = parts_.openCache(*key);
  if (!cache) return cache.error();
  cache_ = *std::move(cache);
  auto reader = parts_.openReader(*key);
  if (!reader) return reader.error();
  reader_ = *std::move(reader);
  if (const auto opened = sync_.open(*cache_); !opened) return opened;
  synced({});
  return Done{};
}

void Session::resumeRemembered() {
  const auto remembered = kept_.profile->remembered();
  if (!remembered || !*remembered) return;
  const auto& person = **remembered;
  if (person.token.empty() || person.expiresAt <= clock_.wall()) return;
  facts_.who = person.who;
  facts_.signIn = SignIn::signingIn;  // until a region answers, or none does
  useToken(person.token, person.expiresAt);
}

void Session::signIn(const Credentials& credentials, std::function<void(Outcome)> answer) {
  if (kept_.profile == nullptr) return answer(Error{Errc::locked, "vault", "the keys are not open"});
  askAgain_.reset();
  stopRenewing();
  wipePending();
  facts_.signIn = SignIn::signingIn;
  publish();
  signInFlow_.start(credentials, links(), [this, credentials, answer = std::move(answer)](Result<SessionGrant> grant) {
    if (grant) {
      granted(*grant, credentials.password.text());
      return answer(Done{});
    }
    const bool locked = grant.error().field == "locked";  // the regions are there, and say no
    const bool nobodyThere = !locked && (grant.error().code == Errc::unavailable || grant.error().code == Errc::busy);
    if (nobodyThere && signInOffline(credentials)) return answer(Done{});
    facts_.signIn = SignIn::signedOut;
    publish();
    answer(grant.error());
  });
}

void Session::granted(const SessionGrant& grant, const std::string& password) {
  facts_.who = grant.who;
  facts_.signIn = SignIn::signedIn;
  RememberedOperator person{grant.who, grant.token, grant.expiresAt, {}};
  if (auto verifier = wire::passwordVerifier(password)) person.verifier = *verifier;
  // Not remembered means only that the next start asks for the password again.
  static_cast<void>(kept_.profile->remember(person));
  useToken(grant.token, grant.expiresAt);
  look();
}

bool Session::signInOffline(const Credentials& credentials) {
  const auto remembered = kept_.profile->remembered();
  if (!remembered || !*remembered || (*remembered)->who.name != credentials.name) return false;
  const auto& person = **remembered;
  if (!wire::passwordMatches(person.verifier, credentials.password.text())) return false;
  facts_.who = person.who;
  facts_.signIn = SignIn::offline;
  if (!person.token.empty() && person.expiresAt > clock_.wall()) {
    useToken(person.token, person.expiresAt);
  } else {
    pending_ = credentials;
    pending_.code.clear();  // good for half a minute only
    askAgainLater();
  }
  publish();
  return true;
}

void Session::askAgainLater() {
  askAgain_ = clock_.after(kAskAgainEvery, [this] {
    askAgain_.reset();
    signInFlow_.start(pending_, links(), [this](const Result<SessionGrant>& grant) {
      if (grant) {
        granted(*grant, pending_.password.text());
        return wipePending();
      }
      const bool refused = grant.error().code == Errc::unauthenticated || grant.error().field == "locked";
      if (!refused) return askAgainLater();
      wipePending();
      signInRefused();  // the password was changed meanwhile, or a one-time code is needed
    });
  });
}

void Session::useToken(const std::string& token, Millis expiresAt) {
  token_ = token;
  expiresAt_ = expiresAt;
  ++tokenNumber_;
  renewedAt_ = -1;
  for (auto* link : links()) link->setToken(token);
  for (auto& supervisor : supervisors_) supervisor->start();
}

void Session::dropToken() {
  token_.clear();
  stopRenewing();
  for (auto& supervisor : supervisors_) supervisor->stop();
  for (auto* link : links()) link->setToken({});
  if (kept_.profile == nullptr) return;
  auto remembered = kept_.profile->remembered();
  if (!remembered || !*remembered) return;
  (*remembered)->token.clear();
  static_cast<void>(kept_.profile->remember(**remembered));
}

void Session::signOut() {
  signInFlow_.cancel();
  askAgain_.reset();
  wipePending();
  facts_.signIn = SignIn::signedOut;
  facts_.who.reset();
  dropToken();
  look();
}

void Session::wipePending() {
  pending_ = {};
}

}  // namespace rebate
