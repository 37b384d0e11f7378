// SPDX-License-Identifier: GPL-3.0-or-later
// Holds the house against ARCHITECTURE.md, and the checker against houses that are broken.
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QtTest/QTest>

#include "arrows.h"
#include "checker.h"

using namespace rebate::architecture;

namespace {

const QDir kTop(QStringLiteral(REBATE_SOURCE_DIR));

QString read(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList filesUnder(const QStringList& folders, const QStringList& patterns) {
  QStringList paths;
  for (const QString& folder : folders) {
    QDirIterator files(kTop.filePath(folder), patterns, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) paths += kTop.relativeFilePath(files.next());
  }
  return paths;
}

// What git ignores, and what editors leave behind.
bool isLitter(const QString& entry) {
  static const QStringList litter = {
      QStringLiteral(".git"),   QStringLiteral("build"),  QStringLiteral("CMakeUserPresets.json"),
      QStringLiteral(".idea"),  QStringLiteral(".cache"), QStringLiteral(".qtcreator"),
      QStringLiteral(".vscode")};
  return litter.contains(entry) || entry.endsWith(QLatin1String(".user")) || entry.endsWith(QLatin1String(".swp"));
}

void expectNone(const QStringList& complaints) {
  for (const QString& complaint : complaints) qWarning("%s", qPrintable(complaint));
  QVERIFY2(complaints.isEmpty(), qPrintable(complaints.value(0)));
}

void expectOneWith(const QStringList& complaints, const QString& words) {
  QVERIFY2(complaints.size() == 1, qPrintable(complaints.join(QLatin1String("; "))));
  QVERIFY2(complaints.first().contains(words), qPrintable(complaints.first()));
}

QTestData& row(const char* subject, const char* text, const char* complaint = "") {
  return QTest::addRow("%s: %s", subject, qPrintable(QString::fromUtf8(text).simplified()))
         << QString::fromUtf8(subject) << QString::fromUtf8(text) << QString::fromUtf8(complaint);
}

void columns() {
  QTest::addColumn<QString>("subject");
  QTest::addColumn<QString>("text");
  QTest::addColumn<QString>("complaint");
}

constexpr const char* kLicence = "// SPDX-License-Identifier: GPL-3.0-or-later\n";

}  // namespace

class TestArchitecture : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theLinkListsFollowTheArrows() {
    const QString links = read(QStringLiteral(REBATE_LINK_INTERFACES));
    QVERIFY(links.contains(QLatin1String("domain models/domain:")));
    expectNone(checkLinks(links));
  }

  void theIncludesFollowTheArrows() {
    const QStringList sources = filesUnder({QStringLiteral("app"), QStringLiteral("models"), QStringLiteral("ui")},
                                           {QStringLiteral("*.cpp"), QStringLiteral("*.h")});
    QVERIFY(sources.size() > 10);
    QStringList complaints;
    for (const QString& path : sources) complaints += checkIncludes(path, read(kTop.filePath(path)));
    expectNone(complaints);
  }

  void filesAreShortAndLicensed() {
    const QStringList patterns = {QStringLiteral("*.cpp"), QStringLiteral("*.h"), QStringLiteral("*.cmake"),
                                  QStringLiteral("CMakeLists.txt")};
    QStringList complaints =
        checkForm(QStringLiteral("CMakeLists.txt"), read(kTop.filePath(QStringLiteral("CMakeLists.txt"))));
    for (const QString& path : filesUnder({QStringLiteral("app"), QStringLiteral("models"), QStringLiteral("ui"),
                                           QStringLiteral("tests"), QStringLiteral("packaging")},
                                          patterns)) {
      complaints += checkForm(path, read(kTop.filePath(path)));
    }
    expectNone(complaints);
  }

  void theTopLevelIsTheHouse() {
    QStringList entries = kTop.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    entries.removeIf(isLitter);
    expectNone(checkTopLevel(entries));
  }

  void everyArrowPointsAtSomething() {
    for (const Component& component : components()) {
      for (const QString& name : QString::fromUtf8(component.components).split(u' ', Qt::SkipEmptyParts)) {
        QVERIFY2(componentNamed(name) != nullptr, qPrintable(name));
      }
    }
  }

  // From here on: the checker itself.

