// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/ssl/context.hpp>

#include <memory>
#include <string>

#include "domain/result.h"
#include "region/config/config.h"

namespace rebate::region {

using TlsContext = std::shared_ptr<boost::asio::ssl::context>;

/// TLS 1.2 or newer with this region's certificate chain and key; null when none is configured. Errc::invalid names
/// the key of the configuration at fault.
Result<TlsContext> serverTls(const TlsConfig& config);

/// Verifies whom it talks to: the system's authorities, and those of this PEM file (empty: no more).
Result<TlsContext> clientTls(const std::string& authorities);

}  // namespace rebate::region
