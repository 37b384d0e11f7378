// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/outbox_export.h"

#include <QPointer>

#include "ui/outbox/outbox_csv.h"

namespace rebate {
namespace {

constexpr int kPage = 500;

}  // namespace

OutboxExport::OutboxExport(Workspace& workspace, const QString& path, QObject* parent)
    : QObject(parent), workspace_(workspace), file_(path) {}

void OutboxExport::start() {
  const auto head = OutboxCsv::head();
  if (!file_.open(QIODevice::WriteOnly) || file_.write(head) != head.size())
    return giveUp({Errc::storage, "file", file_.errorString().toStdString()});
  next();
}

void OutboxExport::cancel() {
  giveUp({Errc::cancelled, {}, "asked to"});
}

void OutboxExport::next() {
  const QPointer<OutboxExport> self(this);
  // One after the other through the event loop: the window answers meanwhile, and can cancel.
  workspace_.outboxPage(newest_, kPage, [self](const Result<std::vector<OutboxItem>>& page) {
    if (self)
      QMetaObject::invokeMethod(
          self, [self, page] { self->take(page); }, Qt::QueuedConnection);
  });
}

void OutboxExport::take(const Result<std::vector<OutboxItem>>& page) {
  if (over_) return;
  if (!page) return giveUp(page.error());
  for (const auto& item : *page) {
    const auto line = OutboxCsv::line(item, workspace_.facts());
    if (file_.write(line) != line.size()) return giveUp({Errc::storage, "file", file_.errorString().toStdString()});
    newest_ = item.decision.deviceSeq;
    ++rows_;
  }
  Q_EMIT progressed(newest_);
  if (over_) return;  // cancelled by whoever was told
  if (!page->empty()) return next();
  over_ = true;
  if (!file_.commit()) return Q_EMIT failed({Errc::storage, "file", file_.errorString().toStdString()});
  Q_EMIT finished(rows_);
}

void OutboxExport::giveUp(const Error& why) {
  if (std::exchange(over_, true)) return;
  file_.cancelWriting();
  Q_EMIT failed(why);
}

}  // namespace rebate
