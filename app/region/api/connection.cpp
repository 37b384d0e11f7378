// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/api/connection.h"

#include <boost/asio/ssl/error.hpp>
#include <boost/asio/write.hpp>

#include <chrono>

#include "region/api/gzip.h"
#include "region/api/handlers.h"
#include "region/api/json_depth.h"
#include "region/api/streams.h"
#include "region/telemetry/clock.h"

namespace rebate::region {
namespace {

constexpr Millis kIdle = 60'000;         // between two requests
constexpr Millis kWriteWithin = 15'000;  // a piece must be taken within; a peer that does not is gone or stalled
constexpr Millis kLinger = 500;

/// What the parser's complaint is to a caller.
wire::ProblemDocument problemOfRead(const boost::system::error_code& code, bool late) {
  if (late) return {Problem::validation, "", "the request did not arrive in time", {}, 0};
  if (code == http::error::body_limit) return {Problem::tooLarge, "body", "larger than this region takes", {}, 0};
  if (code == http::error::header_limit) return {Problem::tooLarge, "header", "larger than this region takes", {}, 0};
  return {Problem::validation, "", "not an HTTP request", {}, 0};
}

/// The store cannot say who calls. A write has nothing to look for here, if another region is known to lead.
wire::ProblemDocument unread(const Services& services, const Call& call, const Error& error) {
  const bool reads = call.method == "GET" || call.method == "HEAD";
  if (reads || services.keeper.mayTry()) return problemOf(error);
  auto elsewhere = notLeading(services);
  return elsewhere.problem == Problem::notLeader ? elsewhere : problemOf(error);
}

/// HEAD goes wherever GET does.
std::string allowed(const RouteMatch& match) {
  std::string all = "OPTIONS";
  for (const auto method : match.allowed)
    all += std::string(method == "GET" ? ", GET, HEAD" : ", ") + std::string(method == "GET" ? "" : method);
  return all;
}

std::string nameOf(const RouteRow& row) {
  return std::string(row.method) + " " + std::string(row.pattern);
}

}  // namespace

class Connection::Working {
 public:
  explicit Working(std::atomic<int>& count) : count_(&count) { ++count; }
  ~Working() { letGo(); }
  Working(const Working&) = delete;
  Working& operator=(const Working&) = delete;
  void letGo() {
    if (count_) --*count_;
    count_ = nullptr;
  }

