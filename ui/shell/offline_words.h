// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "ports/workspace.h"

namespace rebate {

/// What being without regions means to a person: since when, until when, and what is kept.
class OfflineWords {
  Q_DECLARE_TR_FUNCTIONS(rebate::OfflineWords)
 public:
  static QString since(const WorkspaceFacts& facts, Millis wall);  ///< "Offline for 1 m 50 s."
  static QString advice(const WorkspaceFacts& facts, Millis wall);
  static bool endsSoon(const WorkspaceFacts& facts, Millis wall);  ///< the copy will be sealed before long
  static QString sealedHead(const WorkspaceFacts& facts);
  static QString sealedText(const WorkspaceFacts& facts);
  static QString wayBack(const WayBack& back, const WorkspaceFacts& facts);  ///< "Back since 10:31 (offline for…): …"
  static QString salvaged(const Salvaged& salvaged);

  static constexpr Millis kSoon = 4 * 3'600'000;  ///< before the lease ends people are warned

 private:
  static QString lease(const WorkspaceFacts& facts, Millis wall);
  static QString personal(const WorkspaceFacts& facts, Millis wall);
};

}  // namespace rebate
