// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ports/region_reads.h"

namespace rebate {

/// What somebody typed: "who:sun.yu revealed", "on:u-88210". A word without a filter is an action when it is one of
/// their words, something acted on when it has a digit or a colon, and else a person.
struct AuditSearch {
  AuditRead wish;
  QString misunderstood;  ///< a word behind "what:" that is no action; empty: all was understood
};
AuditSearch auditSearchOf(const QString& text);

}  // namespace rebate
