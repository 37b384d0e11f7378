// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever ends an export before its time leaves nothing behind, and says why.
#include <QDir>
#include <QTemporaryDir>

#include <atomic>
#include <thread>

#include "disk/small_disk.h"
#include "export_rows.h"

using namespace rebate;
using namespace rebate::fixtures;

namespace {

/// Waits in the middle until it is let go or interrupted.
class GatedRows : public RowSource {
 public:
  struct Gate {
    std::atomic<bool> reached = false, open = false, interrupted = false, gone = false;
  };
  explicit GatedRows(std::shared_ptr<Gate> gate) : gate_(std::move(gate)) {}
  ~GatedRows() override { gate_->gone = true; }
  Outcome read(const Take& take) override {
    if (const auto taken = take({rowOf(0), rowOf(1)}); !taken) return taken;
    gate_->reached = true;
    while (!gate_->open && !gate_->interrupted) std::this_thread::yield();
    if (gate_->interrupted) return Error{Errc::cancelled, {}, {}};
    return take({rowOf(2)});
  }
  void interrupt() override { gate_->interrupted = true; }

 private:
  std::shared_ptr<Gate> gate_;
};

void formats() {
  QTest::addColumn<int>("format");
  QTest::newRow("csv") << static_cast<int>(ExportFormat::csv);
  QTest::newRow("xlsx") << static_cast<int>(ExportFormat::xlsx);
  QTest::newRow("pdf") << static_cast<int>(ExportFormat::pdf);
}

QStringList filesIn(const QString& folder) {
  return QDir(folder).entryList(QDir::Files | QDir::Hidden);
}

}  // namespace

class ExportEndsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void cancelLeavesNothing_data() { formats(); }
  void cancelLeavesNothing();
  void theExporterMayGoInTheMiddle();
  void aFullDiskIsSaid_data() { formats(); }
  void aFullDiskIsSaid();
  void aFolderThatCannotBeWrittenIsSaid();
  void whatTheSourceSaysIsSaid();
  void withoutACopyThereIsNothingToWrite();
  void rowsOfAnotherShapeAreRefused();
  void theReaderIsClosedBeforeTheEnd();
};

void ExportEndsTest::cancelLeavesNothing() {
  QFETCH(int, format);
  const QTemporaryDir folder;
  Desk desk;
  const auto gate = std::make_shared<GatedRows::Gate>();
  auto job = jobOf(static_cast<ExportFormat>(format), folder.filePath(QStringLiteral("x")), 0);
  job.rows = [gate](CacheReader*) { return std::make_unique<GatedRows>(gate); };
  desk.start(job);
  QTRY_VERIFY(gate->reached);
  QVERIFY(!filesIn(folder.path()).isEmpty());  // it is being written
  desk.running.reset();
  QTRY_COMPARE(filesIn(folder.path()), QStringList());
  QTRY_VERIFY(gate->gone);
  QVERIFY(!desk.done);
}

void ExportEndsTest::theExporterMayGoInTheMiddle() {
  const QTemporaryDir folder;
  const auto gate = std::make_shared<GatedRows::Gate>();
  {
    Desk desk;
    auto job = jobOf(ExportFormat::csv, folder.filePath(QStringLiteral("x")), 0);
    job.rows = [gate](CacheReader*) { return std::make_unique<GatedRows>(gate); };
    desk.start(job);
    QTRY_VERIFY(gate->reached);
  }
  QVERIFY(gate->gone);
  QCOMPARE(filesIn(folder.path()), QStringList());
}

