// SPDX-License-Identifier: GPL-3.0-or-later
// A pause of the failover, and windows of maintenance. Each answer is all that stands then.
#include "region/api/handlers.h"
#include "region/api/idempotent_write.h"
#include "region/api/people.h"
#include "region/operations/maintenance_book.h"
#include "region/telemetry/clock.h"
#include "wire/maintenance_json.h"

namespace rebate::region {
namespace {

Reply boardReply(Writing& writing, int status = 200) {
  return jsonReply(wire::toJson(standing(readMaintenance(writing.sql), writing.now)), status);
}

asio::awaitable<Reply> writeBoard(Services& services, const Call& call, ReplyJob job) {
  auto reply = co_await writeOnce(services, call, std::move(job));
  if (services.attend) services.attend();
  co_return reply;
}

}  // namespace

asio::awaitable<Reply> putPause(Services& services, const Call& call) {
  const auto json = wire::parseJson(call.body);
  if (!json) co_return problemReply(problemOf(json.error()));
  auto pause = wire::pauseWishFrom(*json);
  if (!pause) co_return problemReply(problemOf(pause.error()));
  pause->owner = call.who->name;
  ReplyJob job = [pause = *pause](Writing& writing) {
    if (const auto checked = checkPause(pause, writing.now); !checked) return problemReply(problemOf(checked.error()));
    setPause(writing, pause);
    return boardReply(writing);
  };
  co_return co_await writeBoard(services, call, std::move(job));
}

asio::awaitable<Reply> deletePause(Services& services, const Call& call) {
  ReplyJob job = [who = call.who->name](Writing& writing) {
    if (const auto refused = endPause(writing, who)) return refusalReply(*refused);
    return boardReply(writing);
  };
  co_return co_await writeBoard(services, call, std::move(job));
}

asio::awaitable<Reply> postMaintenance(Services& services, const Call& call) {
  const auto json = wire::parseJson(call.body);
  if (!json) co_return problemReply(problemOf(json.error()));
  auto window = wire::windowWishFrom(*json, wallMillis());
  if (!window) co_return problemReply(problemOf(window.error()));
  window->owner = call.who->name;
  ReplyJob job = [window = *window](Writing& writing) {
    if (const auto refused = planMaintenance(writing, window)) return refusalReply(*refused);
    return boardReply(writing, 201);
  };
  co_return co_await writeBoard(services, call, std::move(job));
}

asio::awaitable<Reply> deleteMaintenance(Services& services, const Call& call) {
  ReplyJob job = [id = call.id, who = call.who->name](Writing& writing) {
    if (const auto refused = endMaintenance(writing, id, who)) return refusalReply(*refused);
    return boardReply(writing);
  };
  co_return co_await writeBoard(services, call, std::move(job));
}

}  // namespace rebate::region
