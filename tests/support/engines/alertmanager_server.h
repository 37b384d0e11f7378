// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "engines/engine_process.h"

namespace rebate::fixtures {

/// An Alertmanager of a test's own, with a rule by which RegionUnreachable inhibits what else is wrong in its region.
class AlertmanagerServer {
 public:
  AlertmanagerServer();
  void start();
  void kill();
  void pause();
  void resume();
  std::string address() const;

 private:
  EngineProcess server_;
  quint16 port_;
};

}  // namespace rebate::fixtures
