// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "ports/record_desk.h"
#include "tables/leader_claims.h"
#include "ui/style/words.h"

namespace rebate {

/// What is said of records, events and claims.
class RecordWords {
  Q_DECLARE_TR_FUNCTIONS(rebate::RecordWords)
 public:
  static QString kind(FailoverKind kind);
  static QString leaders(const FailoverRecord& record);  ///< "cn-east → cn-north"
  static QString recovery(const FailoverRecord& record);
  static QString phases(const FailoverRecord& record);     ///< "1.8 · 11.2 · 5.1 · 1.3", s
  static QString decisions(const FailoverRecord& record);  ///< "0 / 0"
  static QString decisionsLong(const FailoverRecord& record);
  static QString note(const FailoverRecord& record, Millis budget);

  static QString tag(const RecordEvent& event);
  static QString event(const RecordEvent& event);

  static QString observer(const LeaderClaim& claim);
  static QString verdict(const LeaderClaim& claim);
  static QString agreement(const LeaderAgreement& agreement);

  static QString check(const PreflightCheck& check, const Preflight& preflight);
  static QString order(SwitchoverState state);
  static QString refusal(const std::string& check);  ///< why an order was not carried out
};

}  // namespace rebate