void ExportEndsTest::aFullDiskIsSaid() {
  QFETCH(int, format);
  SmallDisk disk(4096);
  if (!disk.isThere()) QSKIP("no disk of one's own here");
  Desk desk;
  const auto path = disk.path() + QStringLiteral("/table");
  desk.start(jobOf(static_cast<ExportFormat>(format), path, 300'000));
  QTRY_VERIFY_WITH_TIMEOUT(desk.done.has_value(), 60'000);
  QVERIFY(!*desk.done);
  QCOMPARE(desk.done->error().code, Errc::storage);
  QCOMPARE(desk.done->error().field, std::string("space"));
  QCOMPARE(filesIn(disk.path()), QStringList());
  QVERIFY(desk.write(jobOf(static_cast<ExportFormat>(format), path, 100)));  // there is room for this
}

void ExportEndsTest::aFolderThatCannotBeWrittenIsSaid() {
  Desk desk;
  desk.start(jobOf(ExportFormat::csv, QStringLiteral("/nowhere/at/all.csv"), 3));
  QTRY_VERIFY(desk.done.has_value());
  QCOMPARE(desk.done->error().code, Errc::storage);
  QCOMPARE(desk.done->error().field, std::string("file"));
}

void ExportEndsTest::whatTheSourceSaysIsSaid() {
  class Broken : public RowSource {
    Outcome read(const Take& take) override {
      if (const auto taken = take({rowOf(0)}); !taken) return taken;
      return Error{Errc::corrupt, "page", "does not fit"};
    }
  };
  const QTemporaryDir folder;
  Desk desk;
  auto job = jobOf(ExportFormat::xlsx, folder.filePath(QStringLiteral("x")), 0);
  job.rows = [](CacheReader*) { return std::make_unique<Broken>(); };
  desk.start(job);
  QTRY_VERIFY(desk.done.has_value());
  QCOMPARE(desk.done->error().code, Errc::corrupt);
  QCOMPARE(filesIn(folder.path()), QStringList());
}

void ExportEndsTest::withoutACopyThereIsNothingToWrite() {
  const QTemporaryDir folder;
  Desk desk;
  auto job = jobOf(ExportFormat::csv, folder.filePath(QStringLiteral("x")), 0);
  job.rows = [](CacheReader*) { return std::unique_ptr<RowSource>(); };
  desk.start(job);
  QTRY_VERIFY(desk.done.has_value());
  QCOMPARE(desk.done->error().code, Errc::unavailable);
  QCOMPARE(filesIn(folder.path()), QStringList());
}

void ExportEndsTest::rowsOfAnotherShapeAreRefused() {
  const QTemporaryDir folder;
  Desk desk;
  auto job = jobOf(ExportFormat::xlsx, folder.filePath(QStringLiteral("x")), 1);
  job.columns.pop_back();
  desk.start(job);
  QTRY_VERIFY(desk.done.has_value());
  QCOMPARE(desk.done->error().code, Errc::invalid);
  QCOMPARE(filesIn(folder.path()), QStringList());
}

/// The file may take long to be put together; nothing of the copy is open then.
void ExportEndsTest::theReaderIsClosedBeforeTheEnd() {
  struct Watched : FakeCache {
    explicit Watched(std::atomic<bool>& flag) : open(flag) { open = true; }
    ~Watched() override { open = false; }
    std::atomic<bool>& open;
  };
  const QTemporaryDir folder;
  std::atomic<bool> open = false;
  exporting::FileExporter exporter([&](auto answer) { answer(std::make_unique<Watched>(open)); });
  std::optional<bool> openAtTheEnd;
  bool done = false;
  const auto running = exporter.write(
      jobOf(ExportFormat::xlsx, folder.filePath(QStringLiteral("x")), 5'000),
      [&](const ExportProgress& now) {
        if (now.finishing) openAtTheEnd = open.load();
      },
      [&](const Result<ExportDone>& result) { done = result.ok(); });
  QTRY_VERIFY(done);
  QCOMPARE(openAtTheEnd, std::optional(false));
}

int main(int argc, char** argv) {
  (void)SmallDisk::prepare();
  QGuiApplication application(argc, argv);
  ExportEndsTest test;
  return QTest::qExec(&test, argc, argv);
}
#include "tst_export_ends.moc"
