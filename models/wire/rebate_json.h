// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/user.h"
#include "wire/json.h"

namespace rebate::wire {

/// The API's `Rebate`, `User` and `Change` (resources/api/region.openapi.yaml).
json::object toJson(const Rebate& rebate);
Result<Rebate> rebateFrom(const json::value& value);

json::object toJson(const User& user);
Result<User> userFrom(const json::value& value);

/// {"seq","prev","epoch","at","rebate"|"user"|"withdrawal"}; a body of another kind is left out, the number stands.
json::object toJson(const Change& change);
Result<Change> changeFrom(const json::value& value);

}  // namespace rebate::wire
