// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/events/rabbit_link.h"

#include <amqp_tcp_socket.h>
#include <sys/socket.h>

#include <algorithm>
#include <set>

#include "region/events/rabbit_frames.h"
#include "region/telemetry/clock.h"

namespace rebate::region {
namespace {

constexpr Millis kConnectWithin = 1'000;
constexpr Millis kAnswerWithin = 3'000;
constexpr Millis kConfirmWithin = 5'000;
constexpr Millis kGoodbyeWithin = 200;
constexpr Millis kSlice = 50;  // between two looks whether to go on waiting
constexpr int kHeartbeat = 5;  // s
constexpr int kFrame = 131'072;
constexpr int kSendBuffer = 512 * 1'024;
constexpr amqp_channel_t kChannel = 1, kAside = 2;
// A letter comes back with every leader that goes; only one that kills each of them is put aside by the broker itself.
constexpr std::int32_t kMostDeliveries = 1'000;

}  // namespace

struct RabbitLink::Raw {
  amqp_connection_state_t connection = amqp_new_connection();
  std::uint64_t published = 0;
  std::set<std::uint64_t> unconfirmed;
  bool refused = false;  ///< the broker could not take one
  bool entered = false;

  Raw() = default;
  Raw(const Raw&) = delete;
  Raw& operator=(const Raw&) = delete;
  /// Whatever was not acknowledged goes back to the queue.
  ~Raw() {
    const auto moment = spanOf(kGoodbyeWithin);
    if (entered && amqp_set_rpc_timeout(connection, &moment) == AMQP_STATUS_OK)
      amqp_connection_close(connection, AMQP_REPLY_SUCCESS);
    amqp_destroy_connection(connection);
  }

  Outcome lastReply(const char* doing) {
    const auto reply = amqp_get_rpc_reply(connection);
    if (reply.reply_type == AMQP_RESPONSE_NORMAL) return Done{};
    return errorOf(reply, doing);
  }

  void settle(std::uint64_t tag, bool multiple) {
    if (multiple) unconfirmed.erase(unconfirmed.begin(), unconfirmed.upper_bound(tag));
    unconfirmed.erase(tag);
  }