  void brokenLinksAreRejected_data() {
    columns();
    row("domain", "wire", "must not know wire");
    row("domain", "Boost::json", "must not link Boost::json");
    row("domain", "Qt6::Core", "must not link Qt6::Core");
    row("wire", "ports", "must not know ports");
    row("wire", "Boost::url", "must not link Boost::url");
    row("ports", "wire", "must not know wire");
    row("tables", "Qt6::Gui", "must not link Qt6::Gui");
    row("tables", "Qt6::Widgets", "must not link Qt6::Widgets");
    row("tables", "cache", "must not know cache");
    row("session", "link", "must not know link");
    row("session", "Qt6::Core", "must not link Qt6::Core");
    row("link", "Qt6::Widgets", "must not link Qt6::Widgets");
    row("link", "cache", "must not know cache");
    row("cache", "sqlcipher", "must not link sqlcipher");
    row("cache", "Qt6::Core", "must not link Qt6::Core");
    row("cache", "vault", "must not know vault");
    row("vault", "wire", "must not know wire");
    row("sqlite", "ports", "must not know ports");
    row("desktop", "Qt6::Widgets", "must not link Qt6::Widgets");
    row("desktop", "session", "must not know session");
    row("export", "Qt6::Widgets", "must not link Qt6::Widgets");
    row("export", "cache", "must not know cache");
    row("ui", "export", "must not know export");
    row("ui", "PkgConfig::XLSXWRITER", "must not link PkgConfig::XLSXWRITER");
    row("link", "Qt6::DBus", "must not link Qt6::DBus");
    for (const char* forbidden : {"link", "cache", "vault", "desktop", "session", "wire", "sqlite"}) {
      row("ui", forbidden, qPrintable(QStringLiteral("must not know %1").arg(QLatin1String(forbidden))));
    }
    row("ui", "Qt6::Network", "must not link Qt6::Network");
    row("ui", "Qt6::DBus", "must not link Qt6::DBus");
    row("region", "Qt6::Core", "must not link Qt6::Core");
    row("region", "Qt6Keychain::Qt6Keychain", "must not link");
    row("region", "ports", "must not know ports");
    row("region", "ui", "must not know ui");
    row("console", "region", "must not know region");
    row("session", "curl", "no arrow speaks of");
    row("ui", "someones_widgets", "no arrow speaks of");
  }
  void brokenLinksAreRejected() {
    QFETCH(QString, subject);
    QFETCH(QString, text);
    QFETCH(QString, complaint);
    const QString folder = QLatin1String(componentNamed(subject)->folder);
    expectOneWith(checkLinks(QStringLiteral("%1 %2: domain %3\n").arg(subject, folder, text)), complaint);
  }

  void linksThroughAnotherNameAreRejected() {
    expectOneWith(
        checkLinks(QStringLiteral("region_api app/region/api: domain\nrebate-console app/console: ui region_api\n")),
        QStringLiteral("must not know region_api"));
    expectOneWith(checkLinks(QStringLiteral("net app/link: domain\nshell ui/shell: tables net\n")),
                  QStringLiteral("must not know net"));
    expectOneWith(checkLinks(QStringLiteral("odds app/odds: domain\n")), QStringLiteral("no arrows are known"));
  }

  void goodLinksAreAccepted_data() {
    columns();
    row("domain", "links-NOTFOUND");
    row("wire", "Boost::json PkgConfig::sodium");
    row("tables", "ports Qt6::Core");
    row("link", "ports wire Qt6::Network Qt6::Core");
    row("vault", "ports Qt6::Core Qt6Keychain::Qt6Keychain PkgConfig::sodium");
    row("sqlite", "sqlcipher Threads::Threads");
    row("desktop", "ports Qt6::Core Qt6::DBus");
    row("export", "ports Qt6::Gui PkgConfig::XLSXWRITER PkgConfig::MINIZIP");
    row("ui", "tables ports Qt6::Widgets Qt6::Charts Qt6::Svg");
    row("region", "wire sqlite Boost::url OpenSSL::SSL PkgConfig::sodium ZLIB::ZLIB spdlog::spdlog CLI11::CLI11");
    row("region",
        "tomlplusplus::tomlplusplus prometheus-cpp::core PostgreSQL::PostgreSQL PkgConfig::hiredis "
        "PkgConfig::rabbitmq");
    row("console", "session link cache vault ui tables Qt6::Widgets Qt6::Network something_new");
  }
  void goodLinksAreAccepted() {
    QFETCH(QString, subject);
    QFETCH(QString, text);
    const QString folder = QLatin1String(componentNamed(subject)->folder);
    expectNone(checkLinks(QStringLiteral("%1 %2: domain %3\n").arg(subject, folder, text)));
  }

