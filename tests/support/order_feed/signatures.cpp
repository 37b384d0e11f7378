// SPDX-License-Identifier: GPL-3.0-or-later
#include "order_feed/signatures.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include <boost/json.hpp>

#include <charconv>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace rebate::order_feed {
namespace {

namespace json = boost::json;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr minutes kOldest{10};

std::string valueOf(const Parameters& parameters, std::string_view name) {
  const auto found = parameters.find(name);
  return found == parameters.end() ? std::string() : found->second;
}

std::string signatureOf(const Parameters& parameters, const std::string& secret) {
  QByteArray text;
  for (const auto& [name, value] : parameters)
    if (name != "sign") text += QByteArray::fromStdString(name + value);
  const auto key = QByteArray::fromStdString(secret);
  const auto hash = valueOf(parameters, "sign_method") == "hmac-sha256"
                        ? QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256)
                        : QCryptographicHash::hash(key + text + key, QCryptographicHash::Md5);
  return hash.toHex().toUpper().toStdString();
}

bool isRecent(Platform platform, const std::string& written, Time now) {
  std::optional<Second> time;
  if (platform == Platform::Pdd) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), number);
    if (error == std::errc{} && end == written.data() + written.size()) time = Second(seconds(number));
  } else {
    time = parseFeedTime(written);
  }
  return time && *time > now - kOldest && *time < now + kOldest;
}

std::string refusal(Platform platform) {
  switch (platform) {
    case Platform::Taobao:
      return errorEnvelope(25, "Invalid signature", "isv.invalid-signature", "签名错误");
    case Platform::Jd:
      return jdError(12, "无效签名");
    case Platform::Pdd:
      return pddError(20004, "签名sign校验失败");
  }
  return {};
}

}  // namespace

Secrets readSecrets(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path + " cannot be read");
  boost::system::error_code error;
  const json::value read = json::parse(std::string(std::istreambuf_iterator<char>(file), {}), error);
  if (error || !read.is_object()) throw std::runtime_error(path + " is no JSON object");
  Secrets secrets;
  for (const auto platform : {Platform::Taobao, Platform::Jd, Platform::Pdd})
    if (const auto* secret = read.as_object().if_contains(nameOf(platform)); secret && secret->is_string())
      secrets[platform] = json::value_to<std::string>(*secret);
  return secrets;
}

std::optional<std::string> refuseUnsigned(const Secrets& secrets, const Parameters& parameters, Time now) {
  const Platform platform = platformOf(parameters);
  const auto secret = secrets.find(platform);
  if (secret == secrets.end()) return std::nullopt;
  const bool known = valueOf(parameters, "sign") == signatureOf(parameters, secret->second);
  if (known && isRecent(platform, valueOf(parameters, "timestamp"), now)) return std::nullopt;
  return refusal(platform);
}

}  // namespace rebate::order_feed
