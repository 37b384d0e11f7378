// SPDX-License-Identifier: GPL-3.0-or-later
// rebate-bench-window [--resident]: the least there is to compare with, a window with a table of a hundred rows. Shows
// it; or writes its resident megabytes once it was painted, and ends.
#include <QApplication>
#include <QFile>
#include <QMainWindow>
#include <QTableWidget>
#include <QTimer>
#include <cstdio>

int main(int argc, char** argv) {
  const QApplication application(argc, argv);
  QMainWindow window;
  auto* table = new QTableWidget(100, 10);
  for (int row = 0; row < 100; ++row)
    for (int column = 0; column < 10; ++column)
      table->setItem(row, column, new QTableWidgetItem(QString::number(row * column)));
  window.setCentralWidget(table);
  window.resize(1600, 960);
  window.show();
  if (argc > 1)
    QTimer::singleShot(500, table, [] {
      QFile file(QStringLiteral("/proc/self/statm"));
      if (file.open(QIODevice::ReadOnly))
        std::printf("%.3f\n", file.readAll().split(' ').at(1).toDouble() * 4096 / 1024 / 1024);
      QCoreApplication::quit();
    });
  return QApplication::exec();
}
