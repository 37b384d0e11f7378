// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "region/api/call.h"
#include "region/api/services.h"

namespace rebate::region {

/// Runs inside the writer's transaction and says what to answer. What it refuses (a problem reply) is an answer like
/// any other and is kept with its key, so it must not have written anything but audit records by then. When it fails
/// (writing.sql.fail) it is undone and nothing is kept.
using ReplyJob = std::function<Reply(Writing&)>;

struct WriteRule {
  bool keyRequired = false;  ///< money moves: refuse a request without Idempotency-Key
  /// False for answers with personal data or secrets, which must not lie in the store: such a write is done again
  /// when it is sent again, and only two at the same time are kept apart.
  bool keepReply = true;
};

/// The one way of POST, PATCH and DELETE under /v1 (but for sessions): the same Idempotency-Key with the same request
/// by the same person gets the same answer for ever, from whichever region leads; another request with it is
/// idempotency-mismatch (422), one that is still being worked on in-flight (409). Without the header: just a write.
/// Answers not-leader and no-leader by itself; validate the request before.
asio::awaitable<Reply> writeOnce(Services& services, const Call& call, ReplyJob job, WriteRule rule = {});

/// For a write that looks at the world before it writes: the answer that its key has already.
asio::awaitable<std::optional<Reply>> answeredBefore(Services& services, const Call& call);

/// Idempotency-Key without its quotes; empty when there is none. Errc::invalid: not 1 to 128 visible characters.
Result<std::string> idempotencyKeyOf(const Call& call);

/// The version that If-Match names ("12"), or how to refuse: precondition-required (428) without the header,
/// validation (400) for anything else than one version.
struct ExpectedVersion {
  std::int64_t version = 0;
  std::optional<Reply> refusal;
};
ExpectedVersion expectedVersion(const Call& call);

/// Of a GET, or of a write that answers with the whole resource: adds ETag: "12".
Reply withETag(Reply reply, std::int64_t version);
/// 412 with the resource as it stands now.
Reply versionMoved(const wire::json::object& now, std::int64_t version);

}  // namespace rebate::region
