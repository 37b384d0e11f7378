// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <functional>
#include <optional>
#include <utility>

#include "export/file_exporter.h"
#include "fake_workspace/fake_cache.h"

namespace rebate::fixtures {

/// Rows made when they are asked for; nothing is kept.
class MadeRows : public RowSource {
 public:
  MadeRows(std::int64_t rows, std::function<ExportRow(std::int64_t)> make) : rows_(rows), make_(std::move(make)) {}
  Result<std::int64_t> expected() override { return rows_; }
  Outcome read(const Take& take) override {
    constexpr std::int64_t kPage = 500;
    for (std::int64_t at = 0; at < rows_; at += kPage) {
      std::vector<ExportRow> page;
      for (auto i = at; i < std::min(rows_, at + kPage); ++i) page.push_back(make_(i));
      if (const auto taken = take(page); !taken) return taken;
    }
    return Done{};
  }

 private:
  std::int64_t rows_;
  std::function<ExportRow(std::int64_t)> make_;
};

inline const std::vector<ExportColumn> kColumns{{"Order", CellKind::text},
                                                {"User", CellKind::text, true},
                                                {"Amount ¥", CellKind::money, false, true},
                                                {"Lines", CellKind::count, false, true},
                                                {"Share", CellKind::rate},
                                                {"Day", CellKind::date},
                                                {"Created", CellKind::moment}};

inline constexpr Millis kMoment = 1'781'232'260'000;  // 2026-06-12 10:44:20 +08:00

inline ExportRow rowOf(std::int64_t i) {
  return {std::to_string(2'035'000'000'000'000'000 + i),
          "林**",
          std::int64_t{i % 3 == 0 ? -i : i * 7 + 312},
          i % 5,
          std::int64_t{250},
          kMoment,
          kMoment + i * 1'000};
}

inline ExportJob jobOf(ExportFormat format, const QString& path, std::int64_t rows,
                       std::function<ExportRow(std::int64_t)> make = rowOf) {
  ExportJob job;
  job.format = format;
  job.path = path.toStdString();
  job.title = "Rebates · 返利";
  job.notes = {"Awaiting approval, “林”", "cn-east, change 18 240 771, 2026-06-12 10:44:20 UTC+08:00"};
  job.columns = kColumns;
  job.rows = [rows, make](CacheReader*) { return std::make_unique<MadeRows>(rows, make); };
  job.zoneMinutes = 480;
  job.zoneName = "UTC+08:00";
  job.totalWord = "Total";
  job.pageWords = "page %1 of %2";
  return job;
}

/// An exporter, one table at a time, and what came of it.
struct Desk {
  exporting::FileExporter exporter{[](auto answer) { answer(std::make_unique<FakeCache>()); }};
  Subscription running;
  std::vector<ExportProgress> progress;
  std::optional<Result<ExportDone>> done;

  void start(ExportJob job) {
    done.reset();
    progress.clear();
    running = exporter.write(
        std::move(job), [this](const ExportProgress& now) { progress.push_back(now); },
        [this](const Result<ExportDone>& result) { done = result; });
  }
  /// Whether it ended with a file.
  bool write(ExportJob job) {
    start(std::move(job));
    const bool ended = QTest::qWaitFor([this] { return done.has_value(); }, 180'000);
    if (ended && !*done) qWarning("%s: %s", done->error().field.c_str(), done->error().detail.c_str());
    return ended && done->ok();
  }
};

inline QJsonObject readTable(const QStringList& arguments) {
  QProcess reader;
  reader.start(QStringLiteral("python3"), QStringList(QStringLiteral(REBATE_READ_TABLE)) + arguments);
  if (!reader.waitForFinished(180'000) || reader.exitCode() != 0) qWarning("%s", reader.readAllStandardError().data());
  return QJsonDocument::fromJson(reader.readAllStandardOutput()).object();
}

}  // namespace rebate::fixtures
