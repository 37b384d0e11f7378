// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/clipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <memory>

namespace rebate::clipboard {
namespace {

const QString kOurs = QStringLiteral("application/x-rebate-console");

bool isOurs(const QClipboard& board, QClipboard::Mode mode) {
  const auto* data = board.mimeData(mode);
  return data && data->hasFormat(kOurs);
}

}  // namespace

void put(const QString& text) {
  auto data = std::make_unique<QMimeData>();
  data->setText(text);
  data->setData(kOurs, "1");  // not every platform can tell who filled the clipboard
  QGuiApplication::clipboard()->setMimeData(data.release());
}

void clearOwn() {
  auto* board = QGuiApplication::clipboard();
  if (board->ownsClipboard() || isOurs(*board, QClipboard::Clipboard)) board->clear();
  if (board->supportsSelection() && board->ownsSelection()) board->clear(QClipboard::Selection);
}

}  // namespace rebate::clipboard
