// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engines/engine_process.h"

namespace rebate::fixtures {

/// A RabbitMQ of one test binary's own, with its management plugin; some 6 s to start. What it holds survives kill().
class RabbitServer {
 public:
  RabbitServer();
  ~RabbitServer();
  void start();
  void stop();  ///< SIGTERM
  void kill();  ///< SIGKILL
  void pause();
  void resume();

  quint16 port() const { return port_; }
  quint16 managementPort() const { return management_; }
  QByteArray user() const { return "rebate"; }
  QByteArray password() const { return "a test's secret"; }
  QString passwordFile() const { return passwordFile_; }
  /// The table of a region's configuration.
  QByteArray config() const;

 private:
  qint64 broker() const;
  EngineProcess names_;  ///< epmd: where its node is registered
  EngineProcess server_;
  quint16 port_, management_, distribution_, epmd_;
  QString passwordFile_;
};

}  // namespace rebate::fixtures
