// SPDX-License-Identifier: GPL-3.0-or-later
#include "properties.h"
#include "region/api/connection.h"
#include "region/api/handlers.h"
#include "region/ledger/user_book.h"
#include "wire/decision_json.h"

namespace rebate::fuzz {
namespace {

namespace beast_http = boost::beast::http;
constexpr std::uint32_t kHeaderBytes = 16'384;  // as in connection.cpp
constexpr std::uint64_t kBodyBytes = 1u << 20;

using Request = beast_http::request<beast_http::string_body>;

/// What beast makes of bytes that come in pieces, as from a socket; absent: no request, or an unfinished one.
std::optional<Request> requestOf(std::string_view bytes, std::size_t most) {
  beast_http::request_parser<beast_http::string_body> parser;
  parser.header_limit(kHeaderBytes);
  parser.body_limit(kBodyBytes);
  parser.eager(true);
  boost::beast::flat_buffer buffer;
  while (!parser.is_done()) {
    if (bytes.empty()) return std::nullopt;
    const auto piece = bytes.substr(0, most);
    bytes.remove_prefix(piece.size());
    buffer.commit(boost::asio::buffer_copy(buffer.prepare(piece.size()), boost::asio::buffer(piece)));
    boost::beast::error_code error;
    buffer.consume(parser.put(buffer.data(), error));
    if (error && error != beast_http::error::need_more) return std::nullopt;
  }
  return parser.release();
}

/// Beast wants five bytes where a last chunk goes on, although a socket may bring four. Only a build with assertions
/// notices, and ends; what ships goes on and is right.
#ifdef NDEBUG
constexpr bool kInBits = true;
#else
constexpr bool kInBits = false;
#endif

bool isSame(const std::optional<Request>& a, const std::optional<Request>& b) {
  if (!a || !b) return !a && !b;
  return a->method_string() == b->method_string() && a->target() == b->target() && a->body() == b->body();
}

Finding checkCall(const region::Call& call) {
  if (call.path.empty() || call.path.front() != '/') return "a path that does not begin at the root";
  if (!isPlain(call.path)) return "a path that no store takes";
  for (const auto& [name, value] : call.query)
    if (!isPlain(name) || !isPlain(value)) return "a query that no store takes";
  const auto match = region::findRoute(call.method, call.path);
  if (match.id.find('/') != std::string::npos) return "an id of several segments";
  if (match.row && match.row->method != call.method) return "a route of another method";
  if (match.row && match.row->pattern.find("{id}") != std::string_view::npos && match.id.empty())
    return "a route without its id";
  const auto limit = region::limitOf(call);
  if (limit && (*limit < 1 || *limit > 500)) return "a limit beyond the limit";
  return std::nullopt;
}

Finding decision(const wire::json::value& value) {
  const auto read = wire::decisionFrom(value);
  if (!read) return read.error().detail.empty() ? Finding("an error without a word") : std::nullopt;
  for (const auto* text : {&read->id, &read->rebateId, &read->contentHash, &read->reason, &read->device})
    if (!isPlain(*text)) return "a decision with a text that no store takes";
  if (!isSpeakable(read->decidedAt)) return "a decision at a time that cannot be written";
  const auto again = wire::parseJson(wire::json::serialize(wire::toJson(*read)));
  if (!again) return "a decision that cannot be read again";
  const auto second = wire::decisionFrom(*again);
  if (!second || *second != *read) return "a decision that is another one when read again";
  return std::nullopt;
}

}  // namespace

Finding http(std::string_view bytes) {
  const auto request = requestOf(bytes, 512);
  if (kInBits && !isSame(request, requestOf(bytes, 3))) return "a request that depends on how it is cut";
  if (!request) return std::nullopt;
  const auto call = region::callOf(*request, "127.0.0.1");
  if (!call) return std::nullopt;
  if (auto finding = checkCall(*call)) return finding;
  return decisions(call->body);
}

Finding decisions(std::string_view bytes) {
  const auto body = wire::parseJson(bytes);
  if (!body || !body->is_object()) return std::nullopt;
  const auto* list = body->get_object().if_contains("decisions");
  if (!list) return decision(*body);
  if (!list->is_array()) return std::nullopt;
  for (const auto& item : list->get_array())
    if (auto finding = decision(item)) return finding;
  return std::nullopt;
}

Finding users(std::string_view bytes) {
  const auto users = region::parseUsers(bytes);
  if (!users) return users.error().detail.empty() ? Finding("an error without a word") : std::nullopt;
  for (const auto& user : *users) {
    if (user.id.empty()) return "a user without an id";
    auto claims = user.others;
    claims.push_back(user.claim);
    for (const auto& claim : claims)
      if (!isPlain(claim.specialId) || !isPlain(claim.relationId) || !isPlain(claim.adzoneId))
        return "a claim that no store takes";
    if (!isPlain(user.id) || !isPlain(user.mask)) return "a user that no store takes";
  }
  return std::nullopt;
}

}  // namespace rebate::fuzz
