// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/tokens.h"

#include <algorithm>
#include <cmath>

namespace rebate {
namespace {

double luminance(const QColor& color) {
  const auto linear = [](double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

}  // namespace

const Tokens& darkTokens() {
  static const Tokens tokens{true,       {0x0f1319}, {0x161b23}, {0x1e2530}, {0x2a3342}, {0xe6ebf2}, {0x96a3b4},
                             {0x4aa8ff}, {0x08121f}, {0x1b3350}, {0x3fb68b}, {0xe0a93b}, {0xf37c75}, {0x76828f}};
  return tokens;
}

const Tokens& lightTokens() {
  static const Tokens tokens{false,      {0xf3f5f8}, {0xffffff}, {0xf7f9fb}, {0xd9dfe7}, {0x18202b}, {0x566475},
                             {0x0b62bd}, {0xffffff}, {0xdbeafb}, {0x147350}, {0x8a5a05}, {0xbd2f28}, {0x7b8794}};
  return tokens;
}

QColor shapeColor(Status status, const Tokens& tokens) {
  switch (status) {
    case Status::ok:
      return tokens.ok;
    case Status::warning:
      return tokens.warn;
    case Status::bad:
      return tokens.bad;
    case Status::unknown:
      return tokens.unknown;
  }
  return tokens.unknown;
}

QColor wordColor(Status status, const Tokens& tokens) {
  return status == Status::unknown ? tokens.muted : shapeColor(status, tokens);
}

QColor blend(const QColor& over, const QColor& under, double share) {
  const auto mix = [share](int a, int b) { return static_cast<int>(std::lround(a * share + b * (1 - share))); };
  return {mix(over.red(), under.red()), mix(over.green(), under.green()), mix(over.blue(), under.blue())};
}

double contrast(const QColor& a, const QColor& b) {
  const auto [low, high] = std::minmax({luminance(a), luminance(b)});
  return (high + 0.05) / (low + 0.05);
}

}  // namespace rebate
