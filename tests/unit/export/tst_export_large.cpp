// SPDX-License-Identifier: GPL-3.0-or-later
// Large tables: all rows arrive, memory stays flat, and the window's thread goes on.
#include <QElapsedTimer>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTimer>

#include "domain/money.h"
#include "export_rows.h"

using namespace rebate;
using namespace rebate::fixtures;

namespace {

constexpr std::int64_t kMany = 1'100'000;  // more than one sheet holds

std::int64_t residentKib() {
  QFile status(QStringLiteral("/proc/self/status"));
  if (!status.open(QIODevice::ReadOnly)) return 0;
  for (const auto& line : status.readAll().split('\n'))
    if (line.startsWith("VmRSS:")) return line.mid(6).simplified().split(' ').first().toLongLong();
  return 0;
}

ExportRow narrow(std::int64_t i) {
  return {std::to_string(2'035'000'000'000'000'000 + i), std::int64_t{i % 100'000 - 20}, kMoment + i * 1'000};
}

ExportJob narrowJob(ExportFormat format, const QString& path, std::int64_t rows) {
  auto job = jobOf(format, path, rows, narrow);
  job.columns = {{"Order", CellKind::text}, {"Amount", CellKind::money, false, true}, {"Created", CellKind::moment}};
  return job;
}

QString totalOf(std::int64_t rows) {
  std::int64_t fen = 0;
  for (std::int64_t i = 0; i < rows; ++i) fen += std::get<std::int64_t>(narrow(i)[1]);
  return QString::fromStdString(formatYuan({fen}));
}

}  // namespace

class ExportLargeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void csv();
  void xlsxGoesOnOnFurtherSheets();
  void pdf();

 private:
  void write(ExportJob job);

  QTemporaryDir folder_;
  Desk desk_;
};

/// The longest time between two turns of this thread's loop is reported; how long is the machine's matter.
void ExportLargeTest::write(ExportJob job) {
  const auto rows = job.rows(nullptr)->expected().valueOr(0);
  QTimer beat;
  QElapsedTimer since, whole;
  qint64 longest = 0, beats = 0, resident = 0, grown = 0;
  connect(&beat, &QTimer::timeout, this, [&] {
    longest = std::max(longest, since.restart());
    ++beats;
    const bool warm = !desk_.progress.empty() && desk_.progress.back().rows > rows / 10;
    if (warm && resident == 0) resident = residentKib();
    if (warm && beats % 20 == 0) grown = std::max(grown, residentKib() - resident);
  });
  beat.start(2);
  since.start();
  whole.start();
  QVERIFY(desk_.write(std::move(job)));
  qInfo("%lld rows, %lld bytes in %lld ms; longest pause of this thread %lld ms; grown by %lld KiB",
        static_cast<long long>((*desk_.done)->rows), static_cast<long long>((*desk_.done)->bytes), whole.elapsed(),
        longest, grown);
  QCOMPARE((*desk_.done)->rows, rows);
  QVERIFY(beats > 20);
  QVERIFY(desk_.progress.size() >= 2);  // on the way, and at the end
  QVERIFY2(grown < 48 << 10, qPrintable(QString::number(grown)));
}

void ExportLargeTest::csv() {
  const auto path = folder_.filePath(QStringLiteral("a.csv"));
  write(narrowJob(ExportFormat::csv, path, kMany));
  const auto table = readTable({QStringLiteral("csv"), path, QStringLiteral("--sums")});
  QCOMPARE(table[QStringLiteral("count")].toInteger(), kMany);
  QCOMPARE(table[QStringLiteral("sums")].toObject()[QStringLiteral("Amount")].toString(), totalOf(kMany));
}

void ExportLargeTest::xlsxGoesOnOnFurtherSheets() {
  const auto path = folder_.filePath(QStringLiteral("a.xlsx"));
  write(narrowJob(ExportFormat::xlsx, path, kMany));
  const auto sheets =
      readTable({QStringLiteral("xlsx"), path, QStringLiteral("--sums")})[QStringLiteral("sheets")].toArray();
  QCOMPARE(sheets.size(), 2);
  qint64 rows = 0;
  for (const auto& sheet : sheets) rows += sheet.toObject()[QStringLiteral("count")].toInteger();
  QCOMPARE(rows, kMany + 3);  // two headers, one line of sums
  double sum = 0;
  for (const auto& sheet : sheets)
    sum += sheet.toObject()[QStringLiteral("sums")].toObject()[QStringLiteral("B")].toString().toDouble();
  QCOMPARE(QString::number(sum, 'f', 2), totalOf(kMany));
  const auto formula = sheets.at(1).toObject()[QStringLiteral("formulas")].toArray().at(0).toObject();
  QCOMPARE(formula[QStringLiteral("formula")].toString(),
           QStringLiteral("SUM(Sheet1!B2:B1048575,Sheet2!B2:B%1)").arg(kMany - 1'048'574 + 1));
  QCOMPARE(QString::number(formula[QStringLiteral("text")].toString().toDouble(), 'f', 2), totalOf(kMany));
}

void ExportLargeTest::pdf() {
  const auto path = folder_.filePath(QStringLiteral("a.pdf"));
  write(narrowJob(ExportFormat::pdf, path, 30'000));
}

QTEST_MAIN(ExportLargeTest)
#include "tst_export_large.moc"
