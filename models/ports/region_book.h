// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/result.h"
#include "domain/time.h"
#include "ports/subscription.h"

namespace rebate {

/// A region this profile knows. Nothing of it is secret.
struct RegionEntry {
  std::string address;  ///< "https://cn-east.example"
  std::string name;     ///< as it called itself when it was added; may be empty
  std::string pin;      ///< SHA-256 of the public key a person trusted, hex; empty: whoever the authorities vouch for
  bool operator==(const RegionEntry&) const = default;
};

struct CertificateView {
  std::string subject, issuer;
  std::vector<std::string> names;  ///< whom it is for
  Millis validFrom = 0, validUntil = 0;
  std::string key;      ///< SHA-256 of its public key, hex
  bool trusted = false; ///< the authorities of this desktop vouch for it, and for this address
  bool inTime = true;   ///< valid now
  bool operator==(const CertificateView&) const = default;
};

/// What answers at an address.
struct RegionProbe {
  std::string address;
  std::string region;  ///< its name
  std::string api;     ///< the version it speaks; empty: it does not say
  Millis roundTrip = 0;
  std::optional<CertificateView> certificate;  ///< none: not encrypted
};

/// The regions of this profile. A change takes effect at once, and only while nobody is inside.
class RegionBook {
 public:
  virtual ~RegionBook() = default;
  virtual std::vector<RegionEntry> entries() const = 0;
  /// Adds it, or replaces the one of its address. Errc::busy: somebody is inside; storage: it could not be kept.
  virtual Outcome put(const RegionEntry& entry) = 0;
  virtual Outcome remove(const std::string& address) = 0;
  /// Asks, without trusting anybody and without saying who asks. Errc::invalid (field "address"): no address;
  /// notAllowed ("plain"): not encrypted, and not of this machine; unavailable: no answer, `detail` says why;
  /// malformed: something answers, but no region.
  virtual Subscription check(const std::string& address, std::function<void(const Result<RegionProbe>&)> answer) = 0;
};

}  // namespace rebate
