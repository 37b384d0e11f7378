// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "ports/alert_desk.h"

namespace rebate {

/// Alerts and silences in words. `now` is by the clock of AlertFacts: this desktop's and `clockAhead`.
class AlertWords {
  Q_DECLARE_TR_FUNCTIONS(rebate::AlertWords)
 public:
  static QString name(const AlertView& view);
  static QString severity(const AlertView& view);  ///< as it came where the word is not known
  static QString where(const AlertView& view);
  static QString what(const AlertView& view);
  static QString firing(const AlertView& view, Millis now);    ///< since when: "12 s"
  static QString owner(const AlertView& view, Millis now);     ///< "chen.jing · 54 m left", or what keeps it quiet
  static QString standing(const AlertView& view, Millis now);  ///< all of it: "firing 12 s", "silenced 42 m left"
  static QString sentence(const AlertView& view, Millis now);  ///< for screen readers and notifications
  static Status status(const AlertView& view);                 ///< unknown while its source is silent
  static QString watch(Watch watch);                           ///< "Replication lag"
  static QString matchers(const Silence& silence);             ///< "QueueBacklog · cn-north", or all matchers
  static QString left(Millis until, Millis now);               ///< "42 m left"
  static QString source(const std::string& address);           ///< "this desktop" or host and port
  /// What is wrong with what is known of them all: sources that are silent; empty: nothing.
  static QString blindness(const AlertFacts& facts);

 private:
  static QString judged(const Judgement& judgement);
};

}  // namespace rebate
