// SPDX-License-Identifier: GPL-3.0-or-later
// CSV as RFC 4180 has it, in UTF-8 with a mark, so that spreadsheets open it as it is. Rows only: no notes, no totals,
// because programs read it, too.
#include <QFile>

#include <string_view>

#include "export/cells.h"
#include "export/part_file.h"
#include "export/table_file.h"

namespace rebate::exporting {
namespace {

/// A spreadsheet would take such a text for a formula, and do what a buyer's nickname says.
bool looksLikeFormula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

void appendCell(std::string& line, std::string_view text, bool neutralise) {
  const bool harmful = neutralise && looksLikeFormula(text);
  if (!harmful && text.find_first_of("\",\r\n") == std::string_view::npos) {
    line += text;
    return;
  }
  line += '"';
  if (harmful) line += '\'';
  for (const char c : text) {
    if (c == '"') line += '"';
    line += c;
  }
  line += '"';
}

class CsvFile final : public TableFile {
 public:
  explicit CsvFile(const Place& place) : job_(place.job), file_(place.path) {}

  Outcome begin() override {
    if (!file_.open(QIODevice::WriteOnly)) return fileError(file_.fileName(), file_.errorString());
    std::string line = "\xEF\xBB\xBF";
    for (std::size_t i = 0; i < job_.columns.size(); ++i) {
      if (i > 0) line += ',';
      appendCell(line, titleOf(job_.columns[i], job_), true);
    }
    return write(line + "\r\n");
  }

  Outcome add(const std::vector<ExportRow>& rows) override {
    std::string lines;
    for (const auto& row : rows) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) lines += ',';
        const bool text = std::holds_alternative<std::string>(row[i]);  // a negative amount is no formula
        appendCell(lines, plainText(row[i], job_.columns[i].kind, job_), text);
      }
      lines += "\r\n";
    }
    return write(lines);
  }

  Outcome finish() override {
    const bool whole = file_.flush() && file_.error() == QFileDevice::NoError;
    if (!whole) return fileError(file_.fileName(), file_.errorString());
    file_.close();
    return Done{};
  }

 private:
  Outcome write(const std::string& bytes) {
    const auto size = static_cast<qint64>(bytes.size());
    if (file_.write(bytes.data(), size) == size) return Done{};
    return fileError(file_.fileName(), file_.errorString());
  }

  const ExportJob& job_;
  QFile file_;
};

}  // namespace

std::unique_ptr<TableFile> makeCsv(const Place& place) {
  return std::make_unique<CsvFile>(place);
}

}  // namespace rebate::exporting
