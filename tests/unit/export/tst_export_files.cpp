// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in exported files, read by programs that are not ours.
#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>

#include "domain/money.h"
#include "export_rows.h"

using namespace rebate;
using namespace rebate::fixtures;

namespace {

QString text(const QJsonValue& row, int column) {
  const auto cell = row.toArray().at(column);
  return cell.isObject() ? cell.toObject()[QStringLiteral("text")].toString() : cell.toString();
}

QJsonObject cellOf(const QJsonObject& sheet, int row, int column) {
  return sheet[QStringLiteral("rows")].toArray().at(row).toArray().at(column).toObject();
}

QString pdfText(const QString& path, const QStringList& options = {QStringLiteral("-layout")}) {
  QProcess reader;
  reader.start(QStringLiteral("pdftotext"), options + QStringList{path, QStringLiteral("-")});
  return reader.waitForFinished(60'000) ? QString::fromUtf8(reader.readAllStandardOutput()) : QString();
}

}  // namespace

class ExportFilesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void csvIsReadBack();
  void csvHasNoFormulas_data();
  void csvHasNoFormulas();
  void xlsxIsReadBack();
  void xlsxTextStaysText();
  void anEmptyTableIsATable_data();
  void anEmptyTableIsATable();
  void pdfIsReadBack();
  void pdfPagesFollowEachOther();
  void pdfCutsNoAmount();
  void aFileIsReplacedWhole();

 private:
  QString path(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }

  QTemporaryDir folder_;
  Desk desk_;
};

