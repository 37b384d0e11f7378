// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkAccessManager>
#include <QUrl>

#include "ports/prometheus.h"

namespace rebate::link {

/// One Prometheus over its HTTP API v1, with connections and deadlines of its own.
class QtPrometheus : public Prometheus {
 public:
  explicit QtPrometheus(const std::string& address, Millis timeout = 8'000);

  Subscription range(const RangeQuery& query, Answer<RangeAnswer> answer) override;
  Subscription metrics(Answer<std::vector<Completion>> answer) override;
  Subscription labels(const std::string& metric, Answer<std::vector<Completion>> answer) override;
  Subscription values(const std::string& metric, const std::string& label,
                      Answer<std::vector<Completion>> answer) override;

 private:
  using Parameters = std::vector<std::pair<const char*, std::string>>;
  Subscription get(const QString& path, const Parameters& parameters, Answer<QByteArray> answer);
  Subscription names(const QString& path, const std::string& metric, Answer<std::vector<Completion>> answer);

  QUrl base_;
  Millis timeout_;
  QNetworkAccessManager network_;
};

}  // namespace rebate::link
