// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_files.h"

#include <QDateTime>
#include <QFileDialog>
#include <QMenu>
#include <QPointer>
#include <QSaveFile>
#include <QThreadPool>
#include <limits>

#include "ui/charts/time_chart.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

/// What is written is a copy: points go on coming.
struct Figures {
  QStringList names;
  std::vector<std::vector<RatePoint>> series;
};

Figures figuresOf(const TimeChart& chart) {
  Figures figures;
  const auto span = chart.span();
  for (const auto& each : chart.series()) {
    figures.names << (each.name.isEmpty() ? chart.title() : each.name);
    auto& points = figures.series.emplace_back();
    for (auto i = each.points->numberAt(span.from); i < each.points->size(); ++i) {
      const auto point = each.points->at(i);
      if (point.at > span.to) break;
      if (!point.gap) points.push_back(point);
    }
  }
  return figures;
}

QByteArray cell(const QString& text) {
  auto quoted = text.toUtf8();
  return '"' + quoted.replace('"', "\"\"") + '"';
}

/// Merged by their moments.
Outcome write(const Figures& figures, const QString& path) {
  QSaveFile file(path);
  const auto failed = [&] { return Error{Errc::storage, "file", file.errorString().toStdString()}; };
  if (!file.open(QIODevice::WriteOnly)) return failed();
  QByteArray line("time");
  for (const auto& name : figures.names) line += ',' + cell(name);
  file.write(line + '\n');
  std::vector<std::size_t> next(figures.series.size());
  for (;;) {
    Millis at = std::numeric_limits<Millis>::max();
    for (std::size_t i = 0; i < next.size(); ++i)
      if (next[i] < figures.series[i].size()) at = std::min(at, figures.series[i][next[i]].at);
    if (at == std::numeric_limits<Millis>::max()) break;
    line = QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(Qt::ISODateWithMs).toUtf8();
    for (std::size_t i = 0; i < next.size(); ++i) {
      line += ',';
      if (next[i] < figures.series[i].size() && figures.series[i][next[i]].at == at)
        line += QByteArray::number(figures.series[i][next[i]++].value, 'g', 12);
    }
    if (file.write(line + '\n') < 0) return failed();
  }
  return file.commit() ? Outcome(Done{}) : Outcome(failed());
}

QString suggested(const TimeChart& chart, const char* ending) {
  QString name;
  for (const auto letter : chart.title()) name += letter.isLetterOrNumber() ? letter : QLatin1Char('-');
  const auto at = QDateTime::fromMSecsSinceEpoch(chart.span().to).toString(QStringLiteral("-yyyyMMdd-HHmm"));
  return name + at + QLatin1String(ending);
}

}  // namespace

Outcome ChartFiles::savePicture(TimeChart& chart, const QString& path) {
  QImage image(chart.size() * 2, QImage::Format_ARGB32_Premultiplied);
  image.setDevicePixelRatio(2);
  image.fill(Qt::transparent);
  chart.render(&image);
  if (!image.save(path, "PNG")) return Error{Errc::storage, "file", path.toStdString()};
  return Done{};
}

void ChartFiles::saveFigures(const TimeChart& chart, const QString& path, std::function<void(Outcome)> done) {
  QThreadPool::globalInstance()->start([figures = figuresOf(chart), path, done = std::move(done)] {
    const auto written = write(figures, path);
    QMetaObject::invokeMethod(qApp, [done, written] { done(written); });
  });
}

void ChartFiles::offer(TimeChart& chart, const QPoint& at) {
  QMenu menu(&chart);
  auto* picture = menu.addAction(tr("Save as a picture…"));
  auto* figures = menu.addAction(tr("Save the figures…"));
  const auto* chosen = menu.exec(at);
  if (chosen == nullptr) return;
  const bool asPicture = chosen == picture;
  Q_UNUSED(figures);
  const auto path = QFileDialog::getSaveFileName(&chart, asPicture ? tr("Save as a picture") : tr("Save the figures"),
                                                 suggested(chart, asPicture ? ".png" : ".csv"),
                                                 asPicture ? tr("Pictures (*.png)") : tr("Text with commas (*.csv)"));
  if (path.isEmpty()) return;
  const auto tell = [chart = QPointer<TimeChart>(&chart), path](const Outcome& outcome) {
    if (!chart) return;
    Q_EMIT chart->said(outcome ? tr("Saved %1").arg(path) : Words::error(outcome.error()), outcome.ok());
  };
  if (asPicture)
    tell(savePicture(chart, path));
  else
    saveFigures(chart, path, tell);
}

}  // namespace rebate
