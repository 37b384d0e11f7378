// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "ui/page.h"

namespace rebate {

/// For auditors: how much of what each person proposed was decided by whom. From this desktop's copy, on request.
class PairRates {
  Q_DECLARE_TR_FUNCTIONS(rebate::PairRates)
 public:
  static void show(const Context& context, QWidget* parent);

 private:
  static QStringList headers();
};

}  // namespace rebate
