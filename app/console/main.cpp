// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QScreen>
#include <QSettings>
#include <QStyle>
#include <QTextStream>

#include <algorithm>
#include <iostream>
#include <memory>
#include <set>
#include <string_view>

#include "console/auto_sign_in.h"
#include "console/engine.h"
#include "console/hardening.h"
#include "console/region_file.h"
#include "console/threaded_alerts.h"
#include "console/threaded_metrics.h"
#include "console/threaded_records.h"
#include "desktop/dbus_color_scheme.h"
#include "desktop/dbus_desktop_watch.h"
#include "desktop/tone.h"
#include "export/file_exporter.h"
#include "link/authorities.h"
#include "link/qt_clock.h"
#include "ui/failovers/handover_viewer.h"
#include "ui/incidents/alert_notifier.h"
#include "ui/shell/main_window.h"
#include "ui/shell/screenshots.h"
#include "ui/shell/tour.h"

namespace {

using namespace rebate;

constexpr int kWindowWidth = 1600;
constexpr int kWindowHeight = 960;

/// The password never stands in the arguments, where every process could read it.
std::optional<Credentials> credentialsOf(const console::Options& options) {
  if (!options.passwordFromStdin) return std::nullopt;
  Credentials credentials{options.operatorName.toStdString(), {}};
  std::string password;
  std::getline(std::cin, password);
  credentials.password = std::move(password);
  return credentials;
}

/// Addresses given now replace those of the last time. Before there was a file of regions, they stood in the settings.
bool rememberRegions(const console::Options& options, console::RegionFile& regions, QSettings& store) {
  const auto before = store.value(QStringLiteral("regions")).toStringList();
  store.remove(QStringLiteral("regions"));
  const auto wanted = options.regions.isEmpty() && !regions.exists() ? before : options.regions;
  const auto kept = wanted.isEmpty() ? Outcome(Done{}) : regions.replace(wanted);
  if (!kept) QTextStream(stderr) << "rebate-console: regions: " << kept.error().detail.c_str() << '\n';
  return kept.ok();
}

/// The authorities given now replace those of the last time. False: the file is of no use.
bool trustAuthorities(const console::Options& options, QSettings& store) {
  const auto key = QStringLiteral("authorities");
  if (!options.authorities.isEmpty()) store.setValue(key, QFileInfo(options.authorities).absoluteFilePath());
  const auto file = store.value(key).toString();
  if (file.isEmpty()) return true;
  const auto trusted = link::trustAlso(file.toStdString());
  if (!trusted)
    QTextStream(stderr) << "rebate-console: --ca " << file << ": " << trusted.error().detail.c_str() << '\n';
  return trusted.ok();
}

void preferCommandLine(const console::Options& options, QSettings& store) {
  if (!options.theme.isEmpty()) store.setValue(QStringLiteral("theme"), options.theme);
  if (!options.language.isEmpty()) store.setValue(QStringLiteral("language"), options.language);
}

void startTour(MainWindow& window, const console::Options& options, std::size_t regions,
               std::optional<Credentials> credentials) {
  TourPlan plan;
  plan.folder = options.tourFolder;
  plan.credentials = std::move(credentials);
  plan.regions = static_cast<int>(regions);
  auto* tour = new Tour(window, std::move(plan), &window);
  QObject::connect(tour, &Tour::saw, tour,
                   [](const QString& what) { QTextStream(stdout) << "saw " << what << Qt::endl; });
  QObject::connect(tour, &Tour::finished, tour, [](bool ok, const QString& why) {
    QTextStream(stdout) << (ok ? QStringLiteral("saw everything") : why) << Qt::endl;
    QCoreApplication::exit(ok ? 0 : 1);
  });
  tour->start();
}

void startScreenshots(MainWindow& window, const console::Options& options, bool signingIn) {
  auto* pictures = new Screenshots(window, options.screenshotFolder, signingIn, &window);
  pictures->setSettle(options.settle * 1'000LL);
  QObject::connect(pictures, &Screenshots::finished, pictures, [](bool ok, const QString& said) {
    QTextStream(ok ? stdout : stderr) << said << Qt::endl;
    QCoreApplication::exit(ok ? 0 : 1);
  });
  pictures->start();
}

/// Help and version are printed without a display, too.
void answerWithoutDisplay(int argc, char** argv) {
  const std::set<std::string_view> questions{"-h", "--help", "--help-all", "-v", "--version"};
  if (std::none_of(argv + 1, argv + argc, [&](const char* word) { return questions.contains(word); })) return;
  const QCoreApplication application(argc, argv);
  (void)console::readOptions(QCoreApplication::arguments());
}

/// Not larger than the screen leaves, title bar included.
void sizeFirstTime(QWidget& window) {
  const auto available = window.screen()->availableGeometry().size() -
                         QSize(0, QApplication::style()->pixelMetric(QStyle::PM_TitleBarHeight));
  const QSize whole(kWindowWidth, kWindowHeight);
  window.resize(whole.boundedTo(available));
}

/// A file that a desktop's Failovers page exported, in a window of its own: no profile, no region, nobody signed in.
int showHandover(const console::Options& options) {
  Language language;
  if (!options.language.isEmpty())
    language.setTongue(options.language == QStringLiteral("en") ? Tongue::english : Tongue::chinese);
  HandoverViewer viewer(options.handover);
  viewer.show();
  return QApplication::exec();
}

}  // namespace

int main(int argc, char** argv) {
  console::hardenProcess();
  QCoreApplication::setApplicationName(QStringLiteral("rebate-console"));
  QCoreApplication::setApplicationVersion(QStringLiteral(REBATE_VERSION));
  answerWithoutDisplay(argc, argv);
  QApplication application(argc, argv);
  QApplication::setApplicationDisplayName(QStringLiteral("Rebate Console"));
  const auto options = console::readOptions(QApplication::arguments());
  if (!options.handover.isEmpty()) return showHandover(options);
  if (!QDir().mkpath(options.dataFolder) || (!options.tourFolder.isEmpty() && !QDir().mkpath(options.tourFolder))) {
    QTextStream(stderr) << "rebate-console: the folder cannot be made: " << options.dataFolder << '\n';
    return 2;
  }
  QSettings store(QDir(options.dataFolder).filePath(QStringLiteral("window.ini")), QSettings::IniFormat);
  if (!trustAuthorities(options, store)) return 2;
  console::RegionFile regions(options.dataFolder, options.allowPlain);
  if (!rememberRegions(options, regions, store)) return 2;
  preferCommandLine(options, store);
  auto credentials = credentialsOf(options);

  console::ThreadedWorkspace workspace(
      [options, entries = regions.entries()] { return console::buildEngine(options, entries); });
  regions.connectTo({[&workspace] {
                       const auto now = workspace.facts().signIn;
                       return now == SignIn::signedOut || now == SignIn::locked;
                     },
                     [&workspace, options](const std::vector<RegionEntry>& entries) {
                       workspace.rebuild([options, entries] { return console::buildEngine(options, entries); });
                     }});
  console::ThreadedMetrics metrics(workspace);
  console::ThreadedAlerts alerts(workspace);
  console::ThreadedRecords records(workspace);
  Settings settings(store);
  Language language;
  Look look;
  const link::QtClock clock;
  exporting::FileExporter exporter([&workspace](auto take) { workspace.openReader(std::move(take)); });
  MainWindow window({workspace, clock, look, settings, &exporter, &regions, &metrics, &alerts, &records}, language);
  desktop::Tone tone;
  window.notifier()->setRinger(&tone);
  const bool pictures = !options.tourFolder.isEmpty() || !options.screenshotFolder.isEmpty();
  if (pictures)
    window.resize(kWindowWidth, kWindowHeight);  // pictures of one size
  else if (settings.geometry().isEmpty())
    sizeFirstTime(window);
  const desktop::DBusColorScheme scheme;
  QObject::connect(&scheme, &desktop::DBusColorScheme::changed, &look, &Look::setSystemDark);
  window.show();
  desktop::DBusDesktopWatch desktop;
  const auto watching = desktop.watch([&window](LockReason why) { window.lock(why); });
  QObject::connect(&window, &MainWindow::everythingClosed, &desktop, [&desktop] { desktop.closed(); });

  std::unique_ptr<console::AutoSignIn> autoSignIn;
  if (!options.screenshotFolder.isEmpty()) startScreenshots(window, options, credentials.has_value());
  if (!options.tourFolder.isEmpty())
    startTour(window, options, regions.entries().size(), std::move(credentials));
  else if (credentials)
    autoSignIn = std::make_unique<console::AutoSignIn>(
        workspace, *std::move(credentials),
        [&window](const std::string& name, const Error& why) { window.refused(QString::fromStdString(name), why); });
  return QApplication::exec();
}
