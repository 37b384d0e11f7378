// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <cstdint>
#include <memory>

#include "ui/page.h"

namespace rebate {

/// For auditors: how much of what each person proposed was decided by whom, from this desktop's copy, and how many of
/// those had been opened before, from a region's audit. On request.
class PairRates {
  Q_DECLARE_TR_FUNCTIONS(rebate::PairRates)
 public:
  static void show(const Context& context, QWidget* parent);

 private:
  struct Reading;
  static QStringList headers();
  static void readAudit(const std::shared_ptr<Reading>& reading, std::int64_t before);
};

}  // namespace rebate
