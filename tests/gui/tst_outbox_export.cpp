// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProgressDialog>

#include "outbox_gui.h"
#include "ui/outbox/outbox_csv.h"

using namespace rebate;

class OutboxExportTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theExportHasEveryRow();
  void theExportCanBeCancelled();
  void theExportSaysWhatFailed();
  void cellsAreNoFormulas();
};

void OutboxExportTest::theExportHasEveryRow() {
  OutboxGui gui;
  const auto first = gui.workspace.outbox.front();
  for (int i = 0; i < 1200; ++i) {
    auto item = first;
    item.decision.deviceSeq = static_cast<std::int64_t>(gui.workspace.outbox.size()) + 1;
    item.decision.id = "more-" + std::to_string(i);
    item.decision.reason = "the buyer's name is 林小姐";
    gui.workspace.outbox.push_back(item);
  }
  gui.workspace.announceOutbox();
  const auto path = gui.folder.filePath(QStringLiteral("outbox.csv"));
  gui.page()->exportTo(path);
  QVERIFY(!gui.button("export")->isEnabled());
  QTRY_VERIFY(gui.button("export")->isEnabled());
  QFile file(path);
  QVERIFY(file.open(QIODevice::ReadOnly));
  const auto bytes = file.readAll();
  QVERIFY(bytes.startsWith("\xEF\xBB\xBF"));
  const auto lines = bytes.mid(3).split('\n');
  QCOMPARE(lines.size(), 1 + 1204 + 1);
  QCOMPARE(lines.first().trimmed(),
           QByteArray("Number,Decided at,By,Decision,Order,Amount (¥),State,Why,Applied by,Audit record"));
  QVERIFY(lines.at(1).startsWith("1,2026-06-1"));
  QVERIFY(lines.at(1).trimmed().endsWith(",Applied,by cn-east · audit 9f3c…21ab,cn-east,9f3c4471d0aa21ab"));
  for (int i = 1; i <= 1204; ++i) QVERIFY(lines.at(i).startsWith(QByteArray::number(i) + ','));
  for (const auto* personal : {"林", "duplicate order"}) QVERIFY2(!bytes.contains(personal), personal);
  QVERIFY(gui.texts(*gui.page()).contains(QStringLiteral("1204 decisions exported")));
}

void OutboxExportTest::theExportCanBeCancelled() {
  OutboxGui gui;
  const auto path = gui.folder.filePath(QStringLiteral("outbox.csv"));
  gui.page()->exportTo(path);
  auto* progress = gui.page()->findChild<QProgressDialog*>(QStringLiteral("exportProgress"));
  QVERIFY(progress);
  progress->show();
  QTest::mouseClick(progress->findChild<QPushButton*>(), Qt::LeftButton);
  QTRY_VERIFY(gui.button("export")->isEnabled());
  QVERIFY(!QFile::exists(path));
  QVERIFY(gui.texts(*gui.page()).contains(QStringLiteral("Nothing was exported")));
}

void OutboxExportTest::theExportSaysWhatFailed() {
  OutboxGui gui;
  gui.page()->exportTo(gui.folder.filePath(QStringLiteral("no/such/folder.csv")));
  QTRY_VERIFY(gui.button("export")->isEnabled());
  QVERIFY(gui.texts(*gui.page()).join(QString()).contains(QStringLiteral("The file could not be written")));
  gui.workspace.outboxFailure = Error{Errc::locked, {}, {}};
  const auto path = gui.folder.filePath(QStringLiteral("outbox.csv"));
  gui.page()->exportTo(path);
  QTRY_VERIFY(gui.button("export")->isEnabled());
  QVERIFY(!QFile::exists(path));
}

void OutboxExportTest::cellsAreNoFormulas() {
  OutboxItem item;
  item.person = "=cmd()";
  item.seen.line = "a,\"b\"";
  item.decision.amount = {-1205};
  const auto line = QString::fromUtf8(OutboxCsv::line(item, {}));
  QVERIFY2(line.contains(QStringLiteral(",'=cmd(),")), qPrintable(line));
  QVERIFY2(line.contains(QStringLiteral(",\"a,\"\"b\"\"\",-12.05,")), qPrintable(line));
  QVERIFY(line.endsWith(QStringLiteral("\r\n")));
}

QTEST_MAIN(OutboxExportTest)
#include "tst_outbox_export.moc"
