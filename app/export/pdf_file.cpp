// SPDX-License-Identifier: GPL-3.0-or-later
// PDF on A4, lying. Rows wait on the disk until they are counted, because every page says how many there are.
#include <QFile>
#include <QMarginsF>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>

#include "export/cells.h"
#include "export/part_file.h"
#include "export/pdf_page.h"
#include "export/row_spool.h"
#include "export/table_file.h"

namespace rebate::exporting {
namespace {

constexpr double kMargin = 34;  // points

class PdfFile final : public TableFile {
 public:
  explicit PdfFile(const Place& place)
      : job_(place.job),
        stop_(place.stop),
        file_(place.path),
        spool_(place.path),
        widths_(place.job),
        totals_(place.job.columns) {}

  Outcome begin() override { return spool_.open(); }

  Outcome add(const std::vector<ExportRow>& rows) override {
    for (const auto& row : rows) {
      if (const auto summed = totals_.add(row); !summed) return summed;
      if (const auto kept = spool_.put(row); !kept) return kept;
      widths_.see(row);
      ++rows_;
    }
    return Done{};
  }

  Outcome finish() override {
    if (const auto back = spool_.rewind(); !back) return back;
    if (!file_.open(QIODevice::ReadWrite)) return fileError(file_.fileName(), file_.errorString());
    if (totals_.any()) widths_.see(totals_.row(job_.totalWord));
    if (const auto drawn = draw(); !drawn) return drawn;
    return checkEnd();
  }

 private:
  Outcome draw();
  Outcome drawPages(QPdfWriter& writer, QPainter& painter, PdfPage& page);
  Outcome checkEnd();

  const ExportJob& job_;
  const std::atomic<bool>& stop_;
  QFile file_;
  RowSpool spool_;
  ColumnWidths widths_;
  Totals totals_;
  std::int64_t rows_ = 0;
};

Outcome PdfFile::draw() {
  QPdfWriter writer(&file_);
  writer.setResolution(kDotsPerInch);
  writer.setPageSize(QPageSize(QPageSize::A4));
  writer.setPageOrientation(QPageLayout::Landscape);
  writer.setPageMargins({kMargin, kMargin, kMargin, kMargin}, QPageLayout::Point);
  writer.setTitle(QString::fromStdString(job_.title));
  writer.setCreator(QStringLiteral("Rebate Console"));
  QPainter painter;
  if (!painter.begin(&writer)) return fileError(file_.fileName(), file_.errorString());
  const auto size = writer.pageLayout().paintRectPixels(kDotsPerInch).size();
  PdfPage page(job_, widths_.wanted(), size, &writer);
  const auto drawn = drawPages(writer, painter, page);
  painter.end();
  return drawn;
}

Outcome PdfFile::drawPages(QPdfWriter& writer, QPainter& painter, PdfPage& page) {
  const std::int64_t lines = rows_ + (totals_.any() ? 1 : 0);
  const auto pages = page.pagesFor(lines);
  std::int64_t line = 0;
  for (std::int64_t number = 1; number <= pages; ++number) {
    if (stop_) return Error{Errc::cancelled, {}, {}};
    if (file_.error() != QFileDevice::NoError) return fileError(file_.fileName(), file_.errorString());
    const bool first = number == 1;
    if (!first && !writer.newPage()) return fileError(file_.fileName(), file_.errorString());
    page.drawHead(painter, first);
    const int room = first ? page.rowsOnFirst() : page.rowsOnOthers();
    for (int at = 0; at < room && line < lines; ++at, ++line) {
      const bool total = line == rows_;
      const auto row = total ? Result(totals_.row(job_.totalWord)) : spool_.take(job_.columns.size());
      if (!row) return row.error();
      page.drawRow(painter, at, *row, first, total);
    }
    page.drawFoot(painter, number, pages);
  }
  return Done{};
}

/// The PDF engine does not look at what its device answers; a file that was cut short has no end.
Outcome PdfFile::checkEnd() {
  constexpr qint64 kTail = 32;
  const bool written = file_.flush() && file_.error() == QFileDevice::NoError;
  const bool whole = written && file_.pos() == file_.size() && file_.size() > kTail &&
                     file_.seek(file_.size() - kTail) && file_.read(kTail).trimmed().endsWith("%%EOF");
  if (!whole) return fileError(file_.fileName(), file_.errorString());
  file_.close();
  return Done{};
}

}  // namespace

std::unique_ptr<TableFile> makePdf(const Place& place) {
  return std::make_unique<PdfFile>(place);
}

}  // namespace rebate::exporting
