// SPDX-License-Identifier: GPL-3.0-or-later
// What rabbitmq-c's structures are in ours; included by rabbit_link.cpp only.
#pragma once

#include <amqp.h>
#include <amqp_framing.h>
#include <sys/time.h>

#include "region/events/rabbit_link.h"

namespace rebate::region {

inline amqp_bytes_t bytesOf(std::string_view text) {
  return {text.size(), const_cast<char*>(text.data())};
}

inline std::string textOf(const amqp_bytes_t& bytes) {
  return {static_cast<const char*>(bytes.bytes), bytes.len};
}

inline timeval spanOf(Millis span) {
  return {span / 1'000, (span % 1'000) * 1'000};
}

inline Error errorOf(int status, const char* doing) {
  const bool late = status == AMQP_STATUS_TIMEOUT || status == AMQP_STATUS_HEARTBEAT_TIMEOUT;
  return {late ? Errc::timedOut : Errc::unavailable, "rabbitmq",
          std::string(doing) + ": " + amqp_error_string2(status)};
}

/// What the broker said when it closed the channel or the connection.
inline Error errorOf(const amqp_rpc_reply_t& reply, const char* doing) {
  if (reply.reply_type == AMQP_RESPONSE_LIBRARY_EXCEPTION) return errorOf(reply.library_error, doing);
  std::string why = "no reply";
  if (reply.reply_type == AMQP_RESPONSE_SERVER_EXCEPTION && reply.reply.id == AMQP_CONNECTION_CLOSE_METHOD)
    why = textOf(static_cast<amqp_connection_close_t*>(reply.reply.decoded)->reply_text);
  if (reply.reply_type == AMQP_RESPONSE_SERVER_EXCEPTION && reply.reply.id == AMQP_CHANNEL_CLOSE_METHOD)
    why = textOf(static_cast<amqp_channel_close_t*>(reply.reply.decoded)->reply_text);
  return {Errc::unavailable, "rabbitmq", std::string(doing) + ": " + why};
}

inline amqp_table_entry_t textEntry(const std::string& key, const std::string& value) {
  amqp_table_entry_t entry{};
  entry.key = bytesOf(key);
  entry.value.kind = AMQP_FIELD_KIND_UTF8;
  entry.value.value.bytes = bytesOf(value);
  return entry;
}

inline amqp_table_entry_t numberEntry(const std::string& key, std::int32_t value) {
  amqp_table_entry_t entry{};
  entry.key = bytesOf(key);
  entry.value.kind = AMQP_FIELD_KIND_I32;
  entry.value.value.i32 = value;
  return entry;
}

/// Texts among the headers; the broker adds others (x-death, x-delivery-count).
inline Letter letterOf(const amqp_message_t& message) {
  Letter letter{textOf(message.body)};
  if ((message.properties._flags & AMQP_BASIC_HEADERS_FLAG) == 0) return letter;
  const auto& headers = message.properties.headers;
  for (int i = 0; i < headers.num_entries; ++i)
    if (headers.entries[i].value.kind == AMQP_FIELD_KIND_UTF8)
      letter.headers[textOf(headers.entries[i].key)] = textOf(headers.entries[i].value.value.bytes);
  return letter;
}

}  // namespace rebate::region
