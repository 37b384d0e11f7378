// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/export_words.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLocale>

#include "ui/style/words.h"

namespace rebate {
namespace {

QString zoneName(int minutes) {
  const auto size = std::abs(minutes);
  return QStringLiteral("UTC%1%2:%3")
      .arg(minutes < 0 ? QChar(u'\u2212') : QChar(u'+'))
      .arg(size / 60, 2, 10, QLatin1Char('0'))
      .arg(size % 60, 2, 10, QLatin1Char('0'));
}

}  // namespace

QString ExportWords::format(ExportFormat format) {
  switch (format) {
    case ExportFormat::csv:
      return tr("CSV");
    case ExportFormat::xlsx:
      return tr("Excel (XLSX)");
    case ExportFormat::pdf:
      return tr("PDF");
  }
  return {};
}

QString ExportWords::purpose(ExportFormat format) {
  switch (format) {
    case ExportFormat::csv:
      return tr("Rows and nothing else, for other programs.");
    case ExportFormat::xlsx:
      return tr("A workbook with real numbers and dates, filters and totals.");
    case ExportFormat::pdf:
      return tr("Pages to print or to file, with totals. The fewer columns, the larger the type.");
  }
  return {};
}

QString ExportWords::ending(ExportFormat format) {
  switch (format) {
    case ExportFormat::csv:
      return QStringLiteral("csv");
    case ExportFormat::xlsx:
      return QStringLiteral("xlsx");
    case ExportFormat::pdf:
      return QStringLiteral("pdf");
  }
  return {};
}

QString ExportWords::progress(const ExportProgress& now) {
  if (now.finishing) return tr("%1 rows read. Putting the file together…").arg(count(now.rows));
  if (now.expected > 0) return tr("%1 of %2 rows").arg(count(now.rows), count(std::max(now.rows, now.expected)));
  return tr("%1 rows").arg(count(now.rows));
}

QString ExportWords::done(const ExportDone& done) {
  const auto name = QFileInfo(qs(done.path)).fileName();
  return tr("%1 rows are in %2 (%3).").arg(count(done.rows), name, QLocale().formattedDataSize(done.bytes));
}

QString ExportWords::trouble(const Error& why) {
  if (why.code == Errc::storage && why.field == "space")
    return tr("The disk is full. Nothing was written; make room, or choose another folder.");
  if (why.code == Errc::storage) return tr("The file could not be written: %1").arg(qs(why.detail));
  if (why.code == Errc::unavailable && why.field == "copy")
    return tr("The copy on this desktop is not open. Nothing was written.");
  return Words::error(why);
}

void ExportWords::fill(ExportJob& job, const ExportTable& table, const Context& context) {
  const auto& facts = context.workspace.facts();
  const auto now = QDateTime::fromMSecsSinceEpoch(context.clock.wall());
  job.zoneMinutes = now.offsetFromUtc() / 60;
  job.zoneName = zoneName(job.zoneMinutes).toStdString();
  job.title = table.title.toStdString();
  job.totalWord = tr("Total").toStdString();
  job.pageWords = tr("Page %1 of %2").toStdString();
  const auto moment = now.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) + QLatin1Char(' ') + qs(job.zoneName);
  const auto filter = table.filter.isEmpty() ? tr("All rows") : table.filter;
  job.notes = {filter.toStdString()};
  if (facts.cursor.seq > 0)
    job.notes.push_back(tr("Region %1 · store %2 · change %3")
                            .arg(qs(facts.readingFrom), qs(facts.cursor.store).left(8), count(facts.cursor.seq))
                            .toStdString());
  const auto who = facts.who ? qs(facts.who->name) : QString();
  job.notes.push_back(tr("Exported %1 by %2").arg(moment, who).toStdString());
}

}  // namespace rebate
