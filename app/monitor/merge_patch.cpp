// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/merge_patch.h"

namespace rebate::monitor {

using wire::json::object;

object patchBetween(const object& from, const object& to) {
  object patch;
  for (const auto& member : from)
    if (!to.contains(member.key())) patch[member.key()] = nullptr;
  for (const auto& member : to) {
    const auto* before = from.if_contains(member.key());
    if (before && *before == member.value()) continue;
    if (before && before->is_object() && member.value().is_object())
      patch[member.key()] = patchBetween(before->get_object(), member.value().get_object());
    else
      patch[member.key()] = member.value();
  }
  return patch;
}

void applyPatch(object& target, const object& patch) {
  for (const auto& member : patch) {
    if (member.value().is_null()) {
      target.erase(member.key());
    } else if (auto* inside = target.if_contains(member.key());
               inside && inside->is_object() && member.value().is_object()) {
      applyPatch(inside->get_object(), member.value().get_object());
    } else {
      target[member.key()] = member.value();
    }
  }
}

}  // namespace rebate::monitor
