// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/region.h"

namespace rebate {
namespace {

int rank(Status status) {
  switch (status) {
    case Status::ok:
      return 0;
    case Status::warning:
      return 1;
    case Status::unknown:
      return 2;
    case Status::bad:
      return 3;
  }
  return 2;
}

}  // namespace

Status worse(Status a, Status b) {
  return rank(a) >= rank(b) ? a : b;
}

}  // namespace rebate
