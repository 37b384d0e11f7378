// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/pinyin.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rebate {
namespace {

constexpr char32_t kFirst = 0x4E00;
constexpr std::string_view kTable =
#include "pinyin_table.inc"
    ;

// Characters in common use with readings that begin differently; ICU knows one reading of each. Sorted.
constexpr auto kSeveral = std::to_array<std::pair<char32_t, std::string_view>>({
    {U'丁', "dz"}, {U'万', "wm"}, {U'乐', "ly"}, {U'仇', "cq"},  {U'会', "hk"}, {U'传', "cz"}, {U'便', "bp"},
    {U'俞', "ys"}, {U'信', "xs"}, {U'区', "qo"}, {U'单', "dsc"}, {U'卜', "bp"}, {U'卡', "kq"}, {U'厦', "sx"},
    {U'参', "cs"}, {U'句', "jg"}, {U'召', "zs"}, {U'叶', "yx"},  {U'合', "hg"}, {U'吓', "xh"}, {U'否', "fp"},
    {U'咖', "kg"}, {U'圈', "qj"}, {U'埔', "pb"}, {U'堡', "bp"},  {U'奇', "qj"}, {U'宿', "sx"}, {U'尉', "wy"},
    {U'屏', "pb"}, {U'属', "sz"}, {U'弄', "nl"}, {U'弹', "dt"},  {U'强', "qj"}, {U'折', "zs"}, {U'拓', "tz"},
    {U'提', "td"}, {U'暴', "bp"}, {U'曾', "zc"}, {U'朝', "cz"},  {U'术', "sz"}, {U'校', "xj"}, {U'楷', "kj"},
    {U'殖', "zs"}, {U'氏', "sz"}, {U'汤', "ts"}, {U'沈', "sc"},  {U'浅', "qj"}, {U'澄', "cd"}, {U'率', "ls"},
    {U'畜', "cx"}, {U'番', "fp"}, {U'盛', "sc"}, {U'石', "sd"},  {U'种', "zc"}, {U'秘', "mb"}, {U'稽', "jq"},
    {U'粘', "zn"}, {U'系', "xj"}, {U'红', "hg"}, {U'给', "gj"},  {U'翟', "zd"}, {U'臭', "cx"}, {U'茄', "qj"},
    {U'藏', "cz"}, {U'蛇', "sy"}, {U'行', "xh"}, {U'覃', "qt"},  {U'见', "jx"}, {U'解', "jx"}, {U'调', "td"},
    {U'谷', "gy"}, {U'贾', "jg"}, {U'车', "cj"}, {U'轧', "yz"},  {U'遗', "yw"}, {U'重', "zc"}, {U'铅', "qy"},
    {U'长', "cz"}, {U'降', "jx"}, {U'隗', "wk"}, {U'颈', "jg"},
});

static_assert(std::is_sorted(kSeveral.begin(), kSeveral.end()));

std::string_view severalOf(char32_t character) {
  const auto found = std::lower_bound(kSeveral.begin(), kSeveral.end(), std::pair(character, std::string_view{}));
  return found != kSeveral.end() && found->first == character ? found->second : std::string_view{};
}

bool isSkipped(char32_t character) {
  const bool letterOrDigit = (character >= U'0' && character <= U'9') || (character >= U'a' && character <= U'z') ||
                             (character >= U'A' && character <= U'Z') || character > 0x2E7F;
  return !letterOrDigit || (character >= 0x3000 && character <= 0x303F) || character >= 0xFF00;
}

bool beginsWith(char32_t character, char letter) {
  const auto wanted = static_cast<char32_t>(static_cast<unsigned char>(letter));
  if (character < 0x80)
    return character == wanted || (character >= U'A' && character <= U'Z' && character + 32 == wanted);
  return pinyinInitials(character).find(letter) != std::string_view::npos;
}

}  // namespace

std::string_view pinyinInitials(char32_t character) {
  if (character < kFirst || character >= kFirst + kTable.size()) return {};
  if (const auto several = severalOf(character); !several.empty()) return several;
  const auto one = kTable.substr(character - kFirst, 1);
  return one == "." ? std::string_view{} : one;
}

bool hasInitials(std::u32string_view text, std::string_view letters) {
  if (letters.empty()) return true;
  for (std::size_t start = 0; start < text.size(); ++start) {
    if (isSkipped(text[start])) continue;
    std::size_t matched = 0;
    for (std::size_t at = start; at < text.size() && matched < letters.size(); ++at) {
      if (isSkipped(text[at])) continue;
      if (!beginsWith(text[at], letters[matched])) break;
      ++matched;
    }
    if (matched == letters.size()) return true;
  }
  return false;
}

}  // namespace rebate
