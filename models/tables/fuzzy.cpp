// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/fuzzy.h"

#include <algorithm>
#include <limits>
#include <string>

#include "tables/pinyin.h"

namespace rebate {
namespace {

constexpr std::size_t kLongestText = 96;
constexpr std::size_t kLongestWish = 48;
constexpr int kNone = std::numeric_limits<int>::min() / 2;

// In the order of what people mean: the word they began to type, its run of letters, then initials of several words.
constexpr int kMatch = 4;
constexpr int kItself = 2;  // the character, not the letter of its reading
constexpr int kWordStart = 12;
constexpr int kRun = 10;
constexpr int kTextStart = 8;
constexpr int kGap = 1;       // per character passed over between two matches
constexpr int kMostGap = 10;  // and no more than that
constexpr int kNewWord = 6;   // a word begins where the wish has a blank
constexpr int kWhole = 20;    // nothing else is in the text

char32_t folded(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c + 32;
  if (c >= 0xFF01 && c <= 0xFF5E) return folded(c - 0xFEE0);  // full-width forms
  return c;
}

bool isWordCharacter(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c >= 0xC0;
}

bool isWordStart(std::u32string_view text, std::size_t at) {
  if (at == 0 || !pinyinInitials(text[at]).empty()) return true;
  const auto before = text[at - 1];
  return isWordCharacter(text[at]) && (!isWordCharacter(before) || !pinyinInitials(before).empty());
}

/// What is looked for, without its blanks, and which characters stood behind one.
struct Wish {
  std::u32string text;
  std::vector<bool> beginsWord;
};

Wish cleaned(std::u32string_view wanted) {
  Wish wish;
  bool blank = false;
  for (const auto c : wanted) {
    const bool isBlank = c == U' ' || c == U'\u3000' || c == U'\t';
    if (!isBlank) wish.text += folded(c);
    if (!isBlank) wish.beginsWord.push_back(blank);
    blank = isBlank;
  }
  return wish;
}

/// What the match of one character in one place is worth; kNone: it is not one.
int worth(char32_t wanted, std::u32string_view text, std::size_t at) {
  const bool itself = folded(text[at]) == wanted;
  const bool reading =
      wanted < 0x80 && pinyinInitials(text[at]).find(static_cast<char>(wanted)) != std::string_view::npos;
  if (!itself && !reading) return kNone;
  return kMatch + (itself ? kItself : 0) + (isWordStart(text, at) ? kWordStart : 0) + (at == 0 ? kTextStart : 0);
}

struct Cell {
  int score = kNone;  ///< best with this character of the wish in this place
  int from = -1;      ///< where the one before it was
};

std::vector<int> placesOf(const std::vector<std::vector<Cell>>& table, std::size_t end) {
  std::vector<int> places;
  int at = static_cast<int>(end);
  for (std::size_t i = table.size(); i-- > 0;) {
    places.push_back(at);
    at = table[i][static_cast<std::size_t>(at)].from;
  }
  std::reverse(places.begin(), places.end());
  return places;
}

}  // namespace

std::optional<FuzzyMatch> fuzzyMatch(std::u32string_view wish, std::u32string_view whole) {
  const auto [wanted, beginsWord] = cleaned(wish);
  const auto text = whole.substr(0, kLongestText);
  if (wanted.empty()) return FuzzyMatch{};
  if (wanted.size() > std::min(text.size(), kLongestWish)) return std::nullopt;
  std::vector<std::vector<Cell>> table(wanted.size(), std::vector<Cell>(text.size()));
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    for (std::size_t at = i; at < text.size(); ++at) {
      int own = worth(wanted[i], text, at);
      if (own == kNone) continue;
      if (beginsWord[i] && isWordStart(text, at)) own += kNewWord;
      auto& cell = table[i][at];
      if (i == 0) cell = {own - std::min(static_cast<int>(at), kMostGap) * kGap, -1};
      for (std::size_t before = 0; i > 0 && before < at; ++before) {
        if (table[i - 1][before].score == kNone) continue;
        const int gap = static_cast<int>(at - before) - 1;
        const int score = table[i - 1][before].score + own + (gap == 0 ? kRun : -std::min(gap, kMostGap) * kGap);
        if (score > cell.score) cell = {score, static_cast<int>(before)};
      }
    }
  }
  const auto& last = table.back();
  const auto best =
      std::max_element(last.begin(), last.end(), [](const Cell& a, const Cell& b) { return a.score < b.score; });
  if (best->score == kNone) return std::nullopt;
  FuzzyMatch match{best->score, placesOf(table, static_cast<std::size_t>(best - last.begin())), false};
  const auto first = static_cast<std::size_t>(match.places.front());
  const bool run = match.places.back() - match.places.front() + 1 == static_cast<int>(wanted.size());
  match.close = run && isWordStart(text, first);
  if (wanted.size() == text.size()) match.score += kWhole;
  return match;
}

}  // namespace rebate
