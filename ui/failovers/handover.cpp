// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failovers/handover.h"

#include <QDateTime>
#include <QLocale>

#include "ui/failovers/record_words.h"
#include "ui/overview/phase_bar.h"

namespace rebate {
namespace {

constexpr int kWide = 640, kHigh = 150, kLeft = 44, kBottom = 22, kTop = 8;

QString cells(const char* tag, const QStringList& texts) {
  QString row = QStringLiteral("<tr>");
  for (const auto& text : texts) row += QStringLiteral("<%1>%2</%1>").arg(QLatin1String(tag), text.toHtmlEscaped());
  return row + QStringLiteral("</tr>\n");
}

QString whole(Millis at) {
  return QDateTime::fromMSecsSinceEpoch(at).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss t"));
}

/// A record without those who asked for it.
FailoverRecord nameless(FailoverRecord record) {
  record.askedBy.clear();
  record.decidedBy.clear();
  return record;
}

constexpr const char* kStyle =
    ":root{color-scheme:light dark}"
    "body{font:14px/1.5 Inter,'Noto Sans CJK SC',system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;"
    "background:Canvas;color:CanvasText}"
    "h1{font-size:20px}h2{font-size:15px;margin-top:2rem}"
    "table{border-collapse:collapse;width:100%}"
    "td,th{text-align:left;padding:4px 8px;border-bottom:1px solid GrayText;vertical-align:top}"
    "figure{margin:1rem 0}figcaption{font-weight:600}svg{max-width:100%;height:auto}";

}  // namespace

std::vector<EventSeries> Handover::charts(const HandoverFacts& facts) {
  auto series = facts.lines();
  const auto mark = facts.failovers.empty() ? 0 : facts.failovers.front().at();
  return {{tr("Writes /s"), std::move(series.writes), facts.from, facts.to, mark, {}, 1},
          {tr("Replication lag s"), std::move(series.lag), facts.from, facts.to, mark, 1.0, 1},
          {tr("Approvals waiting"), std::move(series.awaiting), facts.from, facts.to, mark, {}, 0}};
}

/// Colours of the reader's own theme, but for the line: it is readable on both.
QString Handover::svg(const EventSeries& series) {
  const double top = series.top();
  const auto x = [&](double at) {
    return kLeft + (kWide - kLeft) * (at - static_cast<double>(series.from)) /
                       static_cast<double>(std::max<Millis>(1, series.to - series.from));
  };
  const auto y = [&](double value) { return kHigh - kBottom - (kHigh - kBottom - kTop) * std::min(1.0, value / top); };
  const auto line = [](double x1, double y1, double x2, double y2, const char* colour, const char* more) {
    return QStringLiteral("<line x1=\"%1\" y1=\"%2\" x2=\"%3\" y2=\"%4\" stroke=\"%5\" %6/>")
        .arg(x1, 0, 'f', 1)
        .arg(y1, 0, 'f', 1)
        .arg(x2, 0, 'f', 1)
        .arg(y2, 0, 'f', 1)
        .arg(QLatin1String(colour), QLatin1String(more));
  };
  const auto words = [](double at, double base, const QString& text) {
    return QStringLiteral("<text x=\"%1\" y=\"%2\" font-size=\"11\" fill=\"#7b8794\">%3</text>")
        .arg(at, 0, 'f', 1)
        .arg(base, 0, 'f', 1)
        .arg(text.toHtmlEscaped());
  };
  auto drawn = QStringLiteral(
                   "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1 %2\" width=\"%1\" "
                   "height=\"%2\" role=\"img\"><title>%3</title>")
                   .arg(kWide)
                   .arg(kHigh)
                   .arg(series.title.toHtmlEscaped());
  drawn += line(kLeft, y(0), kWide, y(0), "#7b8794", "") +
           line(kLeft, y(top), kWide, y(top), "#7b8794", "stroke-opacity=\"0.3\"");
  drawn += words(0, y(0), QStringLiteral("0")) + words(0, y(top) + 10, QString::number(top));
  for (const auto& stretch : series.lines) {
    QStringList points;
    for (const auto& point : stretch)
      points << QString::number(x(point.at), 'f', 1) + QLatin1Char(',') + QString::number(y(point.value), 'f', 1);
    drawn += QStringLiteral("<polyline fill=\"none\" stroke=\"#0b6bcb\" stroke-width=\"1.6\" points=\"%1\"/>")
                 .arg(points.join(QLatin1Char(' ')));
  }
  if (series.limit)
    drawn += line(kLeft, y(*series.limit), kWide, y(*series.limit), "#c5352d", "stroke-dasharray=\"5 4\"");
  if (series.mark >= series.from && series.mark <= series.to) {
    const double at = x(static_cast<double>(series.mark));
    drawn += line(at, kTop, at, y(0), "#a8700b", "") + words(at + 4, kTop + 10, tr("failover"));
  }
  drawn += words(kLeft, kHigh - 4, clockTime(series.from)) + words(kWide - 56, kHigh - 4, clockTime(series.to));
  return drawn + QStringLiteral("</svg>");
}

QString Handover::failoverTable(const HandoverFacts& facts) {
  if (facts.failovers.empty())
    return QStringLiteral("<p>%1</p>").arg(tr("No change of leader in this time.").toHtmlEscaped());
  auto table = QStringLiteral("<table>");
  table += cells("th", {tr("When"), tr("Kind"), tr("Leader"), tr("Recovery"),
                        tr("detect · elect · promote · reroute s"), tr("Lost / doubled"), tr("Note")});
  for (const auto& record : facts.failovers)
    table += cells("td", {whole(record.at()), RecordWords::kind(record.kind), RecordWords::leaders(record),
                          RecordWords::recovery(record), RecordWords::phases(record), RecordWords::decisions(record),
                          RecordWords::note(nameless(record), facts.budget)});
  return table + QStringLiteral("</table>\n");
}

QString Handover::eventTable(const HandoverFacts& facts) {
  if (facts.events.empty()) return QStringLiteral("<p>%1</p>").arg(tr("Nothing was recorded.").toHtmlEscaped());
  auto table = QStringLiteral("<table>");
  table += cells("th", {tr("Time"), tr("Kind"), tr("What happened")});
  for (auto event : facts.events) {
    const bool personal =
        event.kind == EventKind::switchover || event.kind == EventKind::pause || event.kind == EventKind::maintenance;
    if (personal) event.subject.clear();
    table += cells("td", {clockTime(event.at), RecordWords::tag(event), RecordWords::event(event)});
  }
  return table + QStringLiteral("</table>\n");
}

QString Handover::body(const HandoverFacts& facts, const std::function<QString(const EventSeries&)>& draw) {
  const auto heading = [](const QString& text) { return QStringLiteral("<h2>%1</h2>\n").arg(text.toHtmlEscaped()); };
  auto text =
      QStringLiteral("<h1>%1</h1>\n<p>%2</p>\n")
          .arg(tr("Handover %1 – %2").arg(whole(facts.from), whole(facts.to)).toHtmlEscaped(),
               tr("Written at %1 from what one desktop recorded; times are this desktop's. Budget of a recovery: %2.")
                   .arg(whole(facts.madeAt), Words::seconds(facts.budget))
                   .toHtmlEscaped());
  text += heading(tr("Failovers")) + failoverTable(facts);
  text += heading(tr("Charts"));
  for (const auto& series : charts(facts))
    text += QStringLiteral("<figure><figcaption>%1</figcaption>%2</figure>\n")
                .arg(series.title.toHtmlEscaped(), draw(series));
  return text + heading(tr("Timeline")) + eventTable(facts);
}

QByteArray Handover::html(const HandoverFacts& facts) {
  return QStringLiteral(
             "<!DOCTYPE html>\n<html lang=\"%1\"><head><meta charset=\"utf-8\"/>"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>"
             "<title>%2</title><style>%3</style></head>\n<body>\n%4</body></html>\n")
      .arg(QLocale().bcp47Name(), tr("Handover").toHtmlEscaped(), QLatin1String(kStyle), body(facts, &Handover::svg))
      .toUtf8();
}

}  // namespace rebate
