// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "ports/workspace.h"

namespace rebate {

/// Decisions as lines of a CSV file (RFC 4180) that spreadsheets open as they are: UTF-8 with a mark, times with zone,
/// no cell that could be taken for a formula. Nothing personal about a user: no masks, no reasons.
class OutboxCsv {
  Q_DECLARE_TR_FUNCTIONS(rebate::OutboxCsv)
 public:
  static QByteArray head();
  static QByteArray line(const OutboxItem& item, const WorkspaceFacts& facts);
};

}  // namespace rebate
