// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/prometheus_desk.h"

#include <array>
#include <utility>

namespace rebate {
namespace {

constexpr Millis kSecond = 1'000, kMinute = 60 * kSecond;
constexpr std::array kSteps{kSecond, 2 * kSecond, 5 * kSecond, 10 * kSecond, 15 * kSecond, 30 * kSecond,
                            kMinute, 2 * kMinute, 5 * kMinute, 10 * kMinute, 15 * kMinute, 30 * kMinute,
                            kHour,   2 * kHour,   6 * kHour,   12 * kHour};
constexpr Millis kPoints = 600;

/// Something that it answered, be it that it does not understand.
bool wasHeard(const std::optional<Error>& error) {
  return !error || error->code == Errc::invalid;
}

}  // namespace

Millis stepFor(Millis range) {
  for (const auto step : kSteps)
    if (range / step <= kPoints) return step;
  return kSteps.back();
}

PrometheusDesk::PrometheusDesk(PrometheusMaker make, Clock& clock, std::function<void()> changed)
    : make_(std::move(make)), clock_(clock), changed_(std::move(changed)) {}

void PrometheusDesk::name(const std::string& region, const std::string& address) {
  if (address.empty() || !make_) {
    sources_.erase(region);
    return;
  }
  auto& source = sources_[region];
  if (source.address != address) source = {address, make_(address), 0, std::nullopt};
}

void PrometheusDesk::tell(MetricSourceFacts& source) const {
  const auto found = sources_.find(source.region);
  source.prometheusHeardAt = found == sources_.end() ? 0 : found->second.heardAt;
  source.prometheusTrouble = found == sources_.end() ? std::nullopt : found->second.trouble;
}

std::string PrometheusDesk::chosen(const std::vector<MetricSourceFacts>& sources, const std::string& wanted) const {
  if (!wanted.empty()) return sources_.contains(wanted) ? wanted : std::string{};
  std::string first;
  for (const auto& region : sources) {
    const auto found = sources_.find(region.region);
    if (found == sources_.end()) continue;
    if (!found->second.trouble) return region.region;
    if (first.empty()) first = region.region;
  }
  return first;
}

void PrometheusDesk::heard(const std::string& region, const std::optional<Error>& error) {
  const auto found = sources_.find(region);
  if (found == sources_.end()) return;
  found->second.trouble = wasHeard(error) ? std::nullopt : error;
  if (wasHeard(error)) found->second.heardAt = clock_.wall();
  changed_();
}

Subscription PrometheusDesk::refuse(std::function<void(const Error&)> answer) {
  return clock_.after(0, [answer = std::move(answer)] {
    answer({Errc::notFound, "prometheus", "no region names one"});
  });
}

Subscription PrometheusDesk::query(const std::vector<MetricSourceFacts>& sources, const QueryWish& wish,
                                   MetricAnswer answer) {
  const auto region = chosen(sources, wish.region);
  if (region.empty()) return refuse([answer = std::move(answer)](const Error& error) { answer(error); });
  const auto step = wish.step > 0 ? wish.step : stepFor(wish.to - wish.from);
  // On the steps' own grid, so that what is fetched later continues what is there.
  const RangeQuery range{wish.text, wish.from - wish.from % step, wish.to - wish.to % step, step};
  return sources_[region].link->range(
      range, [this, region, step, answer = std::move(answer)](Result<RangeAnswer> reply) {
        heard(region, reply ? std::nullopt : std::optional{reply.error()});
        if (!reply) return answer(reply.error());
        answer(MetricPiece{std::move(reply->series), region, step, reply->leftOut, true});
      });
}

Subscription PrometheusDesk::complete(const std::vector<MetricSourceFacts>& sources, const CompletionWish& wish,
                                      std::function<void(Result<std::vector<Completion>>)> answer) {
  const auto region = chosen(sources, wish.region);
  if (region.empty()) return refuse([answer = std::move(answer)](const Error& error) { answer(error); });
  auto& link = *sources_[region].link;
  auto hear = [this, region, answer = std::move(answer)](const Result<std::vector<Completion>>& reply) {
    heard(region, reply ? std::nullopt : std::optional{reply.error()});
    answer(reply);
  };
  switch (wish.kind) {
    case CompletionWish::Kind::metrics:
      return link.metrics(hear);
    case CompletionWish::Kind::labels:
      return link.labels(wish.metric, hear);
    case CompletionWish::Kind::values:
      return link.values(wish.metric, wish.label, hear);
  }
  return {};
}

}  // namespace rebate
