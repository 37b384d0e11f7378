// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/api/handlers.h"
#include "region/ledger/statement_json.h"
#include "region/ledger/user_book.h"

namespace rebate::region {

asio::awaitable<Reply> showStatement(Services& services, const Call& call) {
  const auto month = monthFrom(call.second);
  if (!month) co_return problemReply(Problem::validation, "month", "a month such as 2026-06 is expected");
  std::function<std::optional<Statement>(SqlSession&)> read =
      [id = call.id, month = *month](SqlSession& sql) -> std::optional<Statement> {
    if (!findUser(sql, id)) return std::nullopt;
    return statementOf(sql, id, month);
  };
  const auto statement = co_await readStore(services, std::move(read));
  if (!statement) co_return problemReply(problemOf(statement.error()));
  if (!*statement) co_return problemReply(Problem::notFound, "id", "no such user");
  co_return jsonReply(toJson(**statement));
}

}  // namespace rebate::region
