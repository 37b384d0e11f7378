// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <optional>

#include "ports/workspace.h"
#include "ui/export/export_table.h"
#include "ui/outbox/command_words.h"

namespace rebate {

/// What the outbox shows of its rows.
struct OutboxFilter {
  bool openOnly = false;  ///< not settled, or a person is needed
  std::optional<CommandWords::Group> group{};
  bool fits(const OutboxItem& item) const;
};

/// The decisions of this desktop as a file. Nothing personal about a user: no masks, no reasons.
class OutboxExport {
  Q_DECLARE_TR_FUNCTIONS(rebate::OutboxExport)
 public:
  static ExportTable table(const OutboxFilter& filter, Workspace& workspace, QObject* guard);

 private:
  static QString filterWords(const OutboxFilter& filter);
  static std::vector<ExportColumn> columns();
};

}  // namespace rebate
