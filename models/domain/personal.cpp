// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/personal.h"

#include <algorithm>
#include <utility>

#include "domain/names.h"
#include "domain/user.h"

namespace rebate {
namespace {

constexpr std::array kNames{std::pair{PersonalField::nickname, "nickname"}, std::pair{PersonalField::phone, "phone"},
                            std::pair{PersonalField::name, "name"},
                            std::pair{PersonalField::payoutAccount, "payout_account"}};
constexpr std::size_t kFewestDigits = 5;

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// Where the code point after the one at `at` begins.
std::size_t next(std::string_view text, std::size_t at) {
  ++at;
  while (at < text.size() && continues(text[at])) ++at;
  return at;
}

std::string digitsOf(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

/// Short values show less: never more than a third of them.
std::string maskDigits(std::string_view text, std::size_t head, std::size_t tail) {
  if (text.size() < (head + tail) * 3 / 2) return "****";
  return std::string(text.substr(0, head)) + "****" + std::string(text.substr(text.size() - tail));
}

}  // namespace

std::string_view name(PersonalField field) {
  return nameIn(kNames, field);
}

std::optional<PersonalField> personalFieldFrom(std::string_view text) {
  return valueIn<PersonalField>(kNames, text);
}

std::string& PersonalData::operator[](PersonalField field) {
  return const_cast<std::string&>(std::as_const(*this)[field]);
}

const std::string& PersonalData::operator[](PersonalField field) const {
  switch (field) {
    case PersonalField::nickname: return nickname;
    case PersonalField::phone: return phone;
    case PersonalField::name: return name;
    case PersonalField::payoutAccount: break;
  }
  return payoutAccount;
}

bool PersonalData::empty() const { return *this == PersonalData{}; }

std::string mask(PersonalField field, std::string_view value) {
  if (value.empty()) return {};
  switch (field) {
    case PersonalField::nickname:
    case PersonalField::name: return maskNickname(value);
    case PersonalField::phone: return maskDigits(normalPhone(value), 3, 4);
    case PersonalField::payoutAccount: return maskDigits(value, 0, 4);
  }
  return "****";
}

std::string normalPhone(std::string_view text) {
  auto digits = digitsOf(text);
  if (digits.size() > 11 && digits.starts_with("00")) digits.erase(0, 2);
  if (digits.size() == 13 && digits.starts_with("86")) digits.erase(0, 2);
  return digits.size() < kFewestDigits ? std::string{} : digits;
}

std::string normalNickname(std::string_view text) {
  while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
  std::string normal(text);
  for (char& c : normal)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return normal;
}

std::vector<std::string> nicknameTexts(std::string_view nickname) {
  const auto normal = normalNickname(nickname);
  std::vector<std::string> texts;
  std::size_t end = 0;
  while (end < normal.size() && texts.size() < kLongestPrefix) {
    end = next(normal, end);
    texts.push_back(normal.substr(0, end));
  }
  if (end < normal.size()) texts.push_back(normal);
  return texts;
}

}  // namespace rebate
