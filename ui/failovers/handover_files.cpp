// SPDX-License-Identifier: GPL-3.0-or-later
// Handover: the same facts for another program and for paper, and how a file is written.
#include <QDateTime>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgRenderer>
#include <QTextDocument>
#include <QUrl>

#include "ui/failovers/handover.h"
#include "ui/overview/phase_bar.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr int kVersion = 1;
constexpr int kDotsPerInch = 96;

QString moment(Millis at) {
  return QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(Qt::ISODateWithMs);
}

QString latin(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QJsonObject failoverJson(const FailoverRecord& record) {
  QJsonObject made{{QStringLiteral("at"), moment(record.at())},
                   {QStringLiteral("kind"), latin(name(record.kind))},
                   {QStringLiteral("from"), qs(record.measured.lost)},
                   {QStringLiteral("to"), qs(record.measured.successor)},
                   {QStringLiteral("epoch_before"), static_cast<qint64>(record.measured.epochBefore)},
                   {QStringLiteral("epoch_after"), static_cast<qint64>(record.measured.epochAfter)},
                   {QStringLiteral("measured_here"), record.measuredHere},
                   {QStringLiteral("reason"), qs(record.reason)},
                   {QStringLiteral("note"), qs(record.note)}};
  if (const auto took = record.recovery()) made[QStringLiteral("recovery_ms")] = static_cast<qint64>(*took);
  QJsonObject phases;
  if (record.measuredHere && record.measured.reroutedAt)
    for (const auto& span : phasesOf(record.measured, *record.measured.reroutedAt))
      phases[latin(name(span.phase)) + QStringLiteral("_ms")] = static_cast<qint64>(span.span);
  made[QStringLiteral("phases")] = phases;
  if (record.decisions)
    made[QStringLiteral("decisions")] =
        QJsonObject{{QStringLiteral("checked"), static_cast<qint64>(record.decisions->checked)},
                    {QStringLiteral("lost"), static_cast<qint64>(record.decisions->lost)},
                    {QStringLiteral("doubled"), static_cast<qint64>(record.decisions->doubled)}};
  return made;
}

QJsonObject eventJson(const RecordEvent& event) {
  const bool personal =
      event.kind == EventKind::switchover || event.kind == EventKind::pause || event.kind == EventKind::maintenance;
  return {{QStringLiteral("at"), moment(event.at)},
          {QStringLiteral("kind"), latin(name(event.kind))},
          {QStringLiteral("region"), qs(event.region)},
          {QStringLiteral("subject"), personal ? QString() : qs(event.subject)},
          {QStringLiteral("before"), qs(event.before)},
          {QStringLiteral("after"), qs(event.after)}};
}

QJsonArray linesJson(const std::vector<ChartStretch>& lines) {
  QJsonArray all;
  for (const auto& line : lines) {
    QJsonArray points;
    for (const auto& point : line) points << QJsonArray{moment(static_cast<Millis>(point.at)), point.value};
    all << points;
  }
  return all;
}

}  // namespace

QByteArray Handover::json(const HandoverFacts& facts) {
  QJsonArray failovers, events;
  for (const auto& record : facts.failovers) failovers << failoverJson(record);
  for (const auto& event : facts.events) events << eventJson(event);
  const auto series = facts.lines();
  const QJsonObject all{
      {QStringLiteral("version"), kVersion},
      {QStringLiteral("from"), moment(facts.from)},
      {QStringLiteral("to"), moment(facts.to)},
      {QStringLiteral("written_at"), moment(facts.madeAt)},
      {QStringLiteral("budget_ms"), static_cast<qint64>(facts.budget)},
      {QStringLiteral("failovers"), failovers},
      {QStringLiteral("events"), events},
      {QStringLiteral("charts"), QJsonObject{{QStringLiteral("writes_per_second"), linesJson(series.writes)},
                                             {QStringLiteral("replication_lag_s"), linesJson(series.lag)},
                                             {QStringLiteral("approvals_waiting"), linesJson(series.awaiting)}}}};
  return QJsonDocument(all).toJson(QJsonDocument::Indented);
}

Outcome Handover::write(const QByteArray& bytes, const QString& path) {
  QSaveFile file(path);
  if (!file.open(QIODevice::WriteOnly)) return Error{Errc::storage, "file", file.errorString().toStdString()};
  file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
  if (file.write(bytes) != bytes.size() || !file.commit())
    return Error{Errc::storage, "file", file.errorString().toStdString()};
  return Done{};
}

void Handover::fill(QTextDocument& document, const HandoverFacts& facts) {
  int number = 0;
  const auto draw = [&](const EventSeries& series) {
    QSvgRenderer renderer(svg(series).toUtf8());
    QImage image(renderer.defaultSize() * 2, QImage::Format_ARGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    renderer.render(&painter);
    const auto where = QStringLiteral("chart-%1").arg(++number);
    document.addResource(QTextDocument::ImageResource, QUrl(where), image);
    return QStringLiteral("<br/><img src=\"%1\" width=\"560\"/>").arg(where);
  };
  document.setHtml(QStringLiteral("<html><body>%1</body></html>").arg(body(facts, draw)));
}

Outcome Handover::writePdf(const HandoverFacts& facts, const QString& path) {
  QTextDocument document;
  document.setDefaultStyleSheet(QStringLiteral("body{color:#000}"));
  fill(document, facts);
  QSaveFile file(path);
  if (!file.open(QIODevice::WriteOnly)) return Error{Errc::storage, "file", file.errorString().toStdString()};
  file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
  {
    QPdfWriter writer(&file);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setResolution(kDotsPerInch);
    writer.setTitle(tr("Handover"));
    document.setPageSize(QSizeF(writer.width(), writer.height()));
    document.print(&writer);
  }
  if (!file.commit()) return Error{Errc::storage, "file", file.errorString().toStdString()};
  return Done{};
}

}  // namespace rebate
