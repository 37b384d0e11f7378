// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/metric_book.h"

#include <algorithm>
#include <utility>

#include "monitor/figure_reading.h"

namespace rebate {
namespace {

constexpr Millis kFlushEvery = 10'000;
constexpr Millis kDay = 24 * kHour;
constexpr Millis kTopologyKept = 6'000;  // older than this, what it says of a lag is no longer known

}  // namespace

struct MetricBook::Reading {
  FigureReading figures;
  MetricAnswer answer;
  Subscription turn = {};
};

MetricBook::MetricBook(Parts parts)
    : parts_(std::move(parts)),
      prometheus_(parts_.prometheus, *parts_.clock, [this] { publish(); }),
      workspace_(parts_.workspace->listen(*this)) {
  factsChanged();
  flushing_ = parts_.clock->after(kFlushEvery, [this] { flush(); });
}

/// What came since the last time would be missing when the charts are opened again.
MetricBook::~MetricBook() {
  if (auto* history = kept()) static_cast<void>(log_.flush(*history));
}

Subscription MetricBook::listen(MetricListener& listener) {
  const int id = nextListener_++;
  listeners_[id] = &listener;
  return Subscription([this, id] { listeners_.erase(id); });
}

MetricHistory* MetricBook::kept() const {
  auto* history = parts_.history ? parts_.history() : nullptr;
  return history == nullptr ? nullptr : history->figures();
}

const RegionView* MetricBook::viewAt(const std::string& address) const {
  const auto& regions = parts_.workspace->facts().regions;
  const auto found =
      std::find_if(regions.begin(), regions.end(), [&](const RegionView& view) { return view.address == address; });
  return found == regions.end() ? nullptr : &*found;
}

MetricSourceFacts& MetricBook::sourceOf(const std::string& region) {
  for (auto& source : facts_.sources)
    if (source.region == region) return source;
  facts_.sources.emplace_back().region = region;
  return facts_.sources.back();
}

void MetricBook::factsChanged() {
  const auto before = facts_;
  std::vector<MetricSourceFacts> sources;
  for (const auto& view : parts_.workspace->facts().regions) {
    auto source = sourceOf(view.name);
    if (view.topology) source.prometheus = view.topology->monitoring.prometheus;
    prometheus_.name(view.name, source.prometheus);
    sources.push_back(std::move(source));
  }
  facts_.sources = std::move(sources);
  if (!(facts_ == before)) publish();
}

/// Only what a region itself said lately, on a link that lives.
std::optional<double> MetricBook::lagOf(const RegionView& view) const {
  if (view.link != LinkState::live || !view.topology) return std::nullopt;
  if (parts_.clock->wall() - view.lastHeard > kTopologyKept) return std::nullopt;
  for (const auto& part : view.topology->parts)
    if (part.kind == PartKind::database && part.lag && part.status != Status::unknown)
      return static_cast<double>(*part.lag) / 1000;
  return std::nullopt;
}

void MetricBook::scraped(const std::string& address, const Result<Samples>& samples) {
  const auto* view = viewAt(address);
  if (view == nullptr || view->name == address) return;  // until it has a name there is nothing to write it under
  const auto now = parts_.clock->wall();
  auto& source = sourceOf(view->name);
  Figures figures;
  if (samples) {
    figures = trackers_[address].take(*samples, now);
    source.heardAt = now;
    source.trouble.reset();
  } else {
    source.trouble = samples.error();
  }
  figures[Figure::replicationLag] = lagOf(*view);
  note(*view, figures);
  publish();
}

void MetricBook::note(const RegionView& view, const Figures& figures) {
  const auto now = parts_.clock->wall();
  std::vector<FigurePoint> came;
  for (const auto figure : kFigures) {
    const auto found = figures.find(figure);
    const auto value = found == figures.end() ? std::nullopt : found->second;
    const FigureKey key{figure, view.name};
    showFigure(key, value, now);
    const RatePoint point{now, value.value_or(0), !value};
    if (log_.add(key, point)) came.push_back({figure, view.name, point});
  }
  if (came.empty()) return;
  for (const auto& [id, listener] : std::map(listeners_)) listener->figurePointsCame(came);
}

void MetricBook::showFigure(const FigureKey& key, const std::optional<double>& value, Millis now) {
  const auto place = std::lower_bound(facts_.figures.begin(), facts_.figures.end(), key,
                                      [](const FigureFacts& facts, const FigureKey& wanted) {
                                        return FigureKey{facts.figure, facts.region} < wanted;
                                      });
  const bool there = place != facts_.figures.end() && FigureKey{place->figure, place->region} == key;
  if (!there && !value) return;
  auto& figure = there ? *place : *facts_.figures.insert(place, {key.first, key.second, value, now});
  figure.value = value;
  if (value) figure.at = now;
}

std::vector<FigureKey> MetricBook::keysFor(const FigureWish& wish) const {
  auto keys = log_.keys();
  if (auto* history = kept())
    for (const auto& name : history->series().valueOr({}))
      if (const auto key = figureKeyOf(name); key && std::find(keys.begin(), keys.end(), *key) == keys.end())
        keys.push_back(*key);
  std::erase_if(keys, [&](const FigureKey& key) {
    return key.first != wish.figure || (!wish.region.empty() && key.second != wish.region);
  });
  std::sort(keys.begin(), keys.end());
  return keys;
}

Subscription MetricBook::read(const FigureWish& wish, MetricAnswer answer) {
  const int id = nextReading_++;
  readings_[id] = std::make_unique<Reading>(Reading{{wish, keysFor(wish)}, std::move(answer)});
  readings_[id]->turn = parts_.clock->after(0, [this, id] { readOn(id); });
  return Subscription([this, id] { readings_.erase(id); });
}

void MetricBook::readOn(int id) {
  const auto found = readings_.find(id);
  if (found == readings_.end()) return;
  auto piece = found->second->figures.next(kept(), log_);
  const auto answer = found->second->answer;  // outlives its reading, should it end it
  if (!piece || piece->last)
    readings_.erase(found);
  else
    found->second->turn = parts_.clock->after(0, [this, id] { readOn(id); });
  answer(std::move(piece));
}

Subscription MetricBook::query(const QueryWish& wish, MetricAnswer answer) {
  return prometheus_.query(facts_.sources, wish, std::move(answer));
}

Subscription MetricBook::complete(const CompletionWish& wish,
                                  std::function<void(Result<std::vector<Completion>>)> answer) {
  return prometheus_.complete(facts_.sources, wish, std::move(answer));
}

void MetricBook::flush() {
  flushing_ = parts_.clock->after(kFlushEvery, [this] { flush(); });
  auto* history = kept();
  if (history == nullptr || !log_.flush(*history)) return;
  const auto now = parts_.clock->wall();
  if (now - trimmedAt_ < kHour) return;
  if (history->trim(now - kDay, now - 30 * kDay)) trimmedAt_ = now;
}

void MetricBook::publish() {
  for (auto& source : facts_.sources) prometheus_.tell(source);
  for (const auto& [id, listener] : std::map(listeners_)) listener->metricFactsChanged();
}

}  // namespace rebate
