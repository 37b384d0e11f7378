// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "ports/metric_source.h"

namespace rebate {

/// Somebody else's source, overheard: a region is scraped once, whoever needs what it said.
class MetricTap : public MetricSource {
 public:
  using Hear = std::function<void(const Result<Samples>&)>;
  /// `hear` is called before the answer is.
  MetricTap(std::unique_ptr<MetricSource> source, Hear hear) : source_(std::move(source)), hear_(std::move(hear)) {}

  Subscription scrape(std::function<void(Result<Samples>)> answer) override {
    return source_->scrape([hear = hear_, answer = std::move(answer)](const Result<Samples>& samples) {
      hear(samples);
      answer(samples);
    });
  }

 private:
  std::unique_ptr<MetricSource> source_;
  Hear hear_;
};

}  // namespace rebate
