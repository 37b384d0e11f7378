// SPDX-License-Identifier: GPL-3.0-or-later
#include <sodium.h>

#include <iostream>

#include "region/cli/commands.h"
#include "region/ledger/audit_log.h"
#include "region/ledger/operator_book.h"
#include "region/storage/offline_write.h"
#include "region/storage/store.h"

namespace rebate::region::cli {
namespace {

constexpr std::size_t kShortestPassword = 8;

bool isName(const std::string& name) {
  return !name.empty() && name.size() <= 64 &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._-") == std::string::npos;
}

Result<std::string> hashOfTypedPassword() {
  std::string password;
  std::getline(std::cin, password);
  if (password.size() < kShortestPassword) return invalid("password", "at least 8 characters, on stdin");
  auto hash = hashPassword(password);
  sodium_memzero(password.data(), password.size());
  return hash;
}

}  // namespace

int addOperator(const NewOperator& fresh) {
  if (!isName(fresh.who.name)) return report(invalid("name", "lower-case letters, digits, dot, dash; at most 64"));
  const auto hash = hashOfTypedPassword();
  if (!hash) return report(hash.error());
  const auto session = openStore({fresh.store, false});
  if (!session) return report(session.error());
  const auto done =
      writeOffline(**session, [&](Writing& writing) { insertOperator(writing, fresh.who, *hash, "cli"); });
  return done ? kFine : report(done.error());
}

int listOperators(const std::string& store) {
  const auto session = openStore({store, true});
  if (!session) return report(session.error());
  for (const auto& row : allOperators(**session))
    std::cout << wire::json::serialize(wire::json::object{{"name", row.who.name},
                                                          {"display", row.who.display},
                                                          {"role", name(row.who.role)},
                                                          {"disabled", row.disabled}})
              << '\n';
  const auto& failure = (*session)->failure();
  return failure ? report(*failure) : kFine;
}

int disableOperator(const std::string& store, const std::string& name) {
  const auto session = openStore({store, false});
  if (!session) return report(session.error());
  const auto done = writeOffline(**session, [&](Writing& writing) { disableOperator(writing, name, "cli"); });
  return done ? kFine : report(done.error());
}

}  // namespace rebate::region::cli
