// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/engines/rabbit_queues.h"

#include "wire/json.h"

namespace rebate::region {
namespace {

std::int64_t sizeOf(const wire::json::object& object, std::string_view name) {
  const auto* list = object.if_contains(name);
  return list && list->is_array() ? static_cast<std::int64_t>(list->get_array().size()) : 0;
}

BrokerQueue queueOf(const wire::json::object& object) {
  BrokerQueue queue;
  queue.name = wire::textOr(object, "name");
  queue.state = wire::textOr(object, "state");
  if (const auto* messages = object.if_contains("messages"); messages && messages->is_int64())
    queue.messages = messages->get_int64();
  queue.members = sizeOf(object, "members");
  queue.online = sizeOf(object, "online");
  return queue;
}

}  // namespace

Result<std::vector<BrokerQueue>> parseBrokerQueues(std::string_view text) {
  const auto json = wire::parseJson(text);
  if (!json) return Error{Errc::malformed, "rabbitmq", json.error().detail};
  const auto* list = &*json;
  if (list->is_object()) {
    list = list->get_object().if_contains("items");
    if (!list) return Error{Errc::malformed, "rabbitmq", "a list of queues is expected"};
  }
  if (!list->is_array()) return Error{Errc::malformed, "rabbitmq", "a list of queues is expected"};
  std::vector<BrokerQueue> queues;
  for (const auto& value : list->get_array())
    if (value.is_object()) queues.push_back(queueOf(value.get_object()));
  return queues;
}

}  // namespace rebate::region