  void brokenIncludesAreRejected_data() {
    columns();
    row("models/domain/money.cpp", "#include \"wire/json.h\"", "breaks an arrow");
    row("models/domain/money.cpp", "#include <wire/json.h>", "breaks an arrow");
    row("models/domain/money.h", "  #  include <QString>", "is qt-core");
    row("models/domain/money.h", "#include <boost/json.hpp>", "is boost.json");
    row("models/domain/money.h", "#include <fstream>", "is system");
    row("models/wire/json.cpp", "#include <QtCore/QJsonDocument>", "is qt-core");
    row("models/wire/json.cpp", "#include <boost/asio.hpp>", "is boost,");
    row("models/wire/json.cpp", "#include \"ports/cache.h\"", "breaks an arrow");
    row("models/ports/cache.h", "#include <qobject.h>", "is qt-core");
    row("models/tables/rebates.cpp", "#include <QColor>", "is qt-gui");
    row("models/tables/rebates.cpp", "#include \"cache/store.h\"", "breaks an arrow");
    row("app/session/router.cpp", "#include <QTimer>", "is qt-core");
    row("app/session/router.cpp", "#include \"link/http_link.h\"", "breaks an arrow");
    row("app/session/router.cpp", "#include <sys/socket.h>", "is system");
    row("app/session/router.cpp", "#include \"../link/http_link.h\"", "name it from its root");
    row("app/cache/store.cpp", "#include <QFile>", "is qt-core");
    row("app/cache/store.cpp", "#include <sqlite3.h>", "is sqlcipher");
    row("app/sqlite/database.cpp", "#include \"cache/store.h\"", "breaks an arrow");
    row("app/link/http_link.cpp", "#include <QWidget>", "is qt-widgets");
    row("app/vault/keychain.cpp", "#include \"session/router.h\"", "breaks an arrow");
    row("app/export/pdf_file.cpp", "#include <QApplication>", "is qt-widgets");
    row("app/link/call.cpp", "#include <xlsxwriter.h>", "is xlsxwriter");
    row("app/region/api/server.cpp", "#include <QString>", "is qt-core");
    row("app/region/ledger/book.cpp", "#include \"ports/clock.h\"", "breaks an arrow");
    row("app/console/main.cpp", "#include \"region/api/server.h\"", "breaks an arrow");
    for (const char* forbidden : {"link", "cache", "vault", "session", "wire"}) {
      row("ui/shell/main_window.cpp", qPrintable(QStringLiteral("#include \"%1/x.h\"").arg(QLatin1String(forbidden))),
          "breaks an arrow");
    }
    row("ui/shell/main_window.cpp", "#include <QNetworkReply>", "is qt-network");
    row("ui/shell/main_window.cpp", "#include <QDBusConnection>", "is qt-dbus");
    row("app/odds/ends.cpp", "", "no arrows are known");
  }
  void brokenIncludesAreRejected() {
    QFETCH(QString, subject);
    QFETCH(QString, text);
    QFETCH(QString, complaint);
    expectOneWith(checkIncludes(subject, QLatin1String(kLicence) + text + u'\n'), complaint);
  }

  void goodIncludesAreAccepted_data() {
    columns();
    row("models/domain/money.cpp", "#include \"domain/money.h\"\n#include <string>\n#include <cstdint>");
    row("models/domain/money.cpp", "// as in #include \"wire/json.h\"");
    row("models/wire/json.cpp", "#include <boost/json.hpp>\n#include <boost/json/value.hpp>\n#include <sodium.h>");
    row("models/tables/rebates.h", "#include <QAbstractTableModel>\n#include \"ports/cache.h\"");
    row("app/link/http_link.cpp", "#include <QNetworkReply>\n#include <QTimer>\n#include \"wire/sse.h\"");
    row("app/vault/keychain.cpp", "#include <qt6keychain/keychain.h>\n#include <QObject>\n#include <sodium.h>");
    row("app/desktop/dbus_desktop_watch.cpp", "#include <QDBusConnection>\n#include \"ports/desktop_watch.h\"");
    row("app/region/api/server.cpp",
        "#include <boost/asio.hpp>\n#include \"region/ledger/book.h\"\n#include <sys/file.h>");
    row("app/console/main.cpp",
        "#include \"ui/shell/main_window.h\"\n#include \"cache/store.h\"\n#include <QApplication>");
    row("ui/charts/chart.cpp",
        "#include <QChartView>\n#include <QSvgRenderer>\n#include \"ui/style/theme.h\"\n#include \"chart.moc\"");
  }
  void goodIncludesAreAccepted() {
    QFETCH(QString, subject);
    QFETCH(QString, text);
    expectNone(checkIncludes(subject, QLatin1String(kLicence) + text + u'\n'));
  }

  void longOrUnlicensedFilesAreRejected() {
    const QString licence = QLatin1String(kLicence);
    const QString line = QStringLiteral("int x;\n");
    const QString path = QStringLiteral("app/x.cpp");
    expectNone(checkForm(path, licence + line.repeated(599)));
    expectOneWith(checkForm(path, licence + line.repeated(600)), QStringLiteral("601 lines"));
    expectOneWith(checkForm(path, line), QStringLiteral("no licence line"));
    expectOneWith(checkForm(path, line.repeated(3) + licence), QStringLiteral("no licence line"));
    expectOneWith(checkForm(path, QString()), QStringLiteral("no licence line"));
  }

  void aStrangeTopLevelIsRejected() {
    expectNone(checkTopLevel(allowedAtTop()));
    expectOneWith(checkTopLevel(allowedAtTop() + QStringList(QStringLiteral("src"))),
                  QStringLiteral("src does not belong"));
    QStringList without = allowedAtTop();
    without.removeOne(QStringLiteral("tests"));
    expectOneWith(checkTopLevel(without), QStringLiteral("tests is missing"));
  }
};

QTEST_GUILESS_MAIN(TestArchitecture)
#include "tst_architecture.moc"
