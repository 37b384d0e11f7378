// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/row_spool.h"

#include <QFileInfo>

#include "export/part_file.h"

namespace rebate::exporting {
namespace {

enum Kind : quint8 { empty, text, number };

}  // namespace

RowSpool::RowSpool(const QString& beside)
    : file_(QFileInfo(beside).absolutePath() + QStringLiteral("/.export-XXXXXX.rows")) {}

Outcome RowSpool::open() {
  if (!file_.open()) return fileError(file_.fileTemplate(), file_.errorString());
  stream_.setDevice(&file_);
  return Done{};
}

Outcome RowSpool::state() const {
  if (stream_.status() == QDataStream::Ok && file_.error() == QFileDevice::NoError) return Done{};
  return fileError(file_.fileTemplate(), file_.errorString());
}

Outcome RowSpool::put(const ExportRow& row) {
  for (const auto& cell : row) {
    stream_ << static_cast<quint8>(cell.index());
    if (const auto* words = std::get_if<std::string>(&cell))
      stream_.writeBytes(words->data(), static_cast<uint>(words->size()));
    if (const auto* figure = std::get_if<std::int64_t>(&cell)) stream_ << qint64{*figure};
  }
  return state();
}

Outcome RowSpool::rewind() {
  if (!file_.flush() || !file_.seek(0)) return fileError(file_.fileTemplate(), file_.errorString());
  return state();
}

Result<ExportRow> RowSpool::take(std::size_t cells) {
  ExportRow row(cells);
  for (auto& cell : row) {
    quint8 kind = empty;
    stream_ >> kind;
    if (kind == text) {
      QByteArray words;
      stream_ >> words;
      cell = words.toStdString();
    } else if (kind == number) {
      qint64 figure = 0;
      stream_ >> figure;
      cell = std::int64_t{figure};
    }
  }
  if (const auto good = state(); !good) return good.error();
  return row;
}

}  // namespace rebate::exporting
