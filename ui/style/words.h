// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "domain/decision.h"
#include "domain/failover.h"
#include "ports/outbox.h"
#include "tables/region_facts.h"

namespace rebate {

inline QString qs(const std::string& utf8) {
  return QString::fromStdString(utf8);
}

/// Names and facts in words for people; the one place that knows what an enum value is called.
class Words {
  Q_DECLARE_TR_FUNCTIONS(rebate::Words)
 public:
  static QString state(RebateState state);
  static QString reason(Reason reason);  ///< why it is held or void; empty for none
  static QString platform(Platform platform);
  static QString level(Level level);
  static QString upstream(UpstreamState state);
  static QString action(Action action);
  static QString approve(Fen amount);  ///< "Approve ¥ 3.12"
  static QString role(Role role);
  static QString outbox(OutboxState state);
  static QString problem(Problem problem);
  static QString status(Status status);
  static QString place(RegionPlace place);
  static QString part(PartKind kind);
  static QString fact(const std::string& term);  ///< a region's own term ("replica"), in words when known
  static QString phase(FailoverPhase phase);
  static QString error(const Error& error);
  static QString proposer(const std::string& name);  ///< "feed" or a person's sign-in name

  static QString age(Millis span);      ///< "13 s", "1 m 50 s", "2 h", "3 d"
  static QString seconds(Millis span);  ///< "2.3 s"
};

QString money(Fen amount);                  ///< "1,299.00"
QString yuan(Fen amount);                   ///< "¥ 3.12"
QString percent(BasisPoints rate);          ///< "10 %", "2.5 %"
QString count(std::int64_t number);         ///< "18 240 771", thin no-break spaces
QString clockTime(Millis at);               ///< "10:42:58", the desktop's zone
QString dayTime(Millis at);                 ///< "06-12 09:10"
QString shortHash(const std::string& hex);  ///< "b41e…77"

}  // namespace rebate
