// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/pdf_page.h"

#include <QColor>
#include <QFontMetricsF>

#include <algorithm>
#include <numeric>

#include "export/cells.h"

namespace rebate::exporting {
namespace {

constexpr double kDot = kDotsPerInch / 72.0;  // a point
constexpr double kLongestText = 34;           // digits' widths
constexpr double kGap = 7 * kDot;             // between two columns
constexpr double kTitleSize = 13, kNoteSize = 7.5, kLargest = 8.5, kSmallest = 4.5;
constexpr double kNoteLine = 11 * kDot, kTitleLine = 22 * kDot, kFoot = 16 * kDot, kAir = 5 * kDot;
constexpr double kThin = 0.3 * kDot, kThick = 0.8 * kDot;
const QColor kLine(0xd9, 0xdf, 0xe7), kMuted(0x5d, 0x6b, 0x7c), kText(0x18, 0x20, 0x2b);

/// One family for both scripts: its digits are of one width, so figures stand below each other. Unshaped, because the
/// glyphs that shaping puts in place of digits have no character behind them: nobody could search or copy them.
QFont font(double points, bool bold = false) {
  QFont one(QStringList{QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Noto Sans")});
  one.setPointSizeF(points);
  one.setWeight(bold ? QFont::Bold : QFont::Normal);
  one.setHintingPreference(QFont::PreferNoHinting);
  one.setStyleStrategy(QFont::PreferNoShaping);
  return one;
}

/// In widths of a digit, about: ideographs are as wide as two.
double widthOf(const QString& text) {
  double width = 0;
  for (const auto c : text) width += c.unicode() >= 0x2E80 ? 1.85 : c.isUpper() ? 1.2 : 1;
  return width;
}

QStringList brokenIntoLines(const std::string& note, const QFontMetricsF& metrics, double width) {
  QStringList lines(QString{});
  for (const auto& word : QString::fromStdString(note).split(u' ')) {
    auto& line = lines.back();
    const auto longer = line.isEmpty() ? word : line + u' ' + word;
    if (line.isEmpty() || metrics.horizontalAdvance(longer) <= width)
      line = longer;
    else
      lines << word;
  }
  return lines;
}

}  // namespace

ColumnWidths::ColumnWidths(const ExportJob& job) : job_(job) {
  for (const auto& column : job.columns) wanted_.push_back(widthOf(QString::fromStdString(titleOf(column, job))) + 1);
}

void ColumnWidths::see(const ExportRow& row) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    const auto* text = std::get_if<std::string>(&row[i]);
    const auto width = text ? std::min(kLongestText, widthOf(QString::fromStdString(*text)))
                            : static_cast<double>(readableText(row[i], job_.columns[i].kind, job_).size());
    wanted_[i] = std::max(wanted_[i], width);
  }
}

PdfPage::PdfPage(const ExportJob& job, const std::vector<double>& widths, QSizeF size, QPaintDevice* device)
    : job_(job), size_(size), device_(device), title_(font(kTitleSize, true)), small_(font(kNoteSize)) {
  const auto room = size.width() - kGap * static_cast<double>(widths.size() - 1);
  const auto digits = std::accumulate(widths.begin(), widths.end(), 0.0);
  const auto points = [&](double of) { return QFontMetricsF(font(of), device).horizontalAdvance(u'0'); };
  double type = kLargest;
  while (type > kSmallest && points(type) * digits > room) type -= 0.25;
  body_ = font(type);
  bold_ = font(type, true);
  const double unit = std::min(points(type), room / digits);
  const double spare = std::max(0.0, room - unit * digits) / static_cast<double>(widths.size());
  double x = 0;
  for (const double width : widths) {
    columns_.emplace_back(x, 0, width * unit + spare, 0);
    x += width * unit + spare + kGap;
  }
  for (const auto& note : job.notes) notes_ += brokenIntoLines(note, QFontMetricsF(small_, device), size.width());
  rowHeight_ = QFontMetricsF(body_, device).height() * 1.12;
  const auto rowsBelow = [&](double top) {
    return std::max(1, static_cast<int>((size_.height() - kFoot - top - rowHeight_) / rowHeight_));
  };
  rowsOnFirst_ = rowsBelow(tableTop(true));
  rowsOnOthers_ = rowsBelow(tableTop(false));
}

std::int64_t PdfPage::pagesFor(std::int64_t lines) const {
  return 1 + (std::max<std::int64_t>(0, lines - rowsOnFirst_) + rowsOnOthers_ - 1) / rowsOnOthers_;
}

double PdfPage::tableTop(bool first) const {
  return first ? kTitleLine + kNoteLine * static_cast<double>(notes_.size()) + kAir : kNoteLine + kAir;
}

void PdfPage::drawHead(QPainter& painter, bool first) {
  const auto title = QString::fromStdString(job_.title);
  painter.setFont(first ? title_ : small_);
  painter.setPen(first ? kText : kMuted);
  painter.drawText(QRectF(0, 0, size_.width(), first ? kTitleLine : kNoteLine), Qt::AlignLeft | Qt::AlignTop, title);
  painter.setFont(small_);
  painter.setPen(kMuted);
  double y = kTitleLine;
  for (const auto& note : first ? notes_ : QStringList()) {
    painter.drawText(QRectF(0, y, size_.width(), kNoteLine), Qt::AlignLeft | Qt::AlignTop, note);
    y += kNoteLine;
  }
  painter.setPen(kText);
  const double top = tableTop(first);
  for (std::size_t i = 0; i < job_.columns.size(); ++i)
    cell(painter, i, top, QString::fromStdString(titleOf(job_.columns[i], job_)), bold_);
  painter.setPen(QPen(kMuted, kThick));
  painter.drawLine(QPointF(0, top + rowHeight_ - kDot), QPointF(size_.width(), top + rowHeight_ - kDot));
}

void PdfPage::drawRow(QPainter& painter, int line, const ExportRow& row, bool first, bool total) {
  const double top = tableTop(first) + rowHeight_ * (line + 1);
  painter.setPen(QPen(total ? kMuted : kLine, total ? kThick : kThin));
  painter.drawLine(QPointF(0, top + (total ? 0 : rowHeight_) - kDot),
                   QPointF(size_.width(), top + (total ? 0 : rowHeight_) - kDot));
  painter.setPen(kText);
  for (std::size_t i = 0; i < row.size(); ++i) {
    const auto text = QString::fromStdString(readableText(row[i], job_.columns[i].kind, job_));
    if (!text.isEmpty()) cell(painter, i, top, text, total ? bold_ : body_);
  }
}

void PdfPage::cell(QPainter& painter, std::size_t column, double top, const QString& text, const QFont& type) {
  auto box = columns_[column];
  box.moveTop(top);
  box.setHeight(rowHeight_);
  painter.setFont(type);
  const QFontMetricsF metrics(type, device_);
  const bool figure = isFigure(job_.columns[column].kind);
  // An amount is never cut: it would be another amount.
  const auto width = metrics.horizontalAdvance(text);
  const auto shown =
      figure || width <= box.width() + kGap / 2 ? text : metrics.elidedText(text, Qt::ElideRight, box.width());
  const double x = figure ? box.right() - width : box.left();
  painter.drawText(QPointF(x, box.center().y() + (metrics.ascent() - metrics.descent()) / 2), shown);
}

void PdfPage::drawFoot(QPainter& painter, std::int64_t page, std::int64_t of) {
  painter.setFont(small_);
  painter.setPen(kMuted);
  const auto words = QString::fromStdString(job_.pageWords).arg(page).arg(of);
  painter.drawText(QRectF(0, size_.height() - kFoot, size_.width(), kFoot), Qt::AlignRight | Qt::AlignBottom, words);
}

}  // namespace rebate::exporting
