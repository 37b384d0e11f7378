// SPDX-License-Identifier: GPL-3.0-or-later
// From the start of a process to what a person sees, and what it holds. See Screen for how that is measured.
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>

#include "console/screen.h"
#include "console/stage.h"

namespace rebate::bench {
namespace {

QString beside(const char* program) {
  return QDir(QCoreApplication::applicationDirPath()).filePath(QString::fromLatin1(program));
}

QString child() {
  return QCoreApplication::applicationFilePath();
}

/// Resident megabytes that a child writes on its standard output, a line each.
std::vector<double> figuresOf(const QString& program, const QStringList& arguments) {
  QProcess process;
  process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
  process.start(program, arguments);
  if (!process.waitForFinished(600'000) || process.exitCode() != 0) giveUp("failed: " + program.toStdString());
  std::vector<double> figures;
  for (const auto& line : process.readAllStandardOutput().split('\n'))
    if (!line.trimmed().isEmpty()) figures.push_back(line.toDouble());
  return figures;
}

}  // namespace

void startRows(const Options& options) {
  Screen screen;
  print(compare(
      {"start to first painted window", "a QMainWindow with a QTableWidget", "ms", 0, 3}, options,
      [&] {
        const QTemporaryDir data;
        return screen.untilPainted(
            beside("../rebate-console"),
            {QStringLiteral("--data"), data.path(), QStringLiteral("--region"), QStringLiteral("http://127.0.0.1:9")});
      },
      [&] { return screen.untilPainted(beside("rebate-bench-window"), {}); }));
  if (QStandardPaths::findExecutable(QStringLiteral("sqlitebrowser")).isEmpty()) {
    std::fprintf(stderr, "bench: no sqlitebrowser (packaging/setup --bench): its row is left out\n");
    return;
  }
  const auto files = twins(options.of(1'000'000, 2'000));
  const auto bare = bareTable(files);
  constexpr int kRest = 1'500;
  // The window over the real cache; keychain and session thread are not in it.
  print(compare(
      {"start to first page of 1 M encrypted rows", "DB Browser for SQLite, unencrypted rows", "ms", 0, 0.5}, options,
      [&] {
        return screen.untilAtRest(
            child(), {QStringLiteral("--child"), QStringLiteral("page"), QString::fromStdString(files.encrypted)},
            kRest);
      },
      [&] {
        return screen.untilAtRest(QStringLiteral("sqlitebrowser"),
                                  {QStringLiteral("-t"), QStringLiteral("rebates"), QString::fromStdString(bare)},
                                  kRest);
      }));
}

void memoryRow(const Options& options) {
  const auto files = twins(options.of(1'000'000, 2'000));
  Line line{
      {"resident memory, 1 M rows cached, 8 h of changes", "bare Qt window and the page caches configured", "MB", 0, 3},
      {},
      {}};
  Line growth{{"resident memory after 8 h of changes", "after 10 min of them", "MB", 0, 1.05}, {}, {}};
  for (int pair = 0; pair < options.of(std::min(3, options.pairs), 1); ++pair) {
    const auto copy = QStringLiteral("changing.db");
    for (const auto* suffix : {"", "-wal", "-shm"}) QFile::remove(copy + QLatin1String(suffix));
    if (!QFile::copy(QString::fromStdString(files.encrypted), copy)) giveUp("cannot copy the cache");
    const auto ours = figuresOf(child(), {QStringLiteral("--child"), QStringLiteral("day"), copy,
                                          options.smoke ? QStringLiteral("10") : QStringLiteral("600")});
    const auto window = figuresOf(beside("rebate-bench-window"), {QStringLiteral("--resident")});
    if (ours.size() != 3 || window.size() != 1) giveUp("no figures");
    line.ours.push_back(ours[1]);
    line.reference.push_back(window[0] + ours[2]);
    growth.ours.push_back(ours[1]);
    growth.reference.push_back(ours[0]);
  }
  print(line);
  print(growth);
  for (const auto* suffix : {"", "-wal", "-shm"}) QFile::remove(QStringLiteral("changing.db") + QLatin1String(suffix));
}

}  // namespace rebate::bench
