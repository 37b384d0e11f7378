// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include "domain/region.h"

namespace rebate {

/// The colours of one theme. Text colours reach a contrast of 4.5 : 1 on window, panel, raised and selection.
struct Tokens {
  bool dark;
  QColor window;  ///< behind everything
  QColor panel;   ///< cards, tables, bars
  QColor raised;  ///< buttons, tags
  QColor line;    ///< one-pixel borders
  QColor text;
  QColor muted;
  QColor accent;     ///< selection, primary action, first series
  QColor onAccent;   ///< text on it
  QColor selection;  ///< row, navigation
  QColor ok;
  QColor warn;
  QColor bad;
  QColor unknown;  ///< shapes and hatches; words use muted
};

const Tokens& darkTokens();
const Tokens& lightTokens();

QColor shapeColor(Status status, const Tokens& tokens);
QColor wordColor(Status status, const Tokens& tokens);  ///< readable as text
QColor blend(const QColor& over, const QColor& under, double share);

/// WCAG 2 contrast, 1 to 21.
double contrast(const QColor& a, const QColor& b);

}  // namespace rebate
