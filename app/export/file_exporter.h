// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <set>

#include "ports/exporter.h"

namespace rebate::exporting {

/// Writes each table on a thread of its own, with a connection of its own to the copy. Its thread is the asker's.
class FileExporter : public QObject, public Exporter {
  Q_OBJECT
 public:
  /// Answers with a new connection, null while the copy is not open; later, and on the exporter's thread.
  using OpenReader = std::function<void(std::function<void(std::unique_ptr<CacheReader>)>)>;

  explicit FileExporter(OpenReader openReader, QObject* parent = nullptr);
  ~FileExporter() override;  ///< cancels what is being written, and waits until it is gone

  Subscription write(ExportJob job, std::function<void(const ExportProgress&)> progressed,
                     std::function<void(const Result<ExportDone>&)> answer) override;

 private:
  struct Work;

  void begin(const std::shared_ptr<Work>& work, std::unique_ptr<CacheReader> reader);

  OpenReader openReader_;
  std::set<std::shared_ptr<Work>> works_;  ///< those whose thread has not ended
};

}  // namespace rebate::exporting
