// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <cstdint>
#include <optional>

#include "bench.h"

struct xcb_connection_t;

namespace rebate::bench {

/// A display of its own that is only looked at: what a person would see, whichever program draws it.
class Screen {
 public:
  struct Part {
    std::int16_t left, top;
    std::uint16_t width, height;
  };

  Screen();
  ~Screen();
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  /// Milliseconds from the program's start until anything is painted in a window of its own.
  double untilPainted(const QString& program, const QStringList& arguments);
  /// Until the place of the rows changes for the last time before it rests for `restMs`.
  double untilAtRest(const QString& program, const QStringList& arguments, int restMs);

 private:
  std::optional<std::size_t> look(const Part& part);  ///< a hash of what is there; absent while it is of one colour
  void begin(const QString& program, const QStringList& arguments);
  void end();

  QProcess server_, program_;
  xcb_connection_t* connection_ = nullptr;
  unsigned root_ = 0;
};

}  // namespace rebate::bench
