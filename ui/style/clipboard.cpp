// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/clipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <memory>
#include <utility>

namespace rebate::clipboard {
namespace {

const QString kOurs = QStringLiteral("application/x-rebate-console");
const QString kSecret = QStringLiteral("application/x-rebate-console-secret");

/// What KDE, GNOME and others, and Windows ask before they keep a history.
constexpr std::pair<const char*, const char*> kNotToBeKept[] = {
    {"x-kde-passwordManagerHint", "secret"},
    {"application/x-qt-windows-mime;value=\"ExcludeClipboardContentFromMonitorProcessing\"", "1"},
    {"application/x-nspasteboard-concealed-type", "1"}};

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

void putSecret(const QString& text) {
  auto data = std::make_unique<QMimeData>();
  data->setText(text);
  data->setData(kOurs, "1");
  data->setData(kSecret, "1");
  for (const auto& [format, value] : kNotToBeKept) data->setData(QLatin1String(format), value);
  QGuiApplication::clipboard()->setMimeData(data.release());
}

void clearSecret() {
  auto* board = QGuiApplication::clipboard();
  const auto* data = board->mimeData();
  if (data && data->hasFormat(kSecret)) board->clear();
}

void clearOwn() {
  auto* board = QGuiApplication::clipboard();
  if (board->ownsClipboard() || isOurs(*board, QClipboard::Clipboard)) board->clear();
  if (board->supportsSelection() && board->ownsSelection()) board->clear(QClipboard::Selection);
}

}  // namespace rebate::clipboard
