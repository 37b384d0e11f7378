// SPDX-License-Identifier: GPL-3.0-or-later
#include <sodium.h>

#include <functional>
#include <iostream>

#include "region/cli/commands.h"
#include "region/ledger/code_book.h"
#include "region/ledger/operator_book.h"
#include "region/ledger/personal_book.h"
#include "region/ledger/sign_in_book.h"
#include "region/storage/offline_write.h"
#include "region/storage/store.h"
#include "region/telemetry/clock.h"
#include "wire/json.h"

namespace rebate::region::cli {
namespace {

constexpr std::size_t kShortestPassword = 8;

Result<std::string> hashOfTypedPassword() {
  std::string password;
  std::getline(std::cin, password);
  if (password.size() < kShortestPassword) return invalid("password", "at least 8 characters, on stdin");
  auto hash = hashPassword(password);
  sodium_memzero(password.data(), password.size());
  return hash;
}

int change(const StoreAddress& store, const std::function<void(Writing&)>& job) {
  const auto session = openStore({store});
  if (!session) return report(session.error());
  const auto done = writeOffline(**session, job);
  return done ? kFine : report(done.error());
}

}  // namespace

int addOperator(const NewOperator& fresh) {
  if (!isOperatorName(fresh.who.name))
    return report(invalid("name", "lower-case letters, digits, dot, dash; at most 64"));
  const auto hash = hashOfTypedPassword();
  if (!hash) return report(hash.error());
  return change(fresh.store, [&](Writing& writing) { insertOperator(writing, fresh.who, *hash, "cli"); });
}

int operatorPassword(const StoreAddress& store, const std::string& name) {
  const auto hash = hashOfTypedPassword();
  if (!hash) return report(hash.error());
  return change(store, [&](Writing& writing) { changePassword(writing, name, *hash, "cli"); });
}

int listOperators(const StoreAddress& store) {
  const auto session = openStore({store, true});
  if (!session) return report(session.error());
  const auto now = wallMillis();
  for (const auto& row : allOperators(**session))
    std::cout << wire::json::serialize(wire::json::object{{"name", row.who.name},
                                                          {"display", row.who.display},
                                                          {"role", name(row.who.role)},
                                                          {"disabled", row.disabled},
                                                          {"code", needsCode(**session, row.who.name)},
                                                          {"locked", lockedFor(**session, row.who.name, now) > 0}})
              << '\n';
  const auto& failure = (*session)->failure();
  return failure ? report(*failure) : kFine;
}

int disableOperator(const StoreAddress& store, const std::string& name) {
  return change(store, [&](Writing& writing) { region::disableOperator(writing, name, "cli"); });
}

int unlockOperator(const StoreAddress& store, const std::string& name) {
  return change(store, [&](Writing& writing) { region::unlockOperator(writing, name, "cli"); });
}

int operatorCode(const StoreAddress& store, const std::string& name, bool remove) {
  if (remove) return change(store, [&](Writing& writing) { takeCode(writing, name, "cli"); });
  const auto session = openStore({store});
  if (!session) return report(session.error());
  const auto key = keyToSealWith(**session, store.keyFile);
  if (!key) return report(key.error());
  std::string uri;
  const auto done = writeOffline(**session, [&](Writing& writing) { uri = giveCode(writing, name, *key, "cli"); });
  if (!done) return report(done.error());
  std::cout << uri << std::endl;
  sodium_memzero(uri.data(), uri.size());
  return kFine;
}

}  // namespace rebate::region::cli
