// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/problems.h"

#include "wire/decision_json.h"

namespace rebate::link {
namespace {

int statusOf(const QNetworkReply& reply) {
  return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

Result<wire::ProblemDocument> problemIn(const QNetworkReply& reply, const QByteArray& body) {
  const auto type = reply.header(QNetworkRequest::ContentTypeHeader).toString();
  if (!type.startsWith(QLatin1String("application/problem+json"))) return Error{Errc::malformed, "type", ""};
  const auto value = wire::parseJson(std::string_view(body.constData(), static_cast<std::size_t>(body.size())));
  if (!value) return value.error();
  return wire::problemFrom(*value);
}

bool neverConnected(QNetworkReply::NetworkError error) {
  return error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::HostNotFoundError ||
         error == QNetworkReply::SslHandshakeFailedError;
}

}  // namespace

bool isSuccess(const QNetworkReply& reply) {
  return reply.error() == QNetworkReply::NoError && statusOf(reply) >= 200 && statusOf(reply) < 300;
}

bool isProblem(const QNetworkReply& reply, const QByteArray& body) {
  return problemIn(reply, body).ok();
}

Error errorOf(Problem problem, const std::string& field, const std::string& leader, const std::string& detail) {
  switch (problem) {
    case Problem::unauthenticated:
      return {Errc::unauthenticated, field, detail};
    case Problem::forbidden:
    case Problem::proposerIsDecider:
      return {Errc::notAllowed, field, detail};
    case Problem::codeRequired:
      return {Errc::unauthenticated, "code", detail};
    case Problem::codeWrong:
      return {Errc::invalid, "code", detail};
    case Problem::locked:
      return {Errc::busy, "locked", detail};
    case Problem::notFound:
      return {Errc::notFound, field, detail};
    case Problem::notLeader:
      return {Errc::notLeader, leader, detail};
    case Problem::noLeader:
      return {Errc::unavailable, "leader", detail};
    case Problem::inFlight:
    case Problem::rateLimited:
      return {Errc::busy, field, detail};
    case Problem::versionMoved:
    case Problem::epochMoved:
    case Problem::alreadyDecided:
      return {Errc::moved, field, detail};
    case Problem::validation:
    case Problem::idempotencyMismatch:
    case Problem::preconditionRequired:
    case Problem::sequenceReused:
    case Problem::preflightFailed:
    case Problem::notDecidable:
    case Problem::reasonRequired:
    case Problem::tooLarge:
    case Problem::methodNotAllowed:
      return {Errc::invalid, field, detail};
    case Problem::ledgerStopped:
    case Problem::unavailable:
    case Problem::storageFull:
      return {Errc::unavailable, field, detail};
    case Problem::fault:
      return {Errc::unanswered, "fault", detail};
  }
  return {Errc::unavailable, field, detail};
}

Error errorOf(const QNetworkReply& reply, const QByteArray& body, bool sent) {
  if (const auto problem = problemIn(reply, body)) {
    auto error = errorOf(problem->problem, problem->field, problem->leader, problem->detail);
    // A fault while reading is a reading that failed; a fault while writing may have come after the commit.
    if (error.code == Errc::unanswered && !sent) error.code = Errc::unavailable;
    if (problem->problem == Problem::rateLimited && problem->retryAfter > 0)
      return {Errc::busy, "retry_after_ms", std::to_string(problem->retryAfter)};
    return error;
  }
  const auto detail =
      statusOf(reply) != 0 ? "HTTP " + std::to_string(statusOf(reply)) : reply.errorString().toStdString();
  const bool open = sent && !neverConnected(reply.error());
  return {open ? Errc::unanswered : Errc::unavailable, {}, detail};
}

}  // namespace rebate::link
