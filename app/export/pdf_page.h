// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QPainter>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <vector>

#include "ports/exporter.h"

namespace rebate::exporting {

inline constexpr int kDotsPerInch = 1200;

/// How wide the columns of a table want to be, from what is in them.
class ColumnWidths {
 public:
  explicit ColumnWidths(const ExportJob& job);
  void see(const ExportRow& row);
  /// Characters of the longest text of each column; texts of many characters want no more than is read at a glance.
  const std::vector<double>& wanted() const { return wanted_; }

 private:
  const ExportJob& job_;
  std::vector<double> wanted_;  ///< in widths of a digit
};

/// A table on paper: where its columns stand, how many rows a page has, and the drawing of a page's parts.
/// The unit is a dot; the origin is the corner of what may be printed on.
class PdfPage {
 public:
  PdfPage(const ExportJob& job, const std::vector<double>& widths, QSizeF size, QPaintDevice* device);

  int rowsOnFirst() const { return rowsOnFirst_; }
  int rowsOnOthers() const { return rowsOnOthers_; }
  std::int64_t pagesFor(std::int64_t lines) const;

  void drawHead(QPainter& painter, bool first);  ///< title and notes, then the columns' titles
  void drawRow(QPainter& painter, int line, const ExportRow& row, bool first, bool total);
  void drawFoot(QPainter& painter, std::int64_t page, std::int64_t of);

 private:
  double tableTop(bool first) const;
  void cell(QPainter& painter, std::size_t column, double top, const QString& text, const QFont& font);

  const ExportJob& job_;
  QSizeF size_;
  QPaintDevice* device_;
  QFont body_, bold_, title_, small_;
  QStringList notes_;  ///< broken into lines
  std::vector<QRectF> columns_;
  double rowHeight_ = 0;
  int rowsOnFirst_ = 0, rowsOnOthers_ = 0;
};

}  // namespace rebate::exporting