 private:
  std::atomic<int>* count_;
};

Connection::Connection(tcp::socket socket, ServerState& server, Quota::Hold address)
    : stream_(std::move(socket), server.tls.get()),
      server_(server),
      deadline_(stream_.get_executor()),
      peer_(*address),
      address_(std::move(address)) {
  boost::system::error_code ignored;
  stream_.socket().set_option(tcp::no_delay(true), ignored);
  ++server_.connections;
}

Connection::~Connection() {
  --server_.connections;
}

asio::awaitable<void> Connection::run() {
  const auto self = shared_from_this();
  if (!co_await greet()) co_return;
  while (!server_.stopping && !closing_)
    if (!co_await oneRequest()) break;
  co_await lingerThenClose();
}

asio::awaitable<bool> Connection::greet() {
  if (!stream_.isTls()) co_return true;
  limitTime(server_.services.config.limits.header);
  const auto failed = co_await stream_.handshake();
  unlimitTime();
  co_return !failed;
}

void Connection::close() {
  closing_ = true;
  asio::post(stream_.get_executor(), [self = shared_from_this()] {
    boost::system::error_code ignored;
    if (self->idle_) self->stream_.socket().cancel(ignored);
  });
}

/// Cancels what the socket waits for when the time is over. The number tells a timer that was just too late to be
/// cancelled from the one that counts.
void Connection::limitTime(Millis span) {
  late_ = false;
  const auto number = ++deadlineNumber_;
  deadline_.expires_after(std::chrono::milliseconds(span));
  deadline_.async_wait([self = shared_from_this(), number](const boost::system::error_code& code) {
    if (code || number != self->deadlineNumber_) return;
    self->late_ = true;
    boost::system::error_code ignored;
    self->stream_.socket().cancel(ignored);
  });
}

void Connection::unlimitTime() {
  ++deadlineNumber_;
  deadline_.cancel();
}

asio::awaitable<bool> Connection::oneRequest() {
  if (buffer_.size() == 0) {
    if (closing_) co_return false;
    idle_ = true;
    limitTime(kIdle);
    const auto [gone, count] = co_await stream_.async_read_some(buffer_.prepare(4'096), kAsTuple);
    unlimitTime();
    if (gone) co_return false;
    idle_ = false;
    buffer_.commit(count);
  }
  Parser parser;
  parser.header_limit(static_cast<std::uint32_t>(server_.services.config.limits.headerBytes));
  parser.body_limit(static_cast<std::uint64_t>(server_.services.config.limits.bodyBytes));
  if (!co_await readRequest(parser)) co_return false;
  Working working(server_.working);
  co_return co_await answer(parser.release(), working);
}

asio::awaitable<bool> Connection::readRequest(Parser& parser) {
  const auto& limits = server_.services.config.limits;
  limitTime(limits.header);
  auto [bad, count] = co_await http::async_read_header(stream_, buffer_, parser, kAsTuple);
  bool late = late_;
  if (!bad) {
    limitTime(limits.body);
    const auto [badBody, more] = co_await http::async_read(stream_, buffer_, parser, kAsTuple);
    bad = badBody;
    late = late_;
  }
  unlimitTime();
  if (!bad) co_return true;
  const bool gone = bad == http::error::end_of_stream || bad == http::error::partial_message ||
                    bad.category() == boost::system::system_category() ||
                    bad.category() == asio::error::get_ssl_category();
  if (gone && !late) co_return false;
  auto complaint = problemReply(problemOfRead(bad, late));
  co_await send(std::move(complaint), false);
  co_return false;
}

asio::awaitable<bool> Connection::answer(http::request<http::string_body> request, Working& working) {
  const auto began = bootMillis();
  const bool keepAlive = request.keep_alive();
  auto call = callOf(request, peer_);
  if (!call) {
    auto unknown = problemReply(Problem::notFound, "path", "no such path");
    co_return co_await send(std::move(unknown), keepAlive);
  }
  const bool head = call->method == "HEAD";
  const auto match = findRoute(head ? "GET" : call->method, call->path);
  auto refused = co_await admit(match, *call);
  const bool streams = match.row && (match.row->route == Route::changes || match.row->route == Route::snapshot);
  if (!refused && streams && head)
    refused = Reply{200, match.row->route == Route::changes ? "text/event-stream" : "application/x-ndjson", {}, {}};
  if (!refused && streams) {
    working.letGo();
    co_return co_await stream(match.row->route, *call, keepAlive);
  }
  // No co_await inside a conditional expression: GCC 12 destroys what it yields too early.
  if (!refused) refused = co_await handle(match.row->route, server_.services, *call);
  Reply reply = *std::move(refused);
  const auto seconds = static_cast<double>(bootMillis() - began) / 1'000;
  server_.services.metrics.answered(match.row ? nameOf(*match.row) : "none", reply.status, seconds);
  if (call->acceptsGzip && reply.body.size() > kWorthPacking) {
    reply.body = gzip(reply.body);
    reply.headers.emplace_back("Content-Encoding", "gzip");
  }
  co_return co_await send(std::move(reply), keepAlive, head);
}

asio::awaitable<bool> Connection::stream(Route route, const Call& call, bool keepAlive) {
  const auto counted = server_.streams.take(call.who->name);
  if (!counted) {
    wire::ProblemDocument full{Problem::rateLimited, {}, "as many streams as one operator may have", {}, 1'000};
    co_await refuse(std::move(full));
    co_return false;
  }
  if (route == Route::snapshot) {
    const bool whole = co_await streamSnapshot(*this, call);
    co_return whole&& keepAlive;
  }
  co_await streamChanges(*this, call);
  co_return false;
}

/// The one place that decides who may call what. Empty: go on, with call.who set.
asio::awaitable<std::optional<Reply>> Connection::admit(const RouteMatch& match, Call& call) {
  const auto now = bootMillis();
  if (!match.row && match.allowed.empty()) co_return problemReply(Problem::notFound, "path", "no such path");
  if (!match.row) {
    auto reply = call.method == "OPTIONS" ? Reply{204, {}, {}, {}}
                                          : problemReply(Problem::methodNotAllowed, "method", "not for this path");
    reply.headers.emplace_back("Allow", allowed(match));
    co_return reply;
  }
  call.id = match.id;
  call.second = match.second;
  const wire::ProblemDocument limited{Problem::rateLimited, {}, "more requests than a second allows", {}, 1'000};
  if (match.row->route == Route::openSession && !server_.signIns.allow(peer_, now)) co_return problemReply(limited);
  if (match.row->open) co_return std::nullopt;
  const auto who = co_await authenticate(server_.services, call, match.row->route);
  if (!who) co_return problemReply(unread(server_.services, call, who.error()));
  if (!*who) {
    if (!server_.strangers.allow(peer_, now)) co_return problemReply(limited);
    co_return problemReply(Problem::unauthenticated, "", "sign in first");
  }
  call.who = **who;
  if (!server_.operators.allow(call.who->name, now)) co_return problemReply(limited);
  if (match.row->permission && !allows(call.who->role, *match.row->permission))
    co_return problemReply(Problem::forbidden, "", "not for this role");
  if (jsonDepth(call.body) > server_.services.config.limits.jsonDepth)
    co_return problemReply(Problem::validation, "body", "nested too deeply");
  co_return std::nullopt;
}

asio::awaitable<bool> Connection::send(Reply reply, bool keepAlive, bool head) {
  keepAlive = keepAlive && !server_.stopping;
  http::response<http::string_body> response(static_cast<http::status>(reply.status), 11);
  response.set(http::field::server, "rebate-region");
  response.set(http::field::cache_control, "no-store");
  response.set(http::field::vary, "Accept-Encoding");
  if (!reply.type.empty()) response.set(http::field::content_type, reply.type);
  for (const auto& [name, value] : reply.headers) response.set(name, value);
  response.keep_alive(keepAlive);
  const auto length = reply.body.size();
  if (!head) response.body() = std::move(reply.body);
  if (reply.status != 204) response.content_length(length);
  limitTime(kWriteWithin);
  const auto [failed, count] = co_await http::async_write(stream_, response, kAsTuple);
  unlimitTime();
  co_return !failed && keepAlive;
}

asio::awaitable<bool> Connection::beginStream(std::string type, bool gzip) {
  std::string head = "HTTP/1.1 200 OK\r\nServer: rebate-region\r\nCache-Control: no-store\r\nContent-Type: " + type +
                     "\r\n" + (gzip ? "Content-Encoding: gzip\r\n" : "") + "Transfer-Encoding: chunked\r\n\r\n";
  co_return co_await writeAll(head);
}

asio::awaitable<bool> Connection::writePiece(std::string bytes) {
  if (bytes.empty()) co_return true;
  char size[24];
  const auto length = std::snprintf(size, sizeof size, "%zx\r\n", bytes.size());
  bytes.insert(0, size, static_cast<std::size_t>(length));
  bytes += "\r\n";
  co_return co_await writeAll(bytes);
}

asio::awaitable<void> Connection::refuse(wire::ProblemDocument problem) {
  auto reply = problemReply(problem);
  co_await send(std::move(reply), false);
}

asio::awaitable<void> Connection::endStream() {
  co_await writeAll("0\r\n\r\n");
}

asio::awaitable<bool> Connection::writeAll(std::string_view bytes) {
  limitTime(kWriteWithin);
  const auto [failed, count] = co_await asio::async_write(stream_, asio::buffer(bytes), kAsTuple);
  unlimitTime();
  co_return !failed;
}

/// Closing at once while the peer still sends would reset the connection and lose the answer.
asio::awaitable<void> Connection::lingerThenClose() {
  boost::system::error_code ignored;
  auto& socket = stream_.socket();
  limitTime(kLinger);
  if (stream_.isTls() && !idle_) {
    co_await stream_.sayGoodbye();
  } else if (!stream_.isTls()) {
    socket.shutdown(tcp::socket::shutdown_send, ignored);
    char waste[4'096];
    while (!late_ && !idle_) {
      const auto [done, count] = co_await socket.async_read_some(asio::buffer(waste), kAsTuple);
      if (done) break;
    }
  }
  unlimitTime();
  socket.close(ignored);
}

}  // namespace rebate::region
