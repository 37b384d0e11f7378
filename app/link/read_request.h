// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include "ports/region_reads.h"

namespace rebate::link {

/// What is asked of a region's API for a read.
struct ReadRequest {
  QString path;             ///< with its query, percent-encoded
  QByteArray key{};         ///< Idempotency-Key; empty: a GET
  QByteArray body{};        ///< JSON; empty: none
  QByteArray verb{"POST"};  ///< of what has a key
};
ReadRequest requestOf(const RegionRead& wish);

}  // namespace rebate::link
