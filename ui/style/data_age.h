// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QLabel>
#include <optional>

#include "ports/workspace.h"

namespace rebate {

/// How old what is shown is. By the regions' clock: this desktop's may be wrong, and may be set.
class DataAge {
  Q_DECLARE_TR_FUNCTIONS(rebate::DataAge)
 public:
  static bool isOffline(const WorkspaceFacts& facts);                         ///< no region is heard
  static std::optional<Millis> of(const WorkspaceFacts& facts, Millis wall);  ///< ms; absent: nothing was fetched yet
  static QString note(const WorkspaceFacts& facts, Millis wall);  ///< "as of 14:02:11 · 3 m ago"; empty while live
  static void show(QLabel* label, const WorkspaceFacts& facts, Millis wall);  ///< in the head of a page
};

}  // namespace rebate