void ExportFilesTest::csvIsReadBack() {
  QVERIFY(desk_.write(jobOf(ExportFormat::csv, path("a.csv"), 1'234)));
  QCOMPARE((*desk_.done)->rows, 1'234);
  QCOMPARE((*desk_.done)->bytes, QFile(path("a.csv")).size());
  const auto table = readTable({QStringLiteral("csv"), path("a.csv")});
  const auto rows = table[QStringLiteral("rows")].toArray();
  QCOMPARE(rows.size(), 1'234);
  const QStringList titles{QStringLiteral("Order"),
                           QStringLiteral("User"),
                           QStringLiteral("Amount ¥"),
                           QStringLiteral("Lines"),
                           QStringLiteral("Share"),
                           QStringLiteral("Day (UTC+08:00)"),
                           QStringLiteral("Created (UTC+08:00)")};
  for (int i = 0; i < titles.size(); ++i) QCOMPARE(text(table[QStringLiteral("header")], i), titles[i]);
  const QStringList first{QStringLiteral("2035000000000000001"),
                          QStringLiteral("林**"),
                          QStringLiteral("3.19"),
                          QStringLiteral("1"),
                          QStringLiteral("2.50%"),
                          QStringLiteral("2026-06-12"),
                          QStringLiteral("2026-06-12 10:44:21")};
  for (int i = 0; i < first.size(); ++i) QCOMPARE(text(rows.at(1), i), first[i]);
  QCOMPARE(text(rows.at(3), 2), QStringLiteral("-0.03"));  // a number, not a formula
}

void ExportFilesTest::csvHasNoFormulas_data() {
  QTest::addColumn<QString>("said");
  QTest::addColumn<QString>("written");
  const auto row = [](const char* said, const char* written) {
    QTest::newRow(said) << QString::fromUtf8(said) << QString::fromUtf8(written);
  };
  row("=1+1", "'=1+1");
  row("+86 138", "'+86 138");
  row("-2", "'-2");
  row("@SUM(A1)", "'@SUM(A1)");
  row("\tx", "'\tx");
  row("\r=1", "'\r=1");
  row("a=1", "a=1");
  row("a,\"b\"\nc", "a,\"b\"\nc");
  row("=cmd|' /C calc'!A0,\"", "'=cmd|' /C calc'!A0,\"");
  row("", "");
}

void ExportFilesTest::csvHasNoFormulas() {
  QFETCH(QString, said);
  QFETCH(QString, written);
  auto job = jobOf(ExportFormat::csv, path("f.csv"), 1, [said](std::int64_t) {
    return ExportRow{said.toStdString(), std::monostate{}};
  });
  job.columns.resize(2);
  QVERIFY(desk_.write(job));
  const auto rows = readTable({QStringLiteral("csv"), path("f.csv")})[QStringLiteral("rows")].toArray();
  QCOMPARE(rows.size(), 1);
  QCOMPARE(text(rows.at(0), 0), written);
  QCOMPARE(text(rows.at(0), 1), QString());
}

void ExportFilesTest::xlsxIsReadBack() {
  QVERIFY(desk_.write(jobOf(ExportFormat::xlsx, path("a.xlsx"), 200)));
  const auto book = readTable({QStringLiteral("xlsx"), path("a.xlsx")});
  const auto sheets = book[QStringLiteral("sheets")].toArray();
  QCOMPARE(sheets.size(), 1);
  const auto sheet = sheets.at(0).toObject();
  QCOMPARE(sheet[QStringLiteral("count")].toInt(), 202);
  QCOMPARE(sheet[QStringLiteral("pane")].toString(), QStringLiteral("1 frozen"));
  QCOMPARE(sheet[QStringLiteral("filter")].toString(), QStringLiteral("A1:G201"));
  QVERIFY(book[QStringLiteral("about")].toString().contains(QStringLiteral("Rebates · 返利")));
  QVERIFY(book[QStringLiteral("about")].toString().contains(QStringLiteral("18 240 771")));
  const auto formats = book[QStringLiteral("formats")].toArray();
  const auto formatOf = [&](const QJsonObject& cell) {
    return formats.at(cell[QStringLiteral("style")].toInt()).toString();
  };
  const auto amount = cellOf(sheet, 2, 2), moment = cellOf(sheet, 2, 6), day = cellOf(sheet, 2, 5);
  QCOMPARE(amount[QStringLiteral("type")].toString(), QStringLiteral("n"));
  QCOMPARE(amount[QStringLiteral("text")].toString().toDouble(), 3.19);
  QCOMPARE(formatOf(amount), QStringLiteral("#,##0.00"));
  QCOMPARE(formatOf(moment), QStringLiteral("yyyy-mm-dd hh:mm:ss"));
  // 46185 days after 1899-12-30 is 2026-06-12
  QCOMPARE(day[QStringLiteral("text")].toString().toDouble(), 46'185.0);
  const double seconds = (moment[QStringLiteral("text")].toString().toDouble() - 46'185.0) * 86'400;
  QVERIFY(std::abs(seconds - (10 * 3600 + 44 * 60 + 21)) < 0.001);
  std::int64_t fen = 0;
  for (std::int64_t i = 0; i < 200; ++i) fen += std::get<std::int64_t>(rowOf(i)[2]);
  const auto formulas = sheet[QStringLiteral("formulas")].toArray();
  QCOMPARE(formulas.size(), 2);
  QCOMPARE(formulas.at(0).toObject()[QStringLiteral("formula")].toString(), QStringLiteral("SUM(Sheet1!C2:C201)"));
  QCOMPARE(formulas.at(0).toObject()[QStringLiteral("text")].toString().toDouble(), static_cast<double>(fen) / 100);
  QCOMPARE(text(sheet[QStringLiteral("rows")].toArray().at(201), 0), QStringLiteral("Total"));
}

void ExportFilesTest::xlsxTextStaysText() {
  const std::string longest(40'000, 'x');
  auto job = jobOf(ExportFormat::xlsx, path("t.xlsx"), 3, [&](std::int64_t i) {
    return ExportRow{i == 0 ? std::string("=1+1") : i == 1 ? std::string("<a> & \"b\" \x01 é") : longest};
  });
  job.columns.resize(1);
  QVERIFY(desk_.write(job));
  const auto book = readTable({QStringLiteral("xlsx"), path("t.xlsx")});
  const auto sheet = book[QStringLiteral("sheets")].toArray().at(0).toObject();
  QCOMPARE(cellOf(sheet, 1, 0)[QStringLiteral("type")].toString(), QStringLiteral("inlineStr"));
  QCOMPARE(cellOf(sheet, 1, 0)[QStringLiteral("text")].toString(), QStringLiteral("=1+1"));
  QVERIFY(cellOf(sheet, 2, 0)[QStringLiteral("text")].toString().startsWith(QStringLiteral("<a> & \"b\" ")));
  QCOMPARE(cellOf(sheet, 3, 0)[QStringLiteral("text")].toString().size(), 32'000);
}

void ExportFilesTest::anEmptyTableIsATable_data() {
  QTest::addColumn<int>("format");
  QTest::newRow("csv") << static_cast<int>(ExportFormat::csv);
  QTest::newRow("xlsx") << static_cast<int>(ExportFormat::xlsx);
  QTest::newRow("pdf") << static_cast<int>(ExportFormat::pdf);
}

void ExportFilesTest::anEmptyTableIsATable() {
  QFETCH(int, format);
  QVERIFY(desk_.write(jobOf(static_cast<ExportFormat>(format), path("empty"), 0)));
  switch (static_cast<ExportFormat>(format)) {
    case ExportFormat::csv:
      QCOMPARE(readTable({QStringLiteral("csv"), path("empty")})[QStringLiteral("header")].toArray().size(), 7);
      return;
    case ExportFormat::xlsx:
      QCOMPARE(readTable({QStringLiteral("xlsx"), path("empty")})[QStringLiteral("sheets")].toArray().size(), 1);
      return;
    case ExportFormat::pdf:
      QVERIFY2(pdfText(path("empty")).contains(QStringLiteral("page 1 of 1")), qPrintable(pdfText(path("empty"))));
      return;
  }
}

void ExportFilesTest::pdfIsReadBack() {
  QVERIFY(desk_.write(jobOf(ExportFormat::pdf, path("a.pdf"), 1'000)));
  const auto all = pdfText(path("a.pdf"));
  const auto pages = all.count(QLatin1Char('\f'));
  QVERIFY(pages > 10);
  QVERIFY(all.contains(QStringLiteral("Awaiting approval, “林”")));
  QVERIFY2(all.contains(QStringLiteral("change 18 240 771")), qPrintable(all.left(400)));
  const auto sheets = all.split(QLatin1Char('\f'), Qt::SkipEmptyParts);
  for (int i = 0; i < sheets.size(); ++i) {
    QVERIFY2(sheets[i].contains(QStringLiteral("page %1 of %2").arg(i + 1).arg(pages)), qPrintable(sheets[i]));
    QVERIFY(sheets[i].contains(QStringLiteral("Amount ¥")));
    QVERIFY(sheets[i].contains(QStringLiteral("Created (UTC+08:00)")));
    QVERIFY(sheets[i].contains(QStringLiteral("返利")));
  }
  std::int64_t fen = 0;
  for (std::int64_t i = 0; i < 1'000; ++i) fen += std::get<std::int64_t>(rowOf(i)[2]);
  auto total = QString::fromStdString(formatYuan({fen}));
  total.insert(total.indexOf(QLatin1Char('.')) - 3, QLatin1Char(','));
  QVERIFY2(sheets.last().contains(total), qPrintable(total));
}

/// Every row once, in its order.
void ExportFilesTest::pdfPagesFollowEachOther() {
  QVERIFY(desk_.write(jobOf(ExportFormat::pdf, path("order.pdf"), 500)));
  static const QRegularExpression order(QStringLiteral("2035\\d{15}"));
  auto found = order.globalMatch(pdfText(path("order.pdf")));
  for (std::int64_t i = 0; i < 500; ++i) {
    QVERIFY(found.hasNext());
    QCOMPARE(found.next().captured().toStdString(), std::get<std::string>(rowOf(i)[0]));
  }
  QVERIFY(!found.hasNext());
}

void ExportFilesTest::pdfCutsNoAmount() {
  const std::int64_t large = 123'456'789'012'345;
  const auto job = jobOf(ExportFormat::pdf, path("large.pdf"), 3, [&](std::int64_t i) {
    auto row = rowOf(i);
    row[1] = std::string(300, 'w');  // a long text makes way, not the figures
    row[2] = large;
    return row;
  });
  QVERIFY(desk_.write(job));
  QCOMPARE(pdfText(path("large.pdf")).count(QStringLiteral("1,234,567,890,123.45")), 3);
}

void ExportFilesTest::aFileIsReplacedWhole() {
  QFile before(path("there.csv"));
  QVERIFY(before.open(QIODevice::WriteOnly) && before.write("before") == 6);
  before.close();
  QVERIFY(desk_.write(jobOf(ExportFormat::csv, path("there.csv"), 5)));
  QCOMPARE(readTable({QStringLiteral("csv"), path("there.csv")})[QStringLiteral("rows")].toArray().size(), 5);
  QVERIFY(!(QFile(path("there.csv")).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
  QCOMPARE(QDir(folder_.path()).entryList({QStringLiteral(".export*")}, QDir::Files | QDir::Hidden).size(), 0);
}

QTEST_MAIN(ExportFilesTest)
#include "tst_export_files.moc"
