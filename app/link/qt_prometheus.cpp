// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/qt_prometheus.h"

#include <cmath>
#include <memory>
#include <utility>

#include "link/call.h"
#include "link/qt_region_link.h"
#include "link/replies.h"
#include "wire/prometheus_json.h"

namespace rebate::link {
namespace {

constexpr std::size_t kMostSeries = 40;  // more lines than anybody can tell apart

std::string secondsOf(Millis at) {
  return QByteArray::number(static_cast<double>(at) / 1000, 'f', 3).toStdString();
}

/// Without a value, or with one that is no number, a line ends.
MetricSeries seriesOf(const wire::MatrixSeries& given, const RangeQuery& query) {
  MetricSeries series{wire::seriesName(given.labels), {}};
  series.points.reserve(given.values.size());
  for (const auto& [at, value] : given.values) {
    const bool hole = !series.points.empty() && at - series.points.back().at > query.step * 3 / 2;
    if (hole) series.points.push_back({series.points.back().at + 1, 0, true});
    const bool gap = !std::isfinite(value);
    series.points.push_back({at, gap ? 0 : value, gap});
  }
  const bool ended = !series.points.empty() && series.points.back().at + 2 * query.step < query.to;
  if (ended) series.points.push_back({series.points.back().at + 1, 0, true});
  return series;
}

RangeAnswer answerOf(const std::vector<wire::MatrixSeries>& matrix, const RangeQuery& query) {
  RangeAnswer answer;
  for (const auto& series : matrix) {
    if (answer.series.size() == kMostSeries) break;
    answer.series.push_back(seriesOf(series, query));
  }
  answer.leftOut = matrix.size() - answer.series.size();
  return answer;
}

std::vector<Completion> offersOf(const std::map<std::string, std::string>& help,
                                 const std::vector<std::string>& names) {
  std::vector<Completion> offers;
  for (const auto& name : names) {
    // A histogram's parts have the whole's words.
    auto found = help.find(name);
    for (const auto* part : {"_bucket", "_count", "_sum"})
      if (found == help.end() && name.ends_with(part))
        found = help.find(name.substr(0, name.size() - std::string_view(part).size()));
    offers.push_back({name, found == help.end() ? std::string{} : found->second});
  }
  return offers;
}

}  // namespace

QtPrometheus::QtPrometheus(const std::string& address, Millis timeout) : base_(baseUrlOf(address)), timeout_(timeout) {}

/// A refusal is an answer, too: it says why.
Subscription QtPrometheus::get(const QString& path, const Parameters& parameters, Answer<QByteArray> answer) {
  QByteArray query;
  for (const auto& [name, value] : parameters)
    query +=
        (query.isEmpty() ? "" : "&") + QByteArray(name) + '=' + QUrl::toPercentEncoding(QString::fromStdString(value));
  auto url = base_;
  url.setPath(base_.path() + QLatin1String("/api/v1/") + path);
  url.setQuery(QString::fromLatin1(query));
  QNetworkRequest request(url);
  request.setTransferTimeout(static_cast<int>(timeout_));
  return Call::hear(network_, request, [answer = std::move(answer)](Result<Call::Said> said) {
    if (!said) return answer(said.error());
    answer(std::move(said->body));
  });
}

Subscription QtPrometheus::range(const RangeQuery& query, Answer<RangeAnswer> answer) {
  const Parameters parameters{{"query", query.text},
                              {"start", secondsOf(query.from)},
                              {"end", secondsOf(query.to)},
                              {"step", secondsOf(query.step)},
                              {"timeout", secondsOf(timeout_)}};
  return get(QStringLiteral("query_range"), parameters,
             [query, answer = std::move(answer)](const Result<QByteArray>& body) {
               if (!body) return answer(body.error());
               const auto matrix = wire::matrixFrom(viewOf(*body));
               if (!matrix) return answer(matrix.error());
               answer(answerOf(*matrix, query));
             });
}

/// The names first, then what is written about them; without that the names are as good.
Subscription QtPrometheus::metrics(Answer<std::vector<Completion>> answer) {
  const auto second = std::make_shared<Subscription>();
  auto first = get(
      QStringLiteral("label/__name__/values"), {},
      [this, second, answer = std::move(answer)](const Result<QByteArray>& body) {
        if (!body) return answer(body.error());
        const auto names = wire::labelListFrom(viewOf(*body));
        if (!names) return answer(names.error());
        *second = get(QStringLiteral("metadata"), {}, [names = *names, answer](const Result<QByteArray>& help) {
          answer(offersOf(help ? wire::metricHelpFrom(viewOf(*help)).valueOr({}) : std::map<std::string, std::string>{},
                          names));
        });
      });
  return Subscription([second, kept = std::make_shared<Subscription>(std::move(first))] {
    kept->reset();
    second->reset();
  });
}

Subscription QtPrometheus::names(const QString& path, const std::string& metric,
                                 Answer<std::vector<Completion>> answer) {
  const auto parameters = metric.empty() ? Parameters{} : Parameters{{"match[]", metric}};
  return get(path, parameters, [answer = std::move(answer)](const Result<QByteArray>& body) {
    if (!body) return answer(body.error());
    const auto list = wire::labelListFrom(viewOf(*body));
    if (!list) return answer(list.error());
    answer(offersOf({}, *list));
  });
}

Subscription QtPrometheus::labels(const std::string& metric, Answer<std::vector<Completion>> answer) {
  return names(QStringLiteral("labels"), metric, std::move(answer));
}

Subscription QtPrometheus::values(const std::string& metric, const std::string& label,
                                  Answer<std::vector<Completion>> answer) {
  return names(QLatin1String("label/") + QString::fromStdString(label) + QLatin1String("/values"), metric,
               std::move(answer));
}

}  // namespace rebate::link
