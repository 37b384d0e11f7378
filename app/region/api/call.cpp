// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/api/call.h"

namespace rebate::region {

Reply jsonReply(const wire::json::value& value, int status) {
  return {status, "application/json", wire::json::serialize(value), {}};
}

Reply problemReply(const wire::ProblemDocument& problem) {
  Reply reply{
      httpStatus(problem.problem), "application/problem+json", wire::json::serialize(wire::toJson(problem)), {}};
  if (problem.retryAfter > 0)
    reply.headers.emplace_back("Retry-After", std::to_string((problem.retryAfter + 999) / 1'000));
  if (problem.problem == Problem::unauthenticated) reply.headers.emplace_back("WWW-Authenticate", "Bearer");
  return reply;
}

Reply problemReply(Problem problem, std::string field, std::string detail) {
  return problemReply(wire::ProblemDocument{problem, std::move(field), std::move(detail), {}, 0});
}

wire::ProblemDocument problemOf(const Error& error) {
  switch (error.code) {
    case Errc::invalid:
    case Errc::malformed:
    case Errc::overflow:
      return {Problem::validation, error.field, error.detail, {}, 0};
    case Errc::notFound:
      return {Problem::notFound, error.field, error.detail, {}, 0};
    case Errc::unauthenticated:
      return {Problem::unauthenticated, error.field, error.detail, {}, 0};
    case Errc::notAllowed:
      return {Problem::forbidden, error.field, error.detail, {}, 0};
    case Errc::notLeader:
    case Errc::fenced:
      return {Problem::noLeader, {}, "this region does not lead any more", {}, 200};
    case Errc::busy:
    case Errc::unavailable:
    case Errc::timedOut:
    case Errc::cancelled:
      return {Problem::unavailable, {}, "try again", {}, 200};
    case Errc::unanswered:  // perhaps done: whoever asks again under the same key is told
      return {Problem::unavailable, {}, "the store has not answered; ask again with the same key", {}, 500};
    case Errc::moved:
    case Errc::corrupt:
    case Errc::newer:
    case Errc::locked:
      return {Problem::fault, {}, "the region cannot do this now", {}, 0};
    case Errc::storage:
      return {Problem::storageFull,
              {},
              "the store's disk is full or refuses to be written; nothing was changed",
              {},
              1'000};
  }
  return {};
}

}  // namespace rebate::region
