// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/feed/signature.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

#include "wire/time_text.h"

namespace rebate::region {
namespace {

using Bytes = std::array<unsigned char, EVP_MAX_MD_SIZE>;

std::string hexOf(const Bytes& bytes, unsigned size) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string hex;
  for (unsigned i = 0; i < size; ++i) {
    hex += kDigits[bytes[i] >> 4];
    hex += kDigits[bytes[i] & 15];
  }
  return hex;
}

/// MD5 is what these gateways ask for; nothing of ours rests on it.
std::string md5(const std::string& text) {
  Bytes bytes{};
  unsigned size = 0;
  if (EVP_Digest(text.data(), text.size(), bytes.data(), &size, EVP_md5(), nullptr) != 1) return {};
  return hexOf(bytes, size);
}

std::string hmacSha256(const std::string& key, const std::string& text) {
  Bytes bytes{};
  unsigned size = 0;
  if (!HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(text.data()),
            text.size(), bytes.data(), &size))
    return {};
  return hexOf(bytes, size);
}

std::string joined(const FeedParameters& parameters) {
  std::string all;
  for (const auto& [name, value] : parameters) all += name + value;  // a map: sorted by name
  return all;
}

void addCommon(Platform platform, FeedParameters& parameters, Millis now) {
  switch (platform) {
    case Platform::taobao:
      parameters.emplace("timestamp", wire::formatFeedTime(now));
      parameters.emplace("format", "json");
      parameters.emplace("v", "2.0");
      parameters.emplace("sign_method", "hmac-sha256");
      return;
    case Platform::jd:
      parameters.emplace("timestamp", wire::formatFeedTime(now));
      parameters.emplace("format", "json");
      parameters.emplace("v", "1.0");
      parameters.emplace("sign_method", "md5");
      return;
    case Platform::pdd:
      parameters.emplace("timestamp", std::to_string(now / 1'000));
      parameters.emplace("data_type", "JSON");
      return;
  }
}

}  // namespace

FeedParameters signedParameters(Platform platform, FeedParameters parameters, const std::string& secret, Millis now) {
  parameters.erase("sign");
  std::erase_if(parameters, [](const auto& parameter) { return parameter.second.empty(); });
  addCommon(platform, parameters, now);
  const auto method = parameters.find("sign_method");
  const bool hmac = method != parameters.end() && method->second == "hmac-sha256";
  const auto text = joined(parameters);
  parameters["sign"] = hmac ? hmacSha256(secret, text) : md5(secret + text + secret);
  return parameters;
}

}  // namespace rebate::region
