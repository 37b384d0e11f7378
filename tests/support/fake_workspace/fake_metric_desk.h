// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <map>
#include <set>

#include "ports/metric_desk.h"

namespace rebate {

/// Figures as the window sees them, from memory. Answers wait for answerAll(), as they never come at once.
class FakeMetricDesk : public MetricDesk {
 public:
  const MetricFacts& facts() const override { return state; }
  Subscription listen(MetricListener& listener) override {
    listeners_.insert(&listener);
    return Subscription([this, &listener] { listeners_.erase(&listener); });
  }
  Subscription read(const FigureWish& wish, MetricAnswer answer) override {
    wishes.push_back(wish);
    return hold([this, wish, answer = std::move(answer)] { answer(figures(wish)); });
  }
  Subscription query(const QueryWish& wish, MetricAnswer answer) override {
    queries.push_back(wish);
    return hold([this, wish, answer = std::move(answer)] {
      if (queryFailure) return answer(*queryFailure);
      answer(MetricPiece{queryAnswer, wish.region, wish.step, 0, true});
    });
  }
  Subscription complete(const CompletionWish& wish,
                        std::function<void(Result<std::vector<Completion>>)> answer) override {
    completions.push_back(wish);
    return hold([this, wish, answer = std::move(answer)] { answer(offers[wish.kind]); });
  }

  void announce() {
    for (auto* listener : std::set(listeners_)) listener->metricFactsChanged();
  }
  void bring(const std::vector<FigurePoint>& points) {
    for (const auto& came : points) kept[{came.figure, came.region}].push_back(came.point);
    for (auto* listener : std::set(listeners_)) listener->figurePointsCame(points);
  }
  void answerAll() {
    while (!waiting_.empty()) waiting_.extract(waiting_.begin()).mapped()();
  }

  MetricFacts state;
  std::map<std::pair<Figure, std::string>, std::vector<RatePoint>> kept;
  std::vector<MetricSeries> queryAnswer;
  std::optional<Error> queryFailure;
  std::map<CompletionWish::Kind, std::vector<Completion>> offers;
  std::vector<FigureWish> wishes;
  std::vector<QueryWish> queries;
  std::vector<CompletionWish> completions;
  std::size_t waiting() const { return waiting_.size(); }

 private:
  Subscription hold(std::function<void()> answer) {
    const int id = next_++;
    waiting_[id] = std::move(answer);
    return Subscription([this, id] { waiting_.erase(id); });
  }
  MetricPiece figures(const FigureWish& wish) const {
    MetricPiece piece;
    for (const auto& [key, points] : kept) {
      if (key.first != wish.figure || (!wish.region.empty() && key.second != wish.region)) continue;
      MetricSeries series{key.second, {}};
      std::copy_if(points.begin(), points.end(), std::back_inserter(series.points),
                   [&](const RatePoint& point) { return point.at >= wish.from && point.at < wish.to; });
      piece.series.push_back(std::move(series));
    }
    return piece;
  }

  std::set<MetricListener*> listeners_;
  std::map<int, std::function<void()>> waiting_;
  int next_ = 0;
};

}  // namespace rebate
