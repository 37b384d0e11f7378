// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <functional>
#include <vector>

namespace rebate {

enum class OfferKind { person, order, page, action };

/// One row of the palette: what it is called, and what happens when it is chosen.
struct Offer {
  OfferKind kind = OfferKind::action;
  QString id;  ///< stable; by it recent choices are told
  QString title;
  QString hint = {};       ///< on the right: "needs a reason", "u-88210 · awaiting ¥ 3.12"
  QString keys = {};       ///< its shortcut
  QStringList names = {};  ///< what it is found by, in both languages; empty: by its title
  std::function<void()> run = {};
  std::function<void()> runAside = {};  ///< Ctrl+Enter: in a window of its own; unset: as Enter
};

}  // namespace rebate
