// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/time_text.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace rebate::wire {
namespace {

using namespace std::chrono;
constexpr Millis kFeedOffset = 8 * 3'600'000;  // +08:00, no daylight saving
constexpr Millis kEarliest = -62'167'219'200'000;  // the year 0, and the end of 9999: what four digits can write
constexpr Millis kLatest = 253'402'300'799'999;
const Error kBad{Errc::malformed, "time", "not a time of the expected form"};

struct Parts {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
};

bool digits(std::string_view text, std::size_t at, std::size_t count, int& value) {
  if (at + count > text.size()) return false;
  for (std::size_t i = at; i < at + count; ++i)
    if (text[i] < '0' || text[i] > '9') return false;
  return std::from_chars(text.data() + at, text.data() + at + count, value).ec == std::errc{};
}

/// "yyyy-MM-ddTHH:mm:ss" with the given separator; UNIX ms as if it were UTC.
std::optional<Millis> parseCivil(std::string_view text, char separator) {
  Parts p;
  if (text.size() < 19 || text[4] != '-' || text[7] != '-' || text[10] != separator || text[13] != ':' ||
      text[16] != ':')
    return std::nullopt;
  if (!digits(text, 0, 4, p.year) || !digits(text, 5, 2, p.month) || !digits(text, 8, 2, p.day) ||
      !digits(text, 11, 2, p.hour) || !digits(text, 14, 2, p.minute) || !digits(text, 17, 2, p.second))
    return std::nullopt;
  const year_month_day date{year{p.year}, month{static_cast<unsigned>(p.month)}, day{static_cast<unsigned>(p.day)}};
  if (!date.ok() || p.hour > 23 || p.minute > 59 || p.second > 60) return std::nullopt;
  const auto moment = sys_days{date} + hours{p.hour} + minutes{p.minute} + seconds{p.second};
  return duration_cast<milliseconds>(moment.time_since_epoch()).count();
}

std::string formatCivil(Millis time, char separator) {
  const sys_time<milliseconds> moment{milliseconds{time}};
  const auto days = floor<std::chrono::days>(moment);
  const year_month_day date{days};
  const hh_mm_ss clock{floor<seconds>(moment - days)};
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u%c%02d:%02d:%02d", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), separator,
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return text.data();
}

/// A time that was read can be written again.
Result<Millis> writable(Millis time) {
  if (time < kEarliest || time > kLatest) return kBad;
  return time;
}

}  // namespace

std::string formatRfc3339(Millis time) {
  std::array<char, 8> fraction{};
  std::snprintf(fraction.data(), fraction.size(), ".%03dZ", static_cast<int>(((time % 1000) + 1000) % 1000));
  return formatCivil(time, 'T') + fraction.data();
}

Result<Millis> parseRfc3339(std::string_view text) {
  const auto civil = parseCivil(text, 'T');
  if (!civil) return kBad;
  auto rest = text.substr(19);
  Millis fraction = 0;
  if (!rest.empty() && rest.front() == '.') {
    rest.remove_prefix(1);
    Millis weight = 100;
    std::size_t count = 0;
    for (; count < rest.size() && rest[count] >= '0' && rest[count] <= '9'; ++count, weight /= 10)
      fraction += (rest[count] - '0') * weight;
    if (count == 0) return kBad;
    rest.remove_prefix(count);
  }
  if (rest == "Z") return writable(*civil + fraction);
  int hour = 0;
  int minute = 0;
  if (rest.size() != 6 || (rest[0] != '+' && rest[0] != '-') || rest[3] != ':' || !digits(rest, 1, 2, hour) ||
      !digits(rest, 4, 2, minute) || hour > 23 || minute > 59)
    return kBad;
  const Millis offset = (hour * 60 + minute) * 60'000LL;
  return writable(*civil + fraction - (rest[0] == '+' ? offset : -offset));
}

std::string formatFeedTime(Millis time) { return formatCivil(time + kFeedOffset, ' '); }

Result<Millis> parseFeedTime(std::string_view text) {
  if (text.size() != 19) return kBad;
  const auto civil = parseCivil(text, ' ');
  if (!civil) return kBad;
  return writable(*civil - kFeedOffset);
}

}  // namespace rebate::wire
