// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/rejections.h"

namespace rebate::region {

void recordRejection(Writing& writing, const Rejection& rejection) {
  writing.sql.run(
      "INSERT INTO rejected_rows (source, page, line, reason, at) VALUES ($1, $2, $3, $4, $5) "
      "ON CONFLICT (source, line, reason) DO NOTHING",
      {rejection.source, rejection.page, rejection.line, rejection.reason, writing.now});
}

}  // namespace rebate::region
