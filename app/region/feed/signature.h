// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "domain/order.h"
#include "domain/time.h"

namespace rebate::region {

using FeedParameters = std::map<std::string, std::string>;

/// The parameters with what the platform's gateway asks of every call (time, format, version) and its signature over
/// all of them. Empty ones are left out. Names that are there already stay as they are. The secret is in none of them.
///
/// Taobao (TOP): HMAC-SHA256 with the secret over name and value of each, sorted by name; or, with sign_method md5,
/// MD5 over the same between two secrets. JD and PDD: MD5 likewise. All in upper-case hex.
FeedParameters signedParameters(Platform platform, FeedParameters parameters, const std::string& secret, Millis now);

}  // namespace rebate::region
