// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace rebate {

/// Makes a sound that somebody in the next room hears.
class Ringer {
 public:
  virtual ~Ringer() = default;
  /// Returns at once, and says nothing where the desktop has no sound. One that still sounds is not begun again.
  virtual void ring(bool urgent) = 0;
};

}  // namespace rebate
