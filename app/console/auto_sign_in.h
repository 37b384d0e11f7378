// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/workspace.h"

namespace rebate::console {

/// Signs in once with what the command line and standard input gave, as soon as the keys are open.
class AutoSignIn final : private WorkspaceListener {
 public:
  using Refused = std::function<void(const std::string& name, const Error& why)>;
  AutoSignIn(Workspace& workspace, Credentials credentials, Refused refused);

 private:
  void factsChanged() override;
  void rebatesChanged(const std::vector<std::string>&) override {}
  void outboxChanged() override {}
  void creditedRateCame(const RatePoint&) override {}

  Workspace& workspace_;
  Credentials credentials_;
  Refused refused_;
  Subscription listening_;
};

}  // namespace rebate::console
