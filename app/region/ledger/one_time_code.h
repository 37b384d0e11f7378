// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/time.h"

namespace rebate::region {

// One-time codes as authenticators make them: RFC 6238 with SHA-1 and steps of 30 s.
inline constexpr Millis kCodeStep = 30'000;
inline constexpr int kCodeDigits = 6;
inline constexpr std::size_t kCodeSecretBytes = 20;

std::string oneTimeCode(std::string_view secret, std::int64_t step, int digits = kCodeDigits);

/// The step whose code this is: the present one, or one to either side for clocks that differ; never `lastUsed` or an
/// earlier one, so that a code that was overheard is worth nothing. Takes as long for every code.
std::optional<std::int64_t> stepOfCode(std::string_view secret, std::string_view code, Millis now,
                                       std::int64_t lastUsed);

std::string base32(std::string_view bytes);  ///< RFC 4648, without padding
/// What an authenticator scans: "otpauth://totp/…". Holds the secret.
std::string otpauthUri(const std::string& name, std::string_view secret);

}  // namespace rebate::region
