// SPDX-License-Identifier: GPL-3.0-or-later
// rebate-live-bench [--pairs N] [--smoke] [--list] [NAME…]: the whole console over real regions. See packaging/bench.
#include <QApplication>
#include <QTimer>

#include "live/rows.h"
#include "names.h"

int main(int argc, char** argv) {
  using namespace rebate::bench;
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  const QApplication application(argc, argv);
  return runNamed(QCoreApplication::arguments().mid(1),
                  {{"stream", streamRows}, {"death", deathRow}, {"silence", silenceRow}});
}

void rebate::bench::runUntil(const std::function<bool()>& holds, const char* what) {
  const Stopwatch watch;
  QTimer again;
  again.start(5);
  while (!holds()) {
    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
    if (watch.seconds() > 120) giveUp(std::string("waited for two minutes: ") + what);
  }
}
