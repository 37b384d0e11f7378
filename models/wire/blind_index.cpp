// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/blind_index.h"

#include <sodium.h>

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "domain/personal.h"

namespace rebate::wire {
namespace {

constexpr std::size_t kKey = 32;
constexpr std::size_t kWindow = 4;  // digits
constexpr std::size_t kWhole = 11;  // digits of a number as people know it; the parts of one may be those of another
constexpr std::size_t kToken = 8;   // characters of 5 bits

/// `kind` keeps a nickname "8000" from being found as a phone.
std::string tokenOf(std::string_view kind, std::string_view text, std::string_view key) {
  std::string plain(kind);
  (plain += ':') += text;
  unsigned char hash[crypto_generichash_BYTES_MIN];
  crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(plain.data()), plain.size(),
                     reinterpret_cast<const unsigned char*>(key.data()), key.size());
  std::string token;
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < kToken * 5 / 8; ++i) bits = bits << 8 | hash[i];
  for (std::size_t i = kToken; i-- > 0;) token += "abcdefghijklmnopqrstuvwxyz234567"[bits >> (5 * i) & 31];
  return token;
}

std::vector<std::string> windowsOf(std::string_view digits, std::string_view key) {
  std::vector<std::string> tokens;
  for (std::size_t at = 0; at + kWindow <= digits.size(); ++at)
    tokens.push_back(tokenOf("phone", digits.substr(at, kWindow), key));
  return tokens;
}

/// The first 1 to 8 characters; the whole nickname may follow in nicknameTexts, which tells no more.
std::vector<std::string> prefixesOf(std::string_view nickname) {
  auto texts = nicknameTexts(nickname);
  if (texts.size() > kLongestPrefix) texts.resize(kLongestPrefix);
  return texts;
}

}  // namespace

std::vector<std::string> findTokens(std::string_view nickname, std::string_view phone, std::string_view key) {
  if (key.size() != kKey) return {};
  const auto digits = normalPhone(phone);
  auto tokens = windowsOf(digits, key);
  if (!digits.empty()) tokens.push_back(tokenOf("whole", digits, key));
  for (const auto& text : prefixesOf(nickname)) tokens.push_back(tokenOf("nickname", text, key));
  std::sort(tokens.begin(), tokens.end());
  tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
  return tokens;
}

std::string joinTokens(const std::vector<std::string>& tokens) {
  std::string text;
  for (const auto& token : tokens) (text += text.empty() ? "" : " ") += token;
  return text;
}

std::vector<std::string> splitTokens(std::string_view text) {
  std::vector<std::string> tokens;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    if (end > 0) tokens.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return tokens;
}

WantedTokens wantedTokens(std::string_view text, std::string_view key) {
  WantedTokens wanted;
  if (key.size() != kKey) return wanted;
  if (text.find_first_not_of("0123456789 +-()") == std::string_view::npos) {
    auto digits = normalPhone(text);  // "" for the four digits that are enough here
    if (digits.empty())
      std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    wanted.phone = digits.size() < kWhole ? windowsOf(digits, key) : std::vector{tokenOf("whole", digits, key)};
  }
  if (const auto texts = prefixesOf(text); !texts.empty()) wanted.nickname = tokenOf("nickname", texts.back(), key);
  return wanted;
}

}  // namespace rebate::wire
