// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ports/exporter.h"

namespace rebate {

/// Keeps what was to be written. Nothing is: the files have tests of their own.
class FakeExporter : public Exporter {
 public:
  Subscription write(ExportJob job, std::function<void(const ExportProgress&)> progressed,
                     std::function<void(const Result<ExportDone>&)> answer) override {
    jobs.push_back(std::move(job));
    progress = std::move(progressed);
    end = std::move(answer);
    return Subscription([this] { ++cancelled; });
  }

  std::vector<ExportJob> jobs;
  std::function<void(const ExportProgress&)> progress;
  std::function<void(const Result<ExportDone>&)> end;
  int cancelled = 0;  ///< subscriptions that ended, answered or not
};

}  // namespace rebate
