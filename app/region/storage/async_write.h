// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include "region/api/asio.h"
#include "region/storage/writer.h"

namespace rebate::region {

/// Posts a job and waits until it is on disk, or is not.
inline asio::awaitable<Outcome> writeWith(Writer& writer, Writer::Job job) {
  std::function<void(std::function<void(const Outcome&)>)> start =
      [&writer, job = std::move(job)](std::function<void(const Outcome&)> done) { writer.post(job, std::move(done)); };
  co_return co_await awaitOutcome(std::move(start));
}

}  // namespace rebate::region
