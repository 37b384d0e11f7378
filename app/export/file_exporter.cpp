// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/file_exporter.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QPointer>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <utility>

#include "export/part_file.h"
#include "export/table_file.h"

namespace rebate::exporting {
namespace {

constexpr int kAgainMs = 5;      // between two interrupts of a read that had not begun when the first one came
constexpr qint64 kTellMs = 100;  // between two reports
constexpr int kLookAtSpace = 8;  // pages between two looks at how full the disk is

}  // namespace

/// One table on its way. The asker's thread has `progressed` and `answer`; everything else is the worker's, but for
/// what is atomic or guarded.
struct FileExporter::Work {
  ExportJob job;
  std::function<void(const ExportProgress&)> progressed;  ///< null once cancelled or answered
  std::function<void(const Result<ExportDone>&)> answer;
  std::atomic<bool> stop = false;
  std::unique_ptr<QThread> thread;

  std::unique_ptr<CacheReader> reader;
  std::mutex guard;  ///< of the two that may be interrupted
  CacheReader* reading = nullptr;
  RowSource* source = nullptr;
  std::function<void(const ExportProgress&)> report;
  ExportProgress progress;

  Result<ExportDone> run();

  void interrupt() {
    stop = true;
    const std::lock_guard lock(guard);
    if (source) source->interrupt();
    if (reading) reading->interrupt();
  }

 private:
  Outcome pump(TableFile& table, const PartFile& part);
  Outcome take(TableFile& table, const PartFile& part, const std::vector<ExportRow>& page);
  void watch(RowSource* rows);

  QElapsedTimer told_;
  int pages_ = 0;
};

void FileExporter::Work::watch(RowSource* rows) {
  const std::lock_guard lock(guard);
  source = rows;
  reading = rows ? reader.get() : nullptr;
}

Outcome FileExporter::Work::take(TableFile& table, const PartFile& part, const std::vector<ExportRow>& page) {
  if (stop) return Error{Errc::cancelled, {}, {}};
  if (++pages_ % kLookAtSpace == 0)
    if (const auto space = part.space(); !space) return space;
  if (const auto added = table.add(page); !added) return added;
  progress.rows += static_cast<std::int64_t>(page.size());
  if (told_.isValid() && told_.elapsed() < kTellMs) return Done{};
  told_.start();
  report(progress);
  return Done{};
}

/// The copy is let go of as soon as its last row was read.
Outcome FileExporter::Work::pump(TableFile& table, const PartFile& part) {
  auto rows = job.rows(reader.get());
  if (!rows) return Error{Errc::unavailable, "copy", "no copy is open"};
  watch(rows.get());
  auto outcome = [&]() -> Outcome {
    const auto expected = rows->expected();
    if (!expected) return expected.error();
    progress.expected = *expected;
    return rows->read([&](const std::vector<ExportRow>& page) { return take(table, part, page); });
  }();
  watch(nullptr);
  rows.reset();
  reader.reset();
  if (stop) return Error{Errc::cancelled, {}, {}};
  return outcome;
}

Result<ExportDone> FileExporter::Work::run() {
  PartFile part(QString::fromStdString(job.path));
  if (const auto created = part.create(); !created) return created.error();
  const auto table = makeTableFile({job, part.path(), stop});
  if (const auto begun = table->begin(); !begun) return begun.error();
  if (const auto pumped = pump(*table, part); !pumped) return pumped.error();
  progress.finishing = true;
  report(progress);
  if (const auto finished = table->finish(); !finished) return finished.error();
  if (stop) return Error{Errc::cancelled, {}, {}};
  const auto bytes = part.commit();
  if (!bytes) return bytes.error();
  return ExportDone{progress.rows, *bytes, job.path};
}

FileExporter::FileExporter(OpenReader openReader, QObject* parent)
    : QObject(parent), openReader_(std::move(openReader)) {}

FileExporter::~FileExporter() {
  for (const auto& work : works_) {
    work->answer = nullptr;
    work->progressed = nullptr;
    work->stop = true;
    while (work->thread && !work->thread->wait(QDeadlineTimer(kAgainMs))) work->interrupt();
  }
}

Subscription FileExporter::write(ExportJob job, std::function<void(const ExportProgress&)> progressed,
                                 std::function<void(const Result<ExportDone>&)> answer) {
  const auto work = std::make_shared<Work>();
  work->job = std::move(job);
  work->progressed = std::move(progressed);
  work->answer = std::move(answer);
  works_.insert(work);
  openReader_([self = QPointer(this), weak = std::weak_ptr(work)](std::unique_ptr<CacheReader> reader) {
    if (const auto opened = weak.lock(); self && opened) self->begin(opened, std::move(reader));
  });
  return Subscription([weak = std::weak_ptr(work)] {
    const auto ended = weak.lock();
    if (!ended) return;
    ended->answer = nullptr;
    ended->progressed = nullptr;
    ended->interrupt();
  });
}

void FileExporter::begin(const std::shared_ptr<Work>& work, std::unique_ptr<CacheReader> reader) {
  if (work->stop) {
    works_.erase(work);
    return;
  }
  work->reader = std::move(reader);
  work->report = [this, weak = std::weak_ptr(work)](const ExportProgress& progress) {
    QMetaObject::invokeMethod(this, [weak, progress] {
      const auto alive = weak.lock();
      const auto tell = alive ? alive->progressed : nullptr;  // it may end its own subscription
      if (tell) tell(progress);
    });
  };
  work->thread.reset(QThread::create([this, work = work.get()] {
    auto result = std::make_shared<Result<ExportDone>>(work->run());
    QMetaObject::invokeMethod(this, [this, work, result] {
      const auto found = std::find_if(works_.begin(), works_.end(), [&](const auto& one) { return one.get() == work; });
      const auto ended = *found;
      works_.erase(found);
      ended->thread->wait();
      ended->progressed = nullptr;
      if (const auto answer = std::exchange(ended->answer, nullptr)) answer(*result);
    });
  }));
  work->thread->setObjectName(QStringLiteral("export"));
  work->thread->start(QThread::LowPriority);
}

}  // namespace rebate::exporting
