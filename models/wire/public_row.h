// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "domain/order.h"
#include "wire/json.h"

namespace rebate::wire {

/// A kept row as people may see it: the platform's own members that say nothing about a person. Members that are not
/// known are left out, since nobody knows what is in them; so are those our links fill (ext1, custom_parameters), and
/// the ids of members and channels.
json::object publicRow(Platform platform, std::string_view raw);

}  // namespace rebate::wire
