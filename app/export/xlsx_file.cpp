// SPDX-License-Identifier: GPL-3.0-or-later
// XLSX through libxlsxwriter, row by row without keeping any. Sheets are filled one after the other; under the last
// row stand sums over all of them, with their values, so that a reader that does not calculate shows them as well.
#include <xlsxwriter.h>

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <utility>

#include "export/cells.h"
#include "export/part_file.h"
#include "export/sheet_check.h"
#include "export/table_file.h"

namespace rebate::exporting {
namespace {

constexpr lxw_row_t kRowsPerSheet = LXW_ROW_MAX - 2;  // a header, and room for the sums
constexpr std::size_t kLongestText = 32'000;          // bytes; a cell holds 32 767 characters

std::string columnLetters(lxw_col_t column) {
  std::array<char, LXW_MAX_COL_NAME_LENGTH> letters{};
  lxw_col_to_name(letters.data(), column, LXW_FALSE);
  return letters.data();
}

std::string allRows(lxw_row_t rows, lxw_col_t last) {
  return "A2:" + columnLetters(last) + std::to_string(rows + 1);
}

/// At most what a cell holds, cut between two characters.
std::string shortened(const std::string& text) {
  auto size = std::min(text.size(), kLongestText);
  while (size < text.size() && size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  return text.substr(0, size);
}

double valueOf(std::int64_t number, CellKind kind, const ExportJob& job) {
  switch (kind) {
    case CellKind::money:
      return static_cast<double>(number) / 100;
    case CellKind::rate:
      return static_cast<double>(number) / 10'000;
    case CellKind::date:
    case CellKind::moment:
      return sheetDays(number, kind, job);
    case CellKind::text:
    case CellKind::count:
      return static_cast<double>(number);
  }
  return 0;
}

double widthOf(CellKind kind) {
  switch (kind) {
    case CellKind::text:
      return 24;
    case CellKind::money:
      return 14;
    case CellKind::count:
    case CellKind::rate:
      return 11;
    case CellKind::date:
      return 18;
    case CellKind::moment:
      return 20;
  }
  return 12;
}

class XlsxFile final : public TableFile {
 public:
  explicit XlsxFile(const Place& place) : job_(place.job), place_(place), totals_(place.job.columns) {}
  ~XlsxFile() override;

  Outcome begin() override;
  Outcome add(const std::vector<ExportRow>& rows) override;
  Outcome finish() override;

 private:
  struct Sheet {
    std::string name;
    lxw_worksheet* sheet;
    lxw_row_t rows = 0;  ///< without the header
  };

  lxw_format* formatOf(CellKind kind, bool bold);
  Outcome newSheet();
  Outcome cell(lxw_row_t row, std::size_t column, const ExportCell& what, bool bold);
  Outcome sums();
  std::string sumOver(std::size_t column) const;
  Outcome endSheet();
  Outcome judged(lxw_error code) const;
  Outcome roomToPack();

  const ExportJob& job_;
  Place place_;
  QByteArray folder_;
  lxw_workbook* book_ = nullptr;
  std::map<std::pair<CellKind, bool>, lxw_format*> formats_;
  std::vector<Sheet> sheets_;
  Totals totals_;
};

/// Given up: the library frees its memory, but keeps its files open, and with them their room on the disk.
XlsxFile::~XlsxFile() {
  if (!book_) return;
  for (const auto& one : sheets_)
    if (auto* rows = std::exchange(one.sheet->optimize_tmpfile, nullptr)) std::fclose(rows);
  lxw_workbook_free(book_);
}

Outcome XlsxFile::judged(lxw_error code) const {
  if (code == LXW_NO_ERROR) return Done{};
  return fileError(place_.path, QString::fromUtf8(lxw_strerror(code)));
}

Outcome XlsxFile::begin() {
  folder_ = QFile::encodeName(QFileInfo(place_.path).absolutePath());  // its own temporary files go where there is room
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = folder_.data();
  options.use_zip64 = LXW_TRUE;  // a million rows may come to more than 4 GiB before they are packed
  const auto path = QFile::encodeName(place_.path);
  book_ = workbook_new_opt(path.constData(), &options);
  if (!book_) return fileError(place_.path, QStringLiteral("the file cannot be begun"));
  std::string notes;
  for (const auto& note : job_.notes) notes += (notes.empty() ? "" : "\n") + note;
  std::string title = job_.title;
  lxw_doc_properties about{};
  about.title = title.data();
  about.comments = notes.data();
  if (const auto set = judged(workbook_set_properties(book_, &about)); !set) return set;
  return newSheet();
}

lxw_format* XlsxFile::formatOf(CellKind kind, bool bold) {
  auto& known = formats_[{kind, bold}];
  if (known) return known;
  known = workbook_add_format(book_);
  if (bold) format_set_bold(known);
  switch (kind) {
    case CellKind::text:
      break;
    case CellKind::money:
      format_set_num_format(known, "#,##0.00");
      break;
    case CellKind::count:
      format_set_num_format(known, "#,##0");
      break;
    case CellKind::date:
      format_set_num_format(known, "yyyy-mm-dd");
      break;
    case CellKind::moment:
      format_set_num_format(known, "yyyy-mm-dd hh:mm:ss");
      break;
    case CellKind::rate:
      format_set_num_format(known, "0.00%");
      break;
  }
  return known;
}

Outcome XlsxFile::newSheet() {
  const auto number = sheets_.size() + 1;
  Sheet next{"Sheet" + std::to_string(number), nullptr};  // named so that sums can name it as it is
  next.sheet = workbook_add_worksheet(book_, next.name.c_str());
  if (!next.sheet) return fileError(place_.path, QStringLiteral("a sheet cannot be begun"));
  worksheet_freeze_panes(next.sheet, 1, 0);
  sheets_.push_back(std::move(next));
  for (std::size_t i = 0; i < job_.columns.size(); ++i) {
    const auto title = titleOf(job_.columns[i], job_);
    const auto width = std::max(widthOf(job_.columns[i].kind), static_cast<double>(title.size()) + 4);
    const auto column = static_cast<lxw_col_t>(i);
    worksheet_set_column(sheets_.back().sheet, column, column, width, nullptr);
    if (const auto put = cell(0, i, title, true); !put) return put;
  }
  return Done{};
}

Outcome XlsxFile::cell(lxw_row_t row, std::size_t column, const ExportCell& what, bool bold) {
  auto* sheet = sheets_.back().sheet;
  const auto at = static_cast<lxw_col_t>(column);
  const auto kind = job_.columns[column].kind;
  if (const auto* text = std::get_if<std::string>(&what)) {
    if (text->empty()) return Done{};
    auto* format = bold ? formatOf(CellKind::text, true) : nullptr;
    return judged(worksheet_write_string(sheet, row, at, shortened(*text).c_str(), format));
  }
  const auto* number = std::get_if<std::int64_t>(&what);
  if (!number) return Done{};
  return judged(worksheet_write_number(sheet, row, at, valueOf(*number, kind, job_), formatOf(kind, bold)));
}

Outcome XlsxFile::add(const std::vector<ExportRow>& rows) {
  for (const auto& row : rows) {
    if (sheets_.back().rows == kRowsPerSheet) {
      if (const auto ended = endSheet(); !ended) return ended;
      if (const auto begun = newSheet(); !begun) return begun;
    }
    if (const auto summed = totals_.add(row); !summed) return summed;
    const auto at = ++sheets_.back().rows;
    for (std::size_t i = 0; i < row.size(); ++i)
      if (const auto put = cell(at, i, row[i], false); !put) return put;
  }
  if (std::ferror(sheets_.back().sheet->optimize_tmpfile) == 0) return Done{};  // the library does not look itself
  return fileError(place_.path, QStringLiteral("rows were not written"));
}

/// What can only be said once its last row is known.
Outcome XlsxFile::endSheet() {
  const auto& last = sheets_.back();
  const auto column = static_cast<lxw_col_t>(job_.columns.size() - 1);
  if (last.rows == 0) return Done{};
  worksheet_ignore_errors(last.sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, allRows(last.rows, column).c_str());
  return judged(worksheet_autofilter(last.sheet, 0, 0, last.rows, column));
}

/// "=SUM(Sheet1!F2:F1048575,Sheet2!F2:F77)"
std::string XlsxFile::sumOver(std::size_t column) const {
  std::string ranges;
  for (const auto& one : sheets_) {
    if (one.rows == 0) continue;
    const auto letters = columnLetters(static_cast<lxw_col_t>(column));
    ranges += (ranges.empty() ? "" : ",") + one.name + "!" + letters + "2:" + letters + std::to_string(one.rows + 1);
  }
  return "=SUM(" + ranges + ")";
}

Outcome XlsxFile::sums() {
  const auto line = totals_.row(job_.totalWord);
  const auto at = sheets_.back().rows + 1;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const auto* sum = job_.columns[i].total ? std::get_if<std::int64_t>(&line[i]) : nullptr;
    const auto kind = job_.columns[i].kind;
    const auto put =
        sum ? judged(worksheet_write_formula_num(sheets_.back().sheet, at, static_cast<lxw_col_t>(i),
                                                 sumOver(i).c_str(), formatOf(kind, true), valueOf(*sum, kind, job_)))
            : cell(at, i, line[i], true);
    if (!put) return put;
  }
  return Done{};
}

/// Packing takes a second copy of the largest sheet and the file itself. Where it fails the library keeps what it had
/// open until the program ends, and nobody else gets the room; so it is looked at before.
Outcome XlsxFile::roomToPack() {
  constexpr qint64 kMostPacked = 3;  // sheets get at least so many times smaller
  qint64 largest = 0, all = 0;
  for (const auto& one : sheets_) {
    const bool lost = std::ferror(one.sheet->optimize_tmpfile) != 0 || std::fflush(one.sheet->optimize_tmpfile) != 0;
    if (lost) return fileError(place_.path, QStringLiteral("rows were not written"));
    const qint64 bytes = ::ftello(one.sheet->optimize_tmpfile);
    largest = std::max(largest, bytes);
    all += bytes;
  }
  const QStorageInfo disk(QFileInfo(place_.path).absolutePath());
  if (!disk.isValid() || disk.bytesAvailable() > largest + all / kMostPacked) return Done{};
  return Error{Errc::storage, "space", "no room to pack the sheets"};
}

Outcome XlsxFile::finish() {
  if (const auto ended = endSheet(); !ended) return ended;
  const bool summed = totals_.any() && sheets_.front().rows > 0;
  if (summed)
    if (const auto put = sums(); !put) return put;
  std::int64_t expected = static_cast<std::int64_t>(sheets_.size()) + (summed ? 1 : 0);  // headers, and the sums
  for (const auto& one : sheets_) expected += one.rows;
  if (const auto room = roomToPack(); !room) return room;
  const auto closed = judged(workbook_close(std::exchange(book_, nullptr)));  // frees the book, too
  if (!closed) return closed;
  const auto rows = rowsInSheets(place_.path, place_.stop);
  if (!rows && rows.error().code == Errc::cancelled) return rows.error();
  if (!rows) return fileError(place_.path, QString::fromStdString(rows.error().detail));
  if (*rows != expected) return fileError(place_.path, QStringLiteral("rows are missing in the file"));
  return Done{};
}

}  // namespace

std::unique_ptr<TableFile> makeXlsx(const Place& place) {
  return std::make_unique<XlsxFile>(place);
}

}  // namespace rebate::exporting
