// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/hardening.h"

#if defined(__unix__) || defined(__APPLE__)
#include <sys/resource.h>
#endif
#if defined(__linux__)
#include <sys/prctl.h>
#endif

namespace rebate::console {

void hardenProcess() {
#if defined(__unix__) || defined(__APPLE__)
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
#endif
#if defined(__linux__)
  // The limit alone does not hold where cores are piped into a program.
  ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

}  // namespace rebate::console
