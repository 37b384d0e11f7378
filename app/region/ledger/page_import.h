// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "region/ledger/intake.h"
#include "wire/any_page.h"

namespace rebate::region {

/// What came of a page somebody brought.
struct ImportedPage {
  IntakeCounts counts;
  std::vector<Rejection> rejected;  ///< rows; or the page, with an empty line
};

/// Takes a page of any platform in; one that is none, or that the platform refused, is listed as rejected itself.
ImportedPage importPage(Writing& writing, const Result<wire::AnyPage>& page, const std::string& name);

/// Why a page is none to take in; empty when it is one.
std::string whyNoPage(const Result<wire::AnyPage>& page);

}  // namespace rebate::region
