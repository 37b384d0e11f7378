// SPDX-License-Identifier: GPL-3.0-or-later
// rebate-colleague --operator NAME --region URL [--region URL…] [--below FEN] [--per-minute N]: signs in with the
// password on standard input and approves at a pace, through the console's own session code, until it is ended.
#include <csignal>

#include <sys/socket.h>
#include <unistd.h>
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTemporaryDir>
#include <QTextStream>
#include <iostream>
#include <string>

#include "colleague/colleague.h"

namespace {

using namespace rebate;

int stopPipe[2] = {-1, -1};

/// SIGINT and SIGTERM end the event loop, so that files are closed and nothing is left behind.
void stopOnSignals(QCoreApplication& application) {
  if (::socketpair(AF_UNIX, SOCK_STREAM, 0, stopPipe) != 0) return;
  auto* notifier = new QSocketNotifier(stopPipe[1], QSocketNotifier::Read, &application);
  QObject::connect(notifier, &QSocketNotifier::activated, &application, &QCoreApplication::quit);
  const auto stop = [](int) {
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(stopPipe[0], &byte, 1);
  };
  std::signal(SIGINT, stop);
  std::signal(SIGTERM, stop);
}

struct Arguments {
  std::string name;
  std::vector<std::string> regions;
  fixtures::Habits habits;
};

Arguments argumentsOf(const QCoreApplication& application) {
  QCommandLineParser parser;
  const QCommandLineOption name(QStringLiteral("operator"), QStringLiteral("Who approves."), QStringLiteral("name"));
  const QCommandLineOption region(QStringLiteral("region"), QStringLiteral("Address of a region; repeatable."),
                                  QStringLiteral("url"));
  const QCommandLineOption below(QStringLiteral("below"), QStringLiteral("Approves user parts up to this."),
                                 QStringLiteral("fen"), QStringLiteral("50000"));
  const QCommandLineOption pace(QStringLiteral("per-minute"), QStringLiteral("Decisions per minute."),
                                QStringLiteral("number"), QStringLiteral("60"));
  parser.addHelpOption();
  parser.addOptions({name, region, below, pace});
  parser.process(application);
  if (!parser.isSet(name) || !parser.isSet(region)) parser.showHelp(2);
  Arguments arguments;
  arguments.name = parser.value(name).toStdString();
  for (const auto& address : parser.values(region)) arguments.regions.push_back(address.toStdString());
  arguments.habits = {{parser.value(below).toLongLong()}, parser.value(pace).toDouble()};
  return arguments;
}

}  // namespace

int main(int argc, char** argv) {
  QCoreApplication application(argc, argv);
  const auto arguments = argumentsOf(application);
  stopOnSignals(application);
  std::string password;
  std::getline(std::cin, password);
  const QTemporaryDir folder;
  fixtures::Desk desk;
  fixtures::HeadlessConsole console(desk, folder.path().toStdString(), arguments.regions);
  const auto signedIn = console.signIn(arguments.name, password);
  if (!signedIn) {
    std::cerr << "rebate-colleague: sign-in failed: " << signedIn.error().detail << '\n';
    return 1;
  }
  const fixtures::Colleague colleague(desk, console, arguments.habits);
  const int status = QCoreApplication::exec();
  std::cout << "{\"decided\":" << colleague.decided() << ",\"waiting\":" << console.facts().outbox.waiting
            << ",\"attention\":" << console.facts().outbox.attention << "}\n";
  return status;
}
