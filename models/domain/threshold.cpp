// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/threshold.h"

#include <algorithm>
#include <array>

#include "domain/names.h"

namespace rebate {
namespace {

constexpr std::array kNames{
    std::pair{Watch::nothingAnswers, "NothingAnswers"}, std::pair{Watch::regionUnreachable, "RegionUnreachable"},
    std::pair{Watch::leaderMissing, "LeaderMissing"},   std::pair{Watch::leadersDisagree, "LeadersDisagree"},
    std::pair{Watch::auditFork, "AuditForked"},         std::pair{Watch::instancesNotReady, "InstanceNotReady"},
    std::pair{Watch::replicationLag, "ReplicationLag"}, std::pair{Watch::queueBacklog, "QueueBacklog"},
    std::pair{Watch::clockOffset, "ClockOffset"},       std::pair{Watch::feedStale, "FeedStale"}};
constexpr Millis kLongestHold = 24 * 3'600'000;

}  // namespace

std::string_view name(Watch watch) {
  return nameIn(kNames, watch);
}

std::optional<Watch> watchFrom(std::string_view text) {
  return valueIn<Watch>(kNames, text);
}

bool isSeenFromHereOnly(Watch watch) {
  switch (watch) {
    case Watch::nothingAnswers:
    case Watch::regionUnreachable:
    case Watch::leaderMissing:
    case Watch::leadersDisagree:
    case Watch::auditFork:
    case Watch::clockOffset:
      return true;
    case Watch::instancesNotReady:
    case Watch::replicationLag:
    case Watch::queueBacklog:
    case Watch::feedStale:
      return false;
  }
  return false;
}

bool hasLimit(Watch watch) {
  return !isSeenFromHereOnly(watch) || watch == Watch::clockOffset;
}

const std::vector<Threshold>& usualThresholds() {
  static const std::vector<Threshold> all{
      {Watch::nothingAnswers, true, 0, 0, 3'000, "critical"},
      {Watch::regionUnreachable, true, 0, 0, 3'000, "critical"},
      {Watch::leaderMissing, true, 0, 0, 3'000, "critical"},
      {Watch::leadersDisagree, true, 0, 0, 2'000, "critical"},
      {Watch::auditFork, true, 0, 0, 0, "critical"},
      {Watch::instancesNotReady, true, 0, 0, 15'000, "warning"},
      {Watch::replicationLag, true, 1'000, 800, 30'000, "warning"},
      {Watch::queueBacklog, true, 5'000, 4'000, 30'000, "warning"},
      {Watch::clockOffset, true, 2'000, 1'600, 30'000, "warning"},
      {Watch::feedStale, true, 900'000, 720'000, 60'000, "warning"},
  };
  return all;
}

Threshold usual(Watch watch) {
  return usualThresholds()[static_cast<std::size_t>(watch)];
}

std::int64_t clearFor(std::int64_t limit) {
  return limit - limit / 5;
}

bool isOwn(const Threshold& threshold) {
  return threshold != usual(threshold.watch);
}

Outcome check(const Threshold& threshold) {
  if (threshold.limit < 0) return invalid("limit", "below zero");
  if (threshold.hold < 0 || threshold.hold > kLongestHold) return invalid("hold", "0 to 24 h");
  if (threshold.severity.empty()) return invalid("severity", "is needed");
  return Done{};
}

}  // namespace rebate
