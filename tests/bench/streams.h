// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rebate::bench {

/// Many clients of one stream of events: plain sockets, one epoll.
class Streams {
 public:
  /// Connects `count` of them to a port of this machine and sends each `greeting`.
  Streams(int count, std::uint16_t port, const std::string& greeting);
  ~Streams();
  Streams(const Streams&) = delete;
  Streams& operator=(const Streams&) = delete;

  /// Reads until every stream has brought `mark`. Streams that are told to stall are not read, nor waited for.
  void readUntil(const std::string& mark);
  void stall(int count) { stalled_ = count; }

 private:
  struct Stream {
    int socket = -1;
    std::string tail;  ///< the end of what was read, in which a mark may have begun
    bool done = false;
  };
  bool read(Stream& stream, const std::string& mark);
  std::vector<Stream> streams_;
  std::vector<char> buffer_;
  int epoll_ = -1;
  int stalled_ = 0;
};

/// The bare server: waits for `count` clients, then writes these pieces to all of them in turn, and nothing else.
class BareServer {
 public:
  explicit BareServer(int count);
  ~BareServer();
  BareServer(const BareServer&) = delete;
  BareServer& operator=(const BareServer&) = delete;
  std::uint16_t port() const { return port_; }
  void accept();
  void write(const std::vector<std::string>& pieces);

 private:
  void writeAll(int socket, const std::string& piece);
  int listening_;
  std::uint16_t port_ = 0;
  int count_;
  std::vector<int> sockets_;
};

}  // namespace rebate::bench
