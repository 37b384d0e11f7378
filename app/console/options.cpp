// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QStandardPaths>
#include <QTextStream>

#include <cstdlib>

#include "link/region_probe.h"

namespace rebate::console {
namespace {

constexpr int kLongestSettle = 3'600;  // s

[[noreturn]] void refuse(const QString& why) {
  QTextStream(stderr) << "rebate-console: " << why << '\n';
  std::exit(2);
}

void checkAddress(const QString& address, bool allowPlain) {
  const auto good = link::regionAddress(address.toStdString(), allowPlain);
  if (good) return;
  const bool plain = good.error().code == Errc::notAllowed;
  refuse((plain ? QStringLiteral("--region %1: not encrypted, and not of this machine; --allow-plain allows it")
                : QStringLiteral("--region %1: an address like https://cn-east.example is expected"))
             .arg(address));
}

void checkName(const QString& option, const QString& value, const QStringList& known) {
  if (!value.isEmpty() && !known.contains(value))
    refuse(QStringLiteral("--%1 %2: one of %3 is expected").arg(option, value, known.join(QStringLiteral(", "))));
}

int settleFrom(const QString& text) {
  if (text.isEmpty()) return 0;
  bool isNumber = false;
  const int seconds = text.toInt(&isNumber);
  if (!isNumber || seconds < 0 || seconds > kLongestSettle)
    refuse(QStringLiteral("--settle %1: seconds from 0 to %2 are expected").arg(text).arg(kLongestSettle));
  return seconds;
}

}  // namespace

Options readOptions(const QStringList& arguments) {
  QCommandLineParser parser;
  parser.setApplicationDescription(QStringLiteral("The desktop of a rebate platform."));
  parser.addHelpOption();
  parser.addVersionOption();
  const auto valued = [&parser](const char* name, const char* what, const char* value) {
    parser.addOption({QString::fromLatin1(name), QString::fromLatin1(what), QString::fromLatin1(value)});
  };
  valued("profile", "Settings, cache and outbox of this name (default: main).", "name");
  valued("data", "Folder of the encrypted files (default: the profile's own).", "folder");
  valued("region", "A region's address; may be given several times and is remembered.", "url");
  valued("ca", "PEM file of authorities trusted besides the system's; is remembered.", "file");
  parser.addOption(
      {QStringLiteral("allow-plain"), QStringLiteral("Allow regions of other machines without encryption.")});
  valued("operator", "Sign in as this operator; needs --password-stdin.", "name");
  parser.addOption({QStringLiteral("password-stdin"), QStringLiteral("Read the password from standard input.")});
  valued("tour", "Walk through every page, leave screenshots in the folder, and end.", "folder");
  valued("screenshots", "Leave a picture of every page in both themes and languages in the folder, and end.", "folder");
  valued("settle", "Watch for this long before the screenshots, so that the charts have something to show.", "seconds");
  valued("language", "en or zh_CN.", "code");
  valued("theme", "light, dark or system.", "name");
  parser.addPositionalArgument(QStringLiteral("handover"),
                               QStringLiteral("A handover file to show; nobody signs in for it."),
                               QStringLiteral("[handover.json]"));
  parser.process(arguments);

  Options options;
  options.profile = parser.value(QStringLiteral("profile"));
  if (options.profile.isEmpty()) options.profile = QStringLiteral("main");
  if (options.profile.contains(QLatin1Char('/')) || options.profile.startsWith(QLatin1Char('.')))
    refuse(QStringLiteral("--profile %1: a name is expected, not a path").arg(options.profile));
  options.dataFolder = parser.value(QStringLiteral("data"));
  if (options.dataFolder.isEmpty())
    options.dataFolder =
        QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QLatin1Char('/') + options.profile;
  options.regions = parser.values(QStringLiteral("region"));
  options.allowPlain = parser.isSet(QStringLiteral("allow-plain"));
  options.regions.removeDuplicates();  // one address is one region
  for (const auto& address : options.regions) checkAddress(address, options.allowPlain);
  options.authorities = parser.value(QStringLiteral("ca"));
  options.operatorName = parser.value(QStringLiteral("operator"));
  options.passwordFromStdin = parser.isSet(QStringLiteral("password-stdin"));
  if (options.operatorName.isEmpty() == options.passwordFromStdin)
    refuse(QStringLiteral("--operator and --password-stdin go together"));
  options.tourFolder = parser.value(QStringLiteral("tour"));
  options.screenshotFolder = parser.value(QStringLiteral("screenshots"));
  if (!options.tourFolder.isEmpty() && !options.screenshotFolder.isEmpty())
    refuse(QStringLiteral("--tour and --screenshots do not go together"));
  options.settle = settleFrom(parser.value(QStringLiteral("settle")));
  options.language = parser.value(QStringLiteral("language"));
  checkName(QStringLiteral("language"), options.language, {QStringLiteral("en"), QStringLiteral("zh_CN")});
  if (parser.positionalArguments().size() > 1) refuse(QStringLiteral("one handover file is expected"));
  options.handover = parser.positionalArguments().value(0);
  options.theme = parser.value(QStringLiteral("theme"));
  checkName(QStringLiteral("theme"), options.theme,
            {QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("system")});
  return options;
}

}  // namespace rebate::console
