// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <optional>
#include <vector>

#include "ports/alert_desk.h"
#include "ports/workspace.h"
#include "ui/incidents/quiet_hours.h"

namespace rebate {

/// One thing that keeps something from calling somebody, in words.
struct SuppressedRow {
  QString id;    ///< of what it is; empty: there is none of this kind
  QString kind;  ///< "Silence"
  QString what;
  QString why;       ///< whose, and their reason
  QString left;      ///< instead of a countdown
  Millis until = 0;  ///< by the regions' clock; 0: nobody said
  Millis from = 0;   ///< later than now: it has not begun
  std::optional<Silence> silence{};
  bool operator==(const SuppressedRow&) const = default;
};

class SuppressedRows {
  Q_DECLARE_TR_FUNCTIONS(rebate::SuppressedRows)
 public:
  /// All of it, in all regions: silences, what follows from something worse, maintenance, the cluster's pause, quiet
  /// hours here (`minute` of the desktop's day). Of what there is none a row says so.
  static std::vector<SuppressedRow> of(const AlertFacts& alerts, const WorkspaceFacts& facts, const QuietHours& quiet,
                                       int minute);
  static QString hours(const QuietHours& quiet);  ///< "22:00–07:00"

 private:
  static void addSilences(const AlertFacts& alerts, std::vector<SuppressedRow>& rows);
  static void addMaintenance(const WorkspaceFacts& facts, std::vector<SuppressedRow>& rows);
  static void addPause(const WorkspaceFacts& facts, std::vector<SuppressedRow>& rows);
};

}  // namespace rebate
