// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engines/engine_process.h"

namespace rebate::fixtures {

/// A Redis of one test binary's own, without a file.
class RedisServer {
 public:
  RedisServer();
  void start();
  void kill();
  void pause();
  void resume();
  quint16 port() const { return port_; }
  QByteArray config(int deadline = 20, int ttl = 30'000) const;  ///< the table of a region's configuration

 private:
  EngineProcess server_;
  quint16 port_;
};

}  // namespace rebate::fixtures
