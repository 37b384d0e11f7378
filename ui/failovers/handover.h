// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCoreApplication>

#include <functional>
#include <optional>
#include <vector>

#include "ports/record_desk.h"
#include "tables/moment_series.h"
#include "ui/charts/event_series.h"

class QTextDocument;

namespace rebate {

/// What is handed over of some minutes: to be read without this program, or by another one. No people in it: operators
/// are left out as well.
struct HandoverFacts {
  Millis from = 0, to = 0, madeAt = 0;
  Millis budget = kRecoveryBudget;
  std::vector<FailoverRecord> failovers;
  std::vector<RecordEvent> events;
  std::vector<Moment> moments;
  std::optional<MomentSeries> series;  ///< of a file that was read, which keeps no moments

  MomentSeries lines() const { return series ? *series : seriesOf(moments); }
};

class Handover {
  Q_DECLARE_TR_FUNCTIONS(rebate::Handover)
 public:
  /// One file without references to others; readable on a light and on a dark screen.
  static QByteArray html(const HandoverFacts& facts);
  /// The same facts: resources/api/handover.schema.json. Times are RFC 3339, spans ms.
  static QByteArray json(const HandoverFacts& facts);
  /// What json() wrote. Errc::invalid when it is not of this version, or no handover at all.
  static Result<HandoverFacts> read(const QByteArray& json);
  /// The page, with its charts as pictures: a text document knows no drawings.
  static void fill(QTextDocument& document, const HandoverFacts& facts);
  /// Errc::storage when the file cannot be written whole.
  static Outcome writePdf(const HandoverFacts& facts, const QString& path);
  static Outcome write(const QByteArray& bytes, const QString& path);

  static std::vector<EventSeries> charts(const HandoverFacts& facts);
  static QString svg(const EventSeries& series);

 private:
  static QString body(const HandoverFacts& facts, const std::function<QString(const EventSeries&)>& draw);
  static QString failoverTable(const HandoverFacts& facts);
  static QString eventTable(const HandoverFacts& facts);
};

}  // namespace rebate
