// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkAccessManager>

#include "ports/region_book.h"

namespace rebate::link {

/// "cn-east.example" → "https://cn-east.example". Errc::invalid (field "address"): no address; notAllowed ("plain"):
/// not encrypted, and neither of this machine nor allowed.
Result<std::string> regionAddress(const std::string& typed, bool allowPlain);

/// Asks an address who it is, and looks at its certificate; trusts nobody, says nothing.
class RegionProber {
 public:
  Subscription ask(const std::string& address, std::function<void(const Result<RegionProbe>&)> answer);

 private:
  QNetworkAccessManager network_;
};

}  // namespace rebate::link
