// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include "engines/engine_process.h"

namespace rebate::fixtures {

/// An HAProxy in front of instances on these ports, as packaging/engines has it: asks /readyz, keeps streams.
class HaproxyServer {
 public:
  HaproxyServer();
  void start(const QList<quint16>& instances);
  void stop();
  quint16 port() const { return port_; }
  QByteArray stats() const;                    ///< the address of its statistics
  QByteArray config(int drain = 1'500) const;  ///< the table of a region's configuration

 private:
  EngineProcess server_;
  quint16 port_, stats_;
};

}  // namespace rebate::fixtures
