// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QStringList>
#include <functional>

#include "domain/decision.h"
#include "ports/preferences.h"

class QWidget;

namespace rebate {

struct Context;

/// Sentences that an operator writes often; theirs, encrypted with their preferences.
class Reasons {
  Q_DECLARE_TR_FUNCTIONS(rebate::Reasons)
 public:
  static constexpr int kMost = 9;  ///< one for each number key

  static QStringList of(const Preferences& preferences, Action action);  ///< those we suggest, until they wrote theirs
  static void set(Preferences& preferences, Action action, const QStringList& reasons);
  /// A dialog with a line for each reason.
  static void edit(const Context& context, Action action, QWidget* parent);
};

}  // namespace rebate
