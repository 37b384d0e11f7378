// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rebate {

/// What is personal about a user. Clear values exist in memory only, between a seal and an answer to who may see them.
enum class PersonalField { nickname, phone, name, payoutAccount };
inline constexpr std::array kPersonalFields{PersonalField::nickname, PersonalField::phone, PersonalField::name,
                                            PersonalField::payoutAccount};
std::string_view name(PersonalField field);  ///< "nickname", …, "payout_account"
std::optional<PersonalField> personalFieldFrom(std::string_view name);

struct PersonalData {
  std::string nickname;
  std::string phone;
  std::string name;
  std::string payoutAccount;
  std::string& operator[](PersonalField field);
  const std::string& operator[](PersonalField field) const;
  bool empty() const;
  bool operator==(const PersonalData&) const = default;
};

/// As a console may see it: "林**", "138****8000", "****6789". Empty stays empty.
std::string mask(PersonalField field, std::string_view value);

/// Digits only, without +86: what two spellings of one number have in common. "" for fewer than five digits.
std::string normalPhone(std::string_view text);

/// ASCII in lower case, without blanks around it; everything else byte for byte (NFC as given).
std::string normalNickname(std::string_view text);

/// Texts under which a nickname is found: its first 1 to 8 characters (code points), and the whole.
inline constexpr std::size_t kLongestPrefix = 8;
std::vector<std::string> nicknameTexts(std::string_view nickname);

}  // namespace rebate
