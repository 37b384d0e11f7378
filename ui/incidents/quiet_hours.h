// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace rebate {

/// When this desktop rings for what is critical only. Minutes of the desktop's own day; `from` after `to` goes over
/// midnight, and both the same is the whole day.
struct QuietHours {
  bool on = false;
  int from = 22 * 60;
  int to = 7 * 60;
  bool operator==(const QuietHours&) const = default;
  bool covers(int minute) const {
    if (!on) return false;
    return from < to ? minute >= from && minute < to : minute >= from || minute < to;
  }
};

}  // namespace rebate
