// SPDX-License-Identifier: GPL-3.0-or-later
// Session: who is there. A password is proven by the regions, or by the verifier of whom they let in before.
#include <utility>

#include "session/session.h"
#include "wire/password.h"

namespace rebate {
namespace {

constexpr Millis kAskAgainEvery = 2'000;

bool nobodyThere(const Error& why) {
  if (why.field == "locked") return false;  // the regions are there, and say no
  return why.code == Errc::unavailable || why.code == Errc::busy;
}

}  // namespace

void Session::signIn(const Credentials& credentials, std::function<void(Outcome)> answer) {
  if (account_ && account_->opening()) return answer(Error{Errc::busy, "vault", "being opened"});
  if (entered_) leave(SignIn::signedOut);
  askAgain_.reset();
  stopRenewing();
  wipePending();
  facts_.signIn = SignIn::signingIn;
  publish();
  if (facts_.readOnly) return askRegions(credentials, false, answer);
  auto parts = parts_.account(credentials.name);
  if (isOpen() && account_->id() == parts.id) return proveOneself(credentials, answer);
  if (!parts.exists) {  // no key for a name that may be mistyped: the regions are asked first
    closeAccount();
    account_ = std::make_unique<LocalAccount>(std::move(parts));
    return askRegions(credentials, false, answer);
  }
  openAccount(std::make_unique<LocalAccount>(std::move(parts)), [this, credentials, answer](const Outcome& opened) {
    opened ? proveOneself(credentials, answer) : refuse(opened.error(), answer);
  });
}

void Session::proveOneself(const Credentials& credentials, const Answer& answer) {
  const auto remembered = account_->profile()->remembered();
  const bool known = remembered && *remembered && (*remembered)->who.name == credentials.name;
  const bool proven = known && wire::passwordMatches((*remembered)->verifier, credentials.password.text());
  if (!proven) return askRegions(credentials, false, answer);
  const auto& person = **remembered;
  if (person.token.empty() || person.expiresAt <= regionNow()) return askRegions(credentials, true, answer);
  facts_.who = person.who;
  if (const auto entered = enter(); !entered) return refuse(entered.error(), answer);
  facts_.signIn = SignIn::signingIn;  // until a region answers, or none does
  useToken(person.token, person.expiresAt);
  look();
  answer(Done{});
}

void Session::askRegions(const Credentials& credentials, bool proven, const Answer& answer) {
  signInFlow_.start(credentials, understoodLinks(), [=, this](const Result<SessionGrant>& grant) {
    if (grant) return granted(*grant, credentials.password, answer);
    if (!proven || !nobodyThere(grant.error())) return refuse(grant.error(), answer);
    goOffline(credentials, answer);
  });
}

void Session::granted(const SessionGrant& grant, const SecretText& password, const Answer& answer) {
  if (!isOpen())  // the first time here: their key is made now
    return openAccount(std::move(account_), [=, this](const Outcome& opened) {
      opened ? granted(grant, password, answer) : refuse(opened.error(), answer);
    });
  facts_.who = grant.who;
  searchKey_ = grant.searchKey;
  lease_.trust(grant.leaseKey);
  RememberedOperator person{grant.who, grant.token, grant.expiresAt, {}};
  if (auto verifier = wire::passwordVerifier(password.text())) person.verifier = *verifier;
  // Not remembered means only that the next start asks for everything again.
  static_cast<void>(account_->profile()->remember(person));
  if (const auto entered = enter(); !entered) return refuse(entered.error(), answer);
  account_->chosen();
  facts_.signIn = SignIn::signedIn;
  useToken(grant.token, grant.expiresAt);
  look();
  answer(Done{});
}

/// Not let in: everything is closed as it was.
void Session::refuse(const Error& why, const Answer& answer) {
  const auto trouble = facts_.trouble;
  if (!facts_.readOnly) closeAccount();
  facts_.signIn = facts_.who ? SignIn::locked : SignIn::signedOut;
  facts_.trouble = trouble;
  look();
  answer(why);
}

void Session::goOffline(const Credentials& credentials, const Answer& answer) {
  const auto remembered = account_->profile()->remembered();
  if (!remembered || !*remembered) return refuse({Errc::unavailable, "", "no region answers"}, answer);
  facts_.who = (*remembered)->who;
  if (const auto entered = enter(); !entered) return refuse(entered.error(), answer);
  facts_.signIn = SignIn::offline;
  pending_ = credentials;
  pending_.code.clear();  // good for half a minute only
  askAgainLater();
  look();
  answer(Done{});
}

void Session::askAgainLater() {
  askAgain_ = clock_.after(kAskAgainEvery, [this] {
    askAgain_.reset();
    signInFlow_.start(pending_, understoodLinks(), [this](const Result<SessionGrant>& grant) {
      if (grant) {
        const auto password = pending_.password;
        wipePending();
        return granted(*grant, password, [](const Outcome&) {});
      }
      const bool refused = grant.error().code == Errc::unauthenticated || grant.error().field == "locked";
      if (!refused) return askAgainLater();
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

/// The token is of no more use; who it was of stays known.
void Session::forgetToken() {
  if (!isOpen()) return;
  auto remembered = account_->profile()->remembered();
  if (!remembered || !*remembered) return;
  (*remembered)->token.clear();
  static_cast<void>(account_->profile()->remember(**remembered));
}

void Session::signOut() {
  forgetToken();
  facts_.readOnly = false;
  leave(SignIn::signedOut);
}

/// A region does not take the token any more, and a new one was not to be had.
void Session::signInRefused() {
  if (!entered_) return;
  forgetToken();
  facts_.lock = LockReason::sessionEnded;
  leave(facts_.readOnly ? SignIn::signedOut : SignIn::locked);
}

void Session::wipePending() {
  pending_ = {};
}

}  // namespace rebate
