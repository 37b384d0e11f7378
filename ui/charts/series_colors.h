// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPen>

#include "ui/style/tokens.h"

namespace rebate {

/// Six colours that are told apart on both panels; from the seventh series on they come again, dashed.
inline QColor seriesColor(std::size_t number, const Tokens& tokens) {
  const QColor dark[] = {
      tokens.accent,           tokens.ok, QColor(0xb3, 0x92, 0xf0), QColor(0xe8, 0x8f, 0x6a), QColor(0x4f, 0xc3, 0xc7),
      QColor(0xd8, 0x7f, 0xb8)};
  const QColor light[] = {
      tokens.accent,           tokens.ok, QColor(0x6d, 0x4a, 0xc4), QColor(0xb0, 0x4e, 0x22), QColor(0x0b, 0x7a, 0x80),
      QColor(0xa1, 0x3a, 0x7c)};
  return (tokens.dark ? dark : light)[number % std::size(dark)];
}

inline QPen seriesPen(std::size_t number, const Tokens& tokens) {
  return QPen(seriesColor(number, tokens), 1.6, number < 6 ? Qt::SolidLine : Qt::DashLine);
}

}  // namespace rebate
