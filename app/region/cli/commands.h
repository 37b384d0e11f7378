// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "domain/operator.h"
#include "domain/result.h"
#include "region/storage/store_address.h"

namespace rebate::region::cli {

/// Exit statuses. A command that fails prints "rebate-region: …" on stderr.
inline constexpr int kFine = 0;
inline constexpr int kFailed = 1;    ///< could not do it; `check`: broken
inline constexpr int kRejected = 2;  ///< `import`: done, but rows or pages were rejected

struct ImportOptions {
  StoreAddress store;
  std::string users;  ///< users.json; empty: users stay as they are
  std::vector<std::string> paths;
};
/// Prints one JSON object: rows, new, changed, unchanged, stale, held, rejected [{page, line, reason}], pages.
int importPages(const ImportOptions& options);

/// NDJSON of rebates, users, withdrawals, postings, audit or changes; of statements with their month, "2026-06".
int exportRows(const StoreAddress& store, const std::string& what, const std::string& month);

/// The books' rules and the audit chain, as JSON.
/// `resume`: opens a ledger again that was stopped by a broken rule, when no rule is broken any more.
int checkStore(const StoreAddress& store, bool resume);

/// After a backup was put back, and before any region serves the store again: what comes now is another history, so it
/// gets an id of its own, and desktops fetch it anew and send nothing of the old one by themselves. Prints both ids.
int renameRestored(const StoreAddress& store);

struct NewOperator {
  StoreAddress store;
  Operator who;
};
/// The password is the first line of stdin.
int addOperator(const NewOperator& fresh);
/// A new password, the first line of stdin; ends the operator's sessions. Who was added by proposal has none yet.
int operatorPassword(const StoreAddress& store, const std::string& name);
int listOperators(const StoreAddress& store);
int disableOperator(const StoreAddress& store, const std::string& name);
int unlockOperator(const StoreAddress& store, const std::string& name);
/// Prints, this one time, what an authenticator scans. `remove`: from now on the password is enough.
int operatorCode(const StoreAddress& store, const std::string& name, bool remove);

/// Puts the broker's dead letters back where they came from, or prints them with their reasons (`list`), one JSON
/// object each. They are settled again as often as that; the reason has to be out of the way first.
int replayDeadLetters(const std::string& configFile, bool list);

/// Runs until SIGTERM or SIGINT.
int serve(const std::string& configFile);

/// Says what went wrong; returns kFailed.
int report(const Error& error);

}  // namespace rebate::region::cli
