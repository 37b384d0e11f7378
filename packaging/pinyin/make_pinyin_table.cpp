// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the letter each Chinese character's reading begins with, U+4E00 to U+9FFF, as one string of C++; '.' where
// there is none. Run by the build: ICU's transliterator takes half a second for them, and is not needed afterwards.
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <cstdio>
#include <memory>
#include <string>

namespace {

constexpr UChar32 kFirst = 0x4E00, kLast = 0x9FFF;
constexpr int kPerLine = 100;

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return std::fprintf(stderr, "usage: make_pinyin_table FILE\n"), 2;
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> toLatin(
      icu::Transliterator::createInstance("Han-Latin; Latin-ASCII", UTRANS_FORWARD, error));
  if (U_FAILURE(error)) return std::fprintf(stderr, "make_pinyin_table: %s\n", u_errorName(error)), 1;
  std::string table;
  for (UChar32 character = kFirst; character <= kLast; ++character) {
    icu::UnicodeString text(character);
    toLatin->transliterate(text);
    const char16_t letter = text.isEmpty() ? u'.' : text.charAt(0);
    table += letter >= u'a' && letter <= u'z' ? static_cast<char>(letter) : '.';
  }
  FILE* file = std::fopen(argv[1], "w");
  if (!file) return std::perror(argv[1]), 1;
  for (std::size_t at = 0; at < table.size(); at += kPerLine)
    std::fprintf(file, "\"%s\"\n", table.substr(at, kPerLine).c_str());
  return std::fclose(file) == 0 ? 0 : 1;
}
