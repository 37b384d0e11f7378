// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSaveFile>

#include "ports/workspace.h"

namespace rebate {

/// Writes every decision of this desktop to a CSV file, page by page. The file appears when it is whole, or not at all.
class OutboxExport : public QObject {
  Q_OBJECT
 public:
  OutboxExport(Workspace& workspace, const QString& path, QObject* parent = nullptr);
  void start();
  void cancel();

 Q_SIGNALS:
  void progressed(qint64 number);  ///< of the newest decision that is written
  void finished(qint64 rows);
  void failed(const Error& why);  ///< Errc::cancelled when asked to; storage: the file; others as the workspace has it

 private:
  void next();
  void take(const Result<std::vector<OutboxItem>>& page);
  void giveUp(const Error& why);

  Workspace& workspace_;
  QSaveFile file_;
  std::int64_t newest_ = 0;
  qint64 rows_ = 0;
  bool over_ = false;
};

}  // namespace rebate
