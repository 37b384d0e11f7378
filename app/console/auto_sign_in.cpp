// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/auto_sign_in.h"

#include <utility>

namespace rebate::console {

AutoSignIn::AutoSignIn(Workspace& workspace, Credentials credentials, Refused refused)
    : workspace_(workspace),
      credentials_(std::move(credentials)),
      refused_(std::move(refused)),
      listening_(workspace.listen(*this)) {}

void AutoSignIn::factsChanged() {
  const auto& facts = workspace_.facts();
  if (credentials_.name.empty() || facts.vault == VaultState::opening || facts.signIn == SignIn::signingIn) return;
  const auto credentials = std::exchange(credentials_, {});
  if (isInside(facts.signIn)) return;
  workspace_.signIn(credentials, [refused = refused_, name = credentials.name](const Outcome& outcome) {
    if (!outcome) refused(name, outcome.error());
  });
}

}  // namespace rebate::console
