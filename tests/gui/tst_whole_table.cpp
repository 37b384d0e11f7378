// SPDX-License-Identifier: GPL-3.0-or-later
// A table as high as its rows never scrolls, however it is turned, and the wheel is left to the page around it.
#include <QHeaderView>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QWheelEvent>
#include <QtTest>

#include "ui/style/whole_table.h"

using namespace rebate;

class WholeTableTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theWheelIsThePages();
  void columnsAreAsWideAsTheirText();
};

namespace {

void fill(QStandardItemModel& model, int rows) {
  model.setRowCount(0);
  for (int row = 0; row < rows; ++row)
    model.appendRow(
        {new QStandardItem(QString::number(row)), new QStandardItem(QStringLiteral("settled · paid 1,299.00"))});
}

}  // namespace

void WholeTableTest::theWheelIsThePages() {
  QStandardItemModel model;
  WholeTable table(30);
  table.setModel(&model);
  table.horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  fill(model, 9);
  table.fitRows();
  table.resize(400, table.height());
  table.show();
  QVERIFY(QTest::qWaitForWindowExposed(&table));
  for (const int rows : {9, 3, 7, 1, 0, 5}) {
    for (int turn = 0; turn < 4; ++turn) {
      QWheelEvent wheel({20, 20}, table.viewport()->mapToGlobal(QPointF{20, 20}), {}, {0, -120}, Qt::NoButton,
                        Qt::NoModifier, Qt::NoScrollPhase, false);
      QCoreApplication::sendEvent(table.viewport(), &wheel);
      QVERIFY(!wheel.isAccepted());
      QCOMPARE(table.verticalScrollBar()->value(), 0);
    }
    if (model.rowCount() > 0) table.scrollTo(model.index(model.rowCount() - 1, 0), QAbstractItemView::PositionAtTop);
    QCOMPARE(table.verticalScrollBar()->maximum(), 0);
    fill(model, rows);
    table.fitRows();
    QCoreApplication::processEvents();
    QCOMPARE(table.height(), rows * 30 + 2);
  }
}

void WholeTableTest::columnsAreAsWideAsTheirText() {
  QStandardItemModel model;
  WholeTable table(30);
  table.setModel(&model);
  fill(model, 2);
  table.fitColumns();
  for (const int column : {0, 1})
    QVERIFY(table.columnWidth(column) >=
            QFontMetrics(table.font()).horizontalAdvance(model.index(0, column).data().toString()));
  QVERIFY(table.columnWidth(0) < table.columnWidth(1) / 2);
}

QTEST_MAIN(WholeTableTest)
#include "tst_whole_table.moc"
