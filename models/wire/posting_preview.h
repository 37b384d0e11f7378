// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "domain/posting_preview.h"
#include "wire/json.h"

namespace rebate::wire {

/// SHA-256 over a canonical text of kind, subject and legs, lower-case hex. The key is left out: it counts bookings,
/// and two sides that book the same need not have counted the same.
std::string postingsDigest(const Transaction& transaction);

/// What approving it books, once nobody else has to approve; absent when it cannot be approved.
std::optional<PostingPreview> previewOf(const Rebate& rebate);

json::object toJson(const PostingPreview& preview);
Result<PostingPreview> postingPreviewFrom(const json::value& from);

}  // namespace rebate::wire
