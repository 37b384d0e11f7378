// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "region/cli/commands.h"
#include "region/ledger/audit_log.h"
#include "region/storage/offline_write.h"
#include "region/storage/store.h"
#include "region/telemetry/clock.h"
#include "wire/json.h"
#include "wire/uuid.h"

namespace rebate::region::cli {

int renameRestored(const StoreAddress& store) {
  const auto session = openStore({store});
  if (!session) return report(session.error());
  SqlSession& sql = **session;
  // Where Patroni decides nobody can tell from the store whether an instance still runs.
  if (!store.postgres && leaseIsLive(sql)) return report({Errc::busy, "store", "a region serves it: stop that first"});
  const auto before = storeId(sql), after = wire::uuid7(wallMillis());
  const auto done = writeOffline(sql, [&](Writing& writing) {
    writing.sql.run("UPDATE meta SET value = $1 WHERE name = 'store'", {after});
    recordAudit(writing, {"cli", "store.restored", after, {{"before", before}, {"after", after}}});
  });
  if (!done) return report(done.error());
  std::cout << wire::json::serialize(wire::json::object{{"before", before}, {"store", after}}) << std::endl;
  return kFine;
}

}  // namespace rebate::region::cli
