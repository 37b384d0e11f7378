// SPDX-License-Identifier: GPL-3.0-or-later
#include "streams.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "bench.h"

namespace rebate::bench {
namespace {

constexpr std::size_t kBuffer = 256u << 10;
constexpr int kPatience = 60'000;

void allowManyFiles() {
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

sockaddr_in addressOf(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

int newSocket() {
  const int made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (made < 0) giveUp(std::string("socket: ") + std::strerror(errno));
  return made;
}

void makeQuick(int socket) {
  const int yes = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  ::fcntl(socket, F_SETFL, O_NONBLOCK);
}

}  // namespace

Streams::Streams(int count, std::uint16_t port, const std::string& greeting)
    : buffer_(kBuffer), epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
  allowManyFiles();
  const auto address = addressOf(port);
  streams_.resize(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < streams_.size(); ++i) {
    auto& stream = streams_[i];
    stream.socket = newSocket();
    if (::connect(stream.socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
      giveUp(std::string("connect: ") + std::strerror(errno));
    if (::send(stream.socket, greeting.data(), greeting.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(greeting.size()))
      giveUp("a greeting was not taken");
    makeQuick(stream.socket);
    epoll_event event{EPOLLIN, {}};
    event.data.u64 = i;
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, stream.socket, &event);
  }
}

Streams::~Streams() {
  for (const auto& stream : streams_) ::close(stream.socket);
  ::close(epoll_);
}

/// True when the mark has come.
bool Streams::read(Stream& stream, const std::string& mark) {
  const auto got = ::recv(stream.socket, buffer_.data(), buffer_.size(), 0);
  if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) giveUp("a stream ended");
  if (got < 0) return false;
  const std::string_view piece(buffer_.data(), static_cast<std::size_t>(got));
  stream.tail += piece.substr(0, mark.size());
  const bool found = stream.tail.find(mark) != std::string::npos || piece.find(mark) != std::string_view::npos;
  stream.tail += piece.substr(std::min(piece.size(), mark.size()));
  if (stream.tail.size() > mark.size()) stream.tail.erase(0, stream.tail.size() - mark.size());
  return found;
}

void Streams::readUntil(const std::string& mark) {
  auto left = streams_.size() - static_cast<std::size_t>(stalled_);
  for (std::size_t i = 0; i < streams_.size(); ++i) {
    streams_[i].done = false;
    streams_[i].tail.clear();
    // Out of the epoll, or it would be told of for ever.
    if (i < static_cast<std::size_t>(stalled_)) ::epoll_ctl(epoll_, EPOLL_CTL_DEL, streams_[i].socket, nullptr);
  }
  std::vector<epoll_event> events(256);
  while (left > 0) {
    const int ready = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), kPatience);
    if (ready <= 0) giveUp("the streams fell silent");
    for (int i = 0; i < ready; ++i) {
      auto& stream = streams_[events[static_cast<std::size_t>(i)].data.u64];
      if (!read(stream, mark) || stream.done) continue;
      stream.done = true;
      --left;
    }
  }
}

BareServer::BareServer(int count) : listening_(newSocket()), count_(count) {
  allowManyFiles();
  auto address = addressOf(0);
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  if (::bind(listening_, generic, size) != 0 || ::listen(listening_, SOMAXCONN) != 0 ||
      ::getsockname(listening_, generic, &size) != 0)
    giveUp(std::string("listen: ") + std::strerror(errno));
  port_ = ntohs(address.sin_port);
}

BareServer::~BareServer() {
  for (const int socket : sockets_) ::close(socket);
  ::close(listening_);
}

void BareServer::accept() {
  while (static_cast<int>(sockets_.size()) < count_) {
    const int socket = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0) giveUp(std::string("accept: ") + std::strerror(errno));
    makeQuick(socket);
    sockets_.push_back(socket);
  }
}

void BareServer::writeAll(int socket, const std::string& piece) {
  std::size_t sent = 0;
  while (sent < piece.size()) {
    const auto now = ::send(socket, piece.data() + sent, piece.size() - sent, MSG_NOSIGNAL);
    if (now > 0) {
      sent += static_cast<std::size_t>(now);
      continue;
    }
    if (errno != EAGAIN) giveUp(std::string("send: ") + std::strerror(errno));
    pollfd waiting{socket, POLLOUT, 0};
    ::poll(&waiting, 1, kPatience);
  }
}

void BareServer::write(const std::vector<std::string>& pieces) {
  for (const auto& piece : pieces)
    for (const int socket : sockets_) writeAll(socket, piece);
}

}  // namespace rebate::bench
