// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include "domain/money.h"
#include "ports/region_reads.h"

namespace rebate::timeline_facts {

/// Members of an item's body; empty when it has none of that name.
QString text(const TimelineItem& item, const char* member);
Fen amount(const TimelineItem& item, const char* member = "amount_fen");
QJsonObject nested(const TimelineItem& item, const char* member);
QStringList list(const TimelineItem& item, const char* member);
/// The order number in a rebate's id, "taobao:2035…:2".
QString lineOf(const QString& rebateId);

}  // namespace rebate::timeline_facts
