// SPDX-License-Identifier: GPL-3.0-or-later
// What went wrong, in sentences: what happened and what the person can do.
#include "ui/style/words.h"

namespace rebate {

QString Words::problem(Problem problem) {
  switch (problem) {
    case Problem::validation:
      return tr("the region did not accept its form");
    case Problem::unauthenticated:
      return tr("sign in again to send it");
    case Problem::forbidden:
      return tr("your role may not do this");
    case Problem::notFound:
      return tr("the rebate is gone");
    case Problem::notLeader:
      return tr("another region leads");
    case Problem::noLeader:
      return tr("needs a write leader");
    case Problem::idempotencyMismatch:
      return tr("its number was used for another decision");
    case Problem::inFlight:
      return tr("still being worked on");
    case Problem::preconditionRequired:
      return tr("it did not name the version it was made on");
    case Problem::versionMoved:
      return tr("changed since you decided");
    case Problem::epochMoved:
      return tr("the region's history went back");
    case Problem::alreadyDecided:
      return tr("somebody else decided first");
    case Problem::notDecidable:
      return tr("cannot be decided in its present state");
    case Problem::proposerIsDecider:
      return tr("you proposed it: somebody else decides");
    case Problem::reasonRequired:
      return tr("a reason is missing");
    case Problem::rateLimited:
      return tr("too many at once, will be tried again");
    case Problem::tooLarge:
      return tr("too large to send");
    case Problem::methodNotAllowed:
      return tr("the region does not know this request");
    case Problem::unavailable:
      return tr("the region is not available");
    case Problem::locked:
      return tr("your sign-in is locked for now");
    case Problem::codeRequired:
      return tr("sign in again with a one-time code");
    case Problem::codeWrong:
      return tr("the one-time code was not right");
    case Problem::sequenceReused:
      return tr("this desktop's outbox is an older copy: its number was used before");
    case Problem::storageFull:
      return tr("the region's disk is full, will be tried again");
    case Problem::ledgerStopped:
      return tr("crediting is stopped until the books are in order");
    case Problem::preflightFailed:
      return tr("the other region cannot take over now");
    case Problem::fault:
      return tr("the region had a fault");
  }
  return {};
}

QString Words::error(const Error& error) {
  switch (error.code) {
    case Errc::invalid:
      if (error.field == "code") return tr("The one-time code is not right, or was used. Wait for the next one.");
      return error.field == "reason" ? tr("A reason is needed to hold or reject.")
                                     : tr("It cannot be decided so in its present state.");
    case Errc::malformed:
      return tr("The answer could not be read.");
    case Errc::overflow:
      return tr("The amount does not fit.");
    case Errc::notFound:
      return tr("It is not there any more.");
    case Errc::moved:
      return tr("It changed while you looked at it. See what is new, then decide again.");
    case Errc::notAllowed:
      if (error.field == "state") return tr("It moved on meanwhile: it was sent or settled.");
      return error.field == "proposed_by" ? tr("You proposed it: somebody else has to decide.")
                                          : tr("Your role may not do this.");
    case Errc::notLeader:
      return tr("Another region leads now. It will be tried there.");
    case Errc::fenced:
      return tr("The region lost its lease before the commit. It will be tried again.");
    case Errc::busy:
      if (error.field == "locked")
        return tr("Too many wrong attempts. Wait a quarter of an hour, or have an administrator unlock you.");
      return tr("Busy. Try again in a moment.");
    case Errc::unavailable:
      if (error.field == "pin")
        return tr("The region shows another certificate than the one that is trusted here. Nothing was sent to it. "
                  "Look at the certificate beside the region before you sign in.");
      return tr("No region answers. Try again when one is back.");
    case Errc::unanswered:
      return tr("No answer came. Whether it counted is being looked up.");
    case Errc::unauthenticated:
      if (error.field == "code") return tr("Give the one-time code of your authenticator, too.");
      return tr("Name or password is not right.");
    case Errc::corrupt:
      return tr("Stored data on this desktop is damaged. It was set aside, nothing was deleted.");
    case Errc::newer:
      return tr("The data on this desktop was written by a newer version. It was left untouched.");
    case Errc::locked:
      return tr("The keyring is locked. Unlock it, then retry.");
    case Errc::timedOut:
      return tr("No answer in time. Try again.");
    case Errc::storage:
      return tr("This desktop's disk refused it (full or read-only). Nothing was decided.");
    case Errc::cancelled:
      return tr("Stopped.");
  }
  return {};
}

}  // namespace rebate
