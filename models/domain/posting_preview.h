// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "domain/posting.h"

namespace rebate {

/// What a credit would book if it were decided now, before anybody decides.
struct PostingPreview {
  std::string digest;  ///< wire::postingsDigest
  std::vector<Leg> legs;
  bool operator==(const PostingPreview&) const = default;
};

}  // namespace rebate
