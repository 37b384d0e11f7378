// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>

#include "order_feed/api.h"

namespace rebate::order_feed {

using Secrets = std::map<Platform, std::string>;

/// {"taobao":"…","jd":"…","pdd":"…"}, any of them; throws std::runtime_error with a sentence that names the file.
Secrets readSecrets(const std::string& path);

/// The platform's refusal of a call that is not signed with the secret, or was signed long ago; nothing for a good one.
/// A platform without a secret looks at nothing.
std::optional<std::string> refuseUnsigned(const Secrets& secrets, const Parameters& parameters, Time now);

}  // namespace rebate::order_feed
