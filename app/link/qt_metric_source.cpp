// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/qt_metric_source.h"

#include <utility>

#include "link/call.h"
#include "link/pinning.h"
#include "link/qt_region_link.h"
#include "link/replies.h"
#include "wire/prometheus_text.h"

namespace rebate::link {

QtMetricSource::QtMetricSource(const std::string& address, Millis timeout, const std::string& keyHash)
    : url_(baseUrlOf(address)), timeout_(timeout) {
  url_.setPath(url_.path() + QLatin1String("/metrics"));
  pin(network_, keyHash);
}

Subscription QtMetricSource::scrape(std::function<void(Result<Samples>)> answer) {
  QNetworkRequest request(url_);
  request.setTransferTimeout(static_cast<int>(timeout_));
  return Call::get(network_, request, [answer = std::move(answer)](const Result<QByteArray>& body) {
    if (!body) return answer(body.error());
    answer(wire::parsePrometheusText(viewOf(*body)));
  });
}

}  // namespace rebate::link
