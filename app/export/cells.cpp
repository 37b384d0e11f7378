// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/cells.h"

#include <QDateTime>
#include <QString>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

#include "domain/money.h"

namespace rebate::exporting {
namespace {

constexpr double kDay = 86'400'000;
constexpr double kUnixEpoch = 25'569;  // 1970-01-01 as spreadsheets count

std::string timeText(std::int64_t ms, const char* format, const ExportJob& job) {
  const auto at = QDateTime::fromMSecsSinceEpoch(ms, Qt::OffsetFromUTC, job.zoneMinutes * 60);
  return at.toString(QString::fromLatin1(format)).toStdString();
}

/// "-1234567.05" → "−1,234,567.05"
std::string grouped(std::string digits) {
  const bool negative = digits.starts_with('-');
  if (negative) digits.erase(0, 1);
  const auto whole = std::min(digits.find('.'), digits.size());
  for (auto at = static_cast<std::ptrdiff_t>(whole) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return (negative ? "\u2212" : "") + digits;
}

std::string numberText(std::int64_t number, CellKind kind, const ExportJob& job) {
  switch (kind) {
    case CellKind::money:
      return formatYuan({number});
    case CellKind::text:
    case CellKind::count:
      return std::to_string(number);
    case CellKind::date:
      return timeText(number, "yyyy-MM-dd", job);
    case CellKind::moment:
      return timeText(number, "yyyy-MM-dd HH:mm:ss", job);
    case CellKind::rate:
      return formatYuan({number}) + "%";  // a hundredth of a percent has as many decimals as a fen
  }
  return {};
}

}  // namespace

bool isFigure(CellKind kind) {
  return kind == CellKind::money || kind == CellKind::count || kind == CellKind::rate;
}

std::string titleOf(const ExportColumn& column, const ExportJob& job) {
  const bool time = column.kind == CellKind::date || column.kind == CellKind::moment;
  return time && !job.zoneName.empty() ? column.title + " (" + job.zoneName + ")" : column.title;
}

std::string plainText(const ExportCell& cell, CellKind kind, const ExportJob& job) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  const auto* number = std::get_if<std::int64_t>(&cell);
  return number ? numberText(*number, kind, job) : std::string();
}

std::string readableText(const ExportCell& cell, CellKind kind, const ExportJob& job) {
  auto text = plainText(cell, kind, job);
  return std::holds_alternative<std::int64_t>(cell) && isFigure(kind) ? grouped(std::move(text)) : text;
}

double sheetDays(std::int64_t ms, CellKind kind, const ExportJob& job) {
  const double days = (static_cast<double>(ms) + job.zoneMinutes * 60'000.0) / kDay + kUnixEpoch;
  return kind == CellKind::date ? std::floor(days) : days;
}

Totals::Totals(const std::vector<ExportColumn>& columns)
    : columns_(columns),
      sums_(columns.size()),
      any_(std::any_of(columns.begin(), columns.end(), [](const ExportColumn& one) { return one.total; })) {}

Outcome Totals::add(const ExportRow& row) {
  if (row.size() != columns_.size()) return invalid("row", "has not the columns of its table");
  for (std::size_t i = 0; i < row.size(); ++i) {
    const auto* number = columns_[i].total ? std::get_if<std::int64_t>(&row[i]) : nullptr;
    if (!number) continue;
    const auto sum = rebate::add(Fen{sums_[i]}, Fen{*number});
    if (!sum) return sum.error();
    sums_[i] = sum->value;
  }
  return Done{};
}

ExportRow Totals::row(const std::string& word) const {
  ExportRow cells(columns_.size());
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (columns_[i].total) cells[i] = sums_[i];
  if (!cells.empty() && !columns_[0].total) cells[0] = word;
  return cells;
}

}  // namespace rebate::exporting
