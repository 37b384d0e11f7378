// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/withdrawal.h"
#include "wire/json.h"

namespace rebate::wire {

/// The API's `Withdrawal` (resources/api/region.openapi.yaml). Moments that have not come are left out.
json::object toJson(const Withdrawal& withdrawal);
Result<Withdrawal> withdrawalFrom(const json::value& value);

/// Hash of what a person sees of a withdrawal: everything but version, hash, note and `updated_at`. A review names it.
std::string contentHash(const Withdrawal& withdrawal);

/// The body of a review. Errc::invalid with the member's name; a missing version or content_hash has Errc::moved.
Result<Review> reviewFrom(const json::value& value);

}  // namespace rebate::wire