  /// Whatever the broker says on a channel that publishes.
  Outcome heard(const amqp_frame_t& frame) {
    if (frame.frame_type != AMQP_FRAME_METHOD) return Done{};
    if (frame.payload.method.id == AMQP_BASIC_ACK_METHOD) {
      const auto* ack = static_cast<amqp_basic_ack_t*>(frame.payload.method.decoded);
      settle(ack->delivery_tag, ack->multiple != 0);
    } else if (frame.payload.method.id == AMQP_BASIC_NACK_METHOD) {
      const auto* nack = static_cast<amqp_basic_nack_t*>(frame.payload.method.decoded);
      settle(nack->delivery_tag, nack->multiple != 0);
      refused = true;
    } else if (frame.payload.method.id == AMQP_BASIC_RETURN_METHOD) {
      refused = true;  // no such queue any more; its content frames follow and say nothing new
    } else if (frame.payload.method.id == AMQP_CHANNEL_CLOSE_METHOD ||
               frame.payload.method.id == AMQP_CONNECTION_CLOSE_METHOD) {
      return Error{Errc::unavailable, "rabbitmq", "the broker closed the connection"};
    }
    return Done{};
  }
};

RabbitLink::RabbitLink(const RabbitConfig& config, Cancelled cancelled)
    : config_(config), cancelled_(std::move(cancelled)), raw_(std::make_unique<Raw>()) {}

RabbitLink::~RabbitLink() = default;

Result<std::unique_ptr<RabbitLink>> RabbitLink::open(const RabbitConfig& config, const std::string& name,
                                                     Cancelled cancelled) {
  std::unique_ptr<RabbitLink> link(new RabbitLink(config, std::move(cancelled)));
  if (const auto connected = link->connect(name); !connected) return connected.error();
  return link;
}

Outcome RabbitLink::connect(const std::string& name) {
  auto* connection = raw_->connection;
  auto* socket = amqp_tcp_socket_new(connection);
  if (!socket) return Error{Errc::unavailable, "rabbitmq", "no memory for a socket"};
  auto within = spanOf(kConnectWithin);
  const auto port = static_cast<int>(config_.port);
  if (const int failed = amqp_socket_open_noblock(socket, config_.host.c_str(), port, &within);
      failed != AMQP_STATUS_OK)
    return errorOf(failed, "connecting");
  ::setsockopt(amqp_get_sockfd(connection), SOL_SOCKET, SO_SNDBUF, &kSendBuffer, sizeof kSendBuffer);
  const auto patience = spanOf(kAnswerWithin);
  amqp_set_handshake_timeout(connection, &patience);
  amqp_set_rpc_timeout(connection, &patience);
  const std::string key = "connection_name";
  auto entry = textEntry(key, name);
  const amqp_table_t properties{1, &entry};
  const auto entered =
      amqp_login_with_properties(connection, config_.vhost.c_str(), 0, kFrame, kHeartbeat, &properties,
                                 AMQP_SASL_METHOD_PLAIN, config_.user.c_str(), config_.password.c_str());
  if (entered.reply_type != AMQP_RESPONSE_NORMAL) return errorOf(entered, "signing in");
  raw_->entered = true;
  amqp_channel_open(connection, kChannel);
  if (const auto opened = raw_->lastReply("opening a channel"); !opened) return opened;
  amqp_confirm_select(connection, kChannel);
  return raw_->lastReply("asking for confirms");
}

/// Asked on a channel of its own, because a no closes the channel.
bool RabbitLink::declared() {
  auto* connection = raw_->connection;
  amqp_channel_open(connection, kAside);
  bool all = raw_->lastReply("opening a channel").ok();
  for (const auto* queue : {kOrderQueue, kDeadLetterQueue}) {
    if (!all) return false;
    amqp_queue_declare(connection, kAside, bytesOf(queue), 1, 1, 0, 0, amqp_empty_table);
    all = raw_->lastReply("looking for a queue").ok();
  }
  amqp_channel_close(connection, kAside, AMQP_REPLY_SUCCESS);
  return all;
}

Outcome RabbitLink::declare() {
  if (declared()) return Done{};
  auto* connection = raw_->connection;
  const auto exchange = bytesOf(kEventExchange), orders = bytesOf(kOrderQueue), dead = bytesOf(kDeadLetterQueue);
  amqp_exchange_declare(connection, kChannel, exchange, bytesOf("direct"), 0, 1, 0, 0, amqp_empty_table);
  if (const auto done = raw_->lastReply("declaring the exchange"); !done) return done;
  const std::string type = "x-queue-type", quorum = "quorum", limit = "x-delivery-limit";
  const std::string deadExchange = "x-dead-letter-exchange", none, deadKey = "x-dead-letter-routing-key",
                    deadQueue = kDeadLetterQueue;
  amqp_table_entry_t entries[] = {textEntry(type, quorum), numberEntry(limit, kMostDeliveries),
                                  textEntry(deadExchange, none), textEntry(deadKey, deadQueue)};
  amqp_queue_declare(connection, kChannel, dead, 0, 1, 0, 0, amqp_table_t{1, entries});
  if (const auto done = raw_->lastReply("declaring the dead letters"); !done) return done;
  amqp_queue_declare(connection, kChannel, orders, 0, 1, 0, 0, amqp_table_t{4, entries});
  if (const auto done = raw_->lastReply("declaring the queue"); !done) return done;
  for (const auto& queue : {orders, dead}) {
    amqp_queue_bind(connection, kChannel, queue, exchange, queue, amqp_empty_table);
    if (const auto done = raw_->lastReply("binding the queue"); !done) return done;
  }
  return Done{};
}

Outcome RabbitLink::publish(const char* queue, const std::vector<Letter>& letters) {
  raw_->refused = false;
  for (const auto& letter : letters) {
    std::vector<amqp_table_entry_t> entries;
    for (const auto& [key, value] : letter.headers) entries.push_back(textEntry(key, value));
    amqp_basic_properties_t properties{};
    properties._flags = AMQP_BASIC_CONTENT_TYPE_FLAG | AMQP_BASIC_DELIVERY_MODE_FLAG | AMQP_BASIC_HEADERS_FLAG;
    properties.content_type = bytesOf("application/json");
    properties.delivery_mode = AMQP_DELIVERY_PERSISTENT;
    properties.headers = {static_cast<int>(entries.size()), entries.data()};
    const int failed = amqp_basic_publish(raw_->connection, kChannel, bytesOf(kEventExchange), bytesOf(queue), 1, 0,
                                          &properties, bytesOf(letter.body));
    if (failed != AMQP_STATUS_OK) return errorOf(failed, "publishing");
    raw_->unconfirmed.insert(++raw_->published);
  }
  return awaitConfirms();
}

Outcome RabbitLink::awaitConfirms() {
  const auto until = bootMillis() + kConfirmWithin;
  while (!raw_->unconfirmed.empty()) {
    if (cancelled_ && cancelled_()) return Error{Errc::cancelled, "rabbitmq", "stopping"};
    if (bootMillis() > until) return Error{Errc::timedOut, "rabbitmq", "no confirmation in time"};
    amqp_frame_t frame;
    const auto slice = spanOf(kSlice);
    const int status = amqp_simple_wait_frame_noblock(raw_->connection, &frame, &slice);
    if (status == AMQP_STATUS_TIMEOUT) continue;
    if (status != AMQP_STATUS_OK) return errorOf(status, "waiting for confirms");
    if (const auto went = raw_->heard(frame); !went) return went;
    amqp_maybe_release_buffers(raw_->connection);
  }
  if (raw_->refused) return Error{Errc::unavailable, "rabbitmq", "the broker could not take a message"};
  return Done{};
}

Outcome RabbitLink::consume(const char* queue, int prefetch) {
  amqp_basic_qos(raw_->connection, kChannel, 0, static_cast<std::uint16_t>(prefetch), 0);
  if (const auto done = raw_->lastReply("limiting what is under way"); !done) return done;
  amqp_basic_consume(raw_->connection, kChannel, bytesOf(queue), amqp_empty_bytes, 0, 0, 0, amqp_empty_table);
  return raw_->lastReply("consuming");
}

Result<std::optional<Delivery>> RabbitLink::next(Millis most) {
  amqp_maybe_release_buffers(raw_->connection);
  amqp_envelope_t envelope;
  const auto within = spanOf(most);
  const auto reply = amqp_consume_message(raw_->connection, &envelope, &within, 0);
  if (reply.reply_type == AMQP_RESPONSE_NORMAL) {
    Delivery delivery{envelope.delivery_tag, letterOf(envelope.message)};
    amqp_destroy_envelope(&envelope);
    return std::optional(std::move(delivery));
  }
  const bool library = reply.reply_type == AMQP_RESPONSE_LIBRARY_EXCEPTION;
  if (library && reply.library_error == AMQP_STATUS_TIMEOUT) return std::optional<Delivery>{};
  if (!library || reply.library_error != AMQP_STATUS_UNEXPECTED_STATE) return errorOf(reply, "waiting for messages");
  amqp_frame_t frame;  // something else than a message: the broker has more to say
  const auto atOnce = spanOf(0);
  const int status = amqp_simple_wait_frame_noblock(raw_->connection, &frame, &atOnce);
  if (status != AMQP_STATUS_OK && status != AMQP_STATUS_TIMEOUT) return errorOf(status, "waiting for messages");
  if (status == AMQP_STATUS_OK) {
    if (frame.frame_type == AMQP_FRAME_METHOD && frame.payload.method.id == AMQP_BASIC_CANCEL_METHOD)
      return Error{Errc::unavailable, "rabbitmq", "the queue is gone"};
    if (const auto went = raw_->heard(frame); !went) return went.error();
  }
  return std::optional<Delivery>{};
}

Outcome RabbitLink::acknowledge(std::uint64_t upTo) {
  const int failed = amqp_basic_ack(raw_->connection, kChannel, upTo, 1);
  if (failed != AMQP_STATUS_OK) return errorOf(failed, "acknowledging");
  return Done{};
}

Result<std::optional<Delivery>> RabbitLink::get(const char* queue) {
  const auto reply = amqp_basic_get(raw_->connection, kChannel, bytesOf(queue), 0);
  if (reply.reply_type != AMQP_RESPONSE_NORMAL) return errorOf(reply, "looking into the queue");
  if (reply.reply.id == AMQP_BASIC_GET_EMPTY_METHOD) return std::optional<Delivery>{};
  const auto* got = static_cast<amqp_basic_get_ok_t*>(reply.reply.decoded);
  Delivery delivery{got->delivery_tag, {}, got->message_count};
  amqp_message_t message;
  const auto read = amqp_read_message(raw_->connection, kChannel, &message, 0);
  if (read.reply_type != AMQP_RESPONSE_NORMAL) return errorOf(read, "reading a message");
  delivery.letter = letterOf(message);
  amqp_destroy_message(&message);
  amqp_maybe_release_buffers(raw_->connection);
  return std::optional(std::move(delivery));
}

}  // namespace rebate::region
