// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace rebate::region {

/// Smaller answers gain nothing: their head is as large.
inline constexpr std::size_t kWorthPacking = 1'024;

std::string gzip(std::string_view bytes);

/// Whether an Accept-Encoding takes gzip: it is named, or everything is, and not with q=0.
bool takesGzip(std::string_view acceptEncoding);

}  // namespace rebate::region
