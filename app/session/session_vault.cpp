// SPDX-License-Identifier: GPL-3.0-or-later
// Session: keys, the lock, and what an operator chose.
#include <utility>

#include "session/session.h"

namespace rebate {

void Session::lock(LockReason) {}
void Session::openReadOnly() {}
void Session::recover(const SecretText&, std::function<void(Outcome)> answer) {
  answer(Error{Errc::unavailable, "vault", "not yet"});
}
void Session::setRecovery(const SecretText&, std::function<void(Outcome)> answer) {
  answer(Error{Errc::unavailable, "vault", "not yet"});
}
void Session::rotateKeys(std::function<void(Outcome)> answer) {
  answer(Error{Errc::unavailable, "vault", "not yet"});
}
void Session::wipeCache(std::function<void(Outcome)> answer) {
  answer(Error{Errc::unavailable, "vault", "not yet"});
}
void Session::setPreferences(const Preferences& preferences, std::function<void(Outcome)> answer) {
  facts_.preferences = preferences;
  answer(Done{});
}
void Session::cacheTroubled(const Error& why) {
  cacheFailed(why);
}
void Session::acknowledge() {
  facts_.wayBack.reset();
  facts_.salvaged.reset();
  publish();
}
void Session::release(const std::string&, std::function<void(Outcome)> answer) {
  answer(Error{Errc::notFound, "id", "not yet"});
}

}  // namespace rebate
