// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/threshold_json.h"

#include <utility>

#include "wire/reader.h"

namespace rebate::wire {
namespace {

Result<Threshold> thresholdFrom(const json::value& value) {
  Reader in(value);
  Threshold threshold;
  threshold.watch = in.named<Watch>("watch", watchFrom);
  threshold.on = in.boolean("on");
  threshold.limit = in.integer("limit");
  threshold.clear = in.integer("clear");
  threshold.hold = in.integer("hold_ms");
  threshold.severity = in.text("severity");
  auto read = in.finish(threshold);
  if (!read) return read;
  if (const auto fine = check(*read); !fine) return fine.error();
  return read;
}

}  // namespace

std::string textOf(const std::vector<Threshold>& thresholds) {
  json::array changed;
  for (const auto& one : thresholds)
    if (isOwn(one))
      changed.push_back(json::object{{"watch", name(one.watch)},
                                     {"on", one.on},
                                     {"limit", one.limit},
                                     {"clear", one.clear},
                                     {"hold_ms", one.hold},
                                     {"severity", one.severity}});
  return changed.empty() ? std::string{} : json::serialize(changed);
}

std::vector<Threshold> thresholdsIn(std::string_view text) {
  auto all = usualThresholds();
  if (text.empty()) return all;
  const auto json = parseJson(text);
  if (!json || !json->is_array()) return all;
  for (const auto& one : json->get_array())
    if (const auto known = thresholdFrom(one)) all[static_cast<std::size_t>(known->watch)] = *known;
  return all;
}

}  // namespace rebate::wire
