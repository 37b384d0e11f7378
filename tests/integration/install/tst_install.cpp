// SPDX-License-Identifier: GPL-3.0-or-later
// What `cmake --install` leaves, held against its list and against the tools that desktops and servers read it with.
#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

namespace {

constexpr int kPatience = 60000;  // ms

struct Said {
  int status = -1;
  QString words;
};

/// Runs it to the end; both streams are its words.
Said run(const QString& program, const QStringList& arguments, const QStringList& environment = {}) {
  QProcess process;
  process.setProcessChannelMode(QProcess::MergedChannels);
  process.setEnvironment(QProcess::systemEnvironment() + environment);
  process.start(program, arguments);
  if (!process.waitForFinished(kPatience)) {
    process.kill();
    process.waitForFinished();
    return {-1, program + QStringLiteral(": ") + process.errorString()};
  }
  return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
          QString::fromUtf8(process.readAllStandardOutput())};
}

QByteArray contents(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The words a completion offers after those given.
QStringList offered(const QString& file, const QStringList& before) {
  const auto said = run(
      QStringLiteral("bash"),
      QStringList{QStringLiteral("-c"),
                  QStringLiteral("set -u; source \"$1\"; shift; COMP_WORDS=(\"$@\" ''); COMP_CWORD=$#; COMPREPLY=(); "
                                 "$(complete -p \"$1\" | sed 's/.*-F \\([^ ]*\\).*/\\1/'); printf '%s\\n' "
                                 "\"${COMPREPLY[@]}\""),
                  QStringLiteral("bash"), file} +
          before);
  return said.status == 0 ? said.words.split(QLatin1Char('\n'), Qt::SkipEmptyParts) : QStringList{said.words};
}

/// The names in the column that a regular expression's first group finds.
QStringList named(const QString& text, const char* pattern) {
  QStringList names;
  auto found = QRegularExpression(QString::fromLatin1(pattern), QRegularExpression::MultilineOption).globalMatch(text);
  while (found.hasNext()) names << found.next().captured(1);
  return names;
}

QString subcommandsOf(const QString& help) {
  return help.section(QStringLiteral("Subcommands:\n"), 1);
}

class TestInstall : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    for (const auto* component : {"console", "region"}) {
      const auto said = run(QStringLiteral(REBATE_CMAKE),
                            {QStringLiteral("--install"), QStringLiteral(REBATE_BUILD), QStringLiteral("--prefix"),
                             QStringLiteral("/usr"), QStringLiteral("--component"), QString::fromLatin1(component)},
                            {QStringLiteral("DESTDIR=") + root_.path()});
      QVERIFY2(said.status == 0, qPrintable(said.words));
    }
  }

  void filesAreThoseOfTheManifest() {
    QStringList wanted = QString::fromUtf8(contents(QStringLiteral(REBATE_MANIFEST))).split(QLatin1Char('\n'));
    wanted.removeAll(QString());
    QVERIFY(wanted.size() > 20);
    QStringList folders, found;
    for (const auto& line : wanted)
      if (line.endsWith(QLatin1Char('/'))) folders << line;
    for (const auto& folder : folders) QVERIFY2(!QDir(at(folder)).isEmpty(), qPrintable(folder));
    QDirIterator files(at({}), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
      auto name = QDir(at({})).relativeFilePath(files.next());
      for (const auto& folder : folders)
        if (name.startsWith(folder)) name = folder;
      if (!found.contains(name)) found << name;
    }
    found.sort();
    wanted.sort();
    QCOMPARE(found, wanted);
    QCOMPARE(QDir(root_.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{QStringLiteral("usr")});
  }

  void programsStart() {
    for (const auto* name :
         {"bin/rebate-console", "bin/rebate-region", "bin/rebate-order-feed", "sbin/rebate-region-setup"}) {
      const auto said = run(at(QString::fromLatin1(name)), {QStringLiteral("--help")});
      QVERIFY2(said.status == 0 && said.words.contains(QStringLiteral("sage:")), qPrintable(said.words));
    }
  }

  void desktopFileIsValid() {
    const auto file = at(QStringLiteral("share/applications/org.rebate_console.RebateConsole.desktop"));
    const auto said = run(QStringLiteral("desktop-file-validate"), {file});
    QVERIFY2(said.status == 0 && said.words.isEmpty(), qPrintable(said.words));
    const auto icon = named(QString::fromUtf8(contents(file)), "^Icon=(.+)$").value(0);
    QVERIFY(QFile::exists(at(QStringLiteral("share/icons/hicolor/scalable/apps/%1.svg").arg(icon))));
  }

  void metainfoIsValid() {
    const auto file = at(QStringLiteral("share/metainfo/org.rebate_console.RebateConsole.metainfo.xml"));
    const auto said =
        run(QStringLiteral("appstreamcli"), {QStringLiteral("validate"), QStringLiteral("--no-net"), file});
    QVERIFY2(said.status == 0, qPrintable(said.words));
  }

  /// Desktop entry, MIME type and the name the Failovers page gives its files are of one piece.
  void handoverFilesHaveAHandler() {
    const auto mime =
        QString::fromUtf8(contents(at(QStringLiteral("share/mime/packages/org.rebate_console.RebateConsole.xml"))));
    const auto type = named(mime, "mime-type type=\"([^\"]+)\"").value(0);
    const auto desktop =
        QString::fromUtf8(contents(at(QStringLiteral("share/applications/org.rebate_console.RebateConsole.desktop"))));
    QCOMPARE(named(desktop, "^MimeType=(.*);$").value(0), type);
    const auto prefix = named(mime, "glob pattern=\"([^*]+)\\*\\.json\"").value(0);
    QVERIFY(!prefix.isEmpty());
    QVERIFY(contents(QStringLiteral(REBATE_HANDOVER_SOURCE)).contains('\'' + prefix.toUtf8() + '\''));
  }

  void manPagesRender_data() {
    QTest::addColumn<QString>("page");
    for (const auto* page :
         {"man1/rebate-console.1", "man1/rebate-region.1", "man1/rebate-order-feed.1", "man8/rebate-region-setup.8"})
      QTest::newRow(page) << at(QStringLiteral("share/man/%1.gz").arg(QLatin1String(page)));
  }
  void manPagesRender() {
    QFETCH(QString, page);
    const auto said = run(QStringLiteral("bash"),
                          {QStringLiteral("-c"),
                           QStringLiteral("set -o pipefail; gzip -dc \"$1\" | groff -man -ww -Tutf8 -z && "
                                          "gzip -dc \"$1\" | groff -man -Tascii -P-cbou | grep ^NAME >/dev/null || echo empty"),
                           QStringLiteral("bash"), page});
    QVERIFY2(said.status == 0 && said.words.isEmpty(), qPrintable(said.words));
  }

  void manPagesNameWhatHelpNames() {
    const auto console = run(at(QStringLiteral("bin/rebate-console")), {QStringLiteral("--help")}).words;
    const auto region = run(at(QStringLiteral("bin/rebate-region")), {QStringLiteral("--help")}).words;
    const auto page = [this](const char* name) {
      return run(QStringLiteral("gzip"),
                 {QStringLiteral("-dc"), at(QStringLiteral("share/man/man1/%1.gz").arg(QLatin1String(name)))})
          .words.remove(QLatin1Char('\\'));
    };
    const auto options = named(console, "^ +(?:-\\w, )?(--[a-z-]+)");
    const auto commands = named(subcommandsOf(region), "^  ([a-z-]+) ");
    QVERIFY(options.size() > 8 && commands.size() > 4);
    for (const auto& option : options) QVERIFY2(page("rebate-console.1").contains(option), qPrintable(option));
    for (const auto& command : commands)
      QVERIFY2(page("rebate-region.1").contains(QStringLiteral(".B ") + command), qPrintable(command));
  }

  void completionOffersEverySubcommand() {
    const auto file = at(QStringLiteral("share/bash-completion/completions/rebate-region"));
    const auto program = at(QStringLiteral("bin/rebate-region"));
    const auto commands = named(subcommandsOf(run(program, {QStringLiteral("--help")}).words), "^  ([a-z-]+) ");
    QVERIFY(commands.size() > 4);
    const auto first = offered(file, {QStringLiteral("rebate-region")});
    for (const auto& command : commands) {
      QVERIFY2(first.contains(command),
               qPrintable(command + QStringLiteral(" not in ") + first.join(QLatin1Char(' '))));
      const auto help = run(program, {command, QStringLiteral("--help")}).words;
      const auto second = offered(file, {QStringLiteral("rebate-region"), command});
      for (const auto& act : named(subcommandsOf(help), "^  ([a-z-]+) ")) {
        QVERIFY2(second.contains(act), qPrintable(command + QLatin1Char(' ') + act));
        const auto third = offered(file, {QStringLiteral("rebate-region"), command, act});
        const auto inner = run(program, {command, act, QStringLiteral("--help")}).words;
        for (const auto& option : named(inner, "^ +(--[a-z-]+)"))
          QVERIFY2(third.contains(option), qPrintable(command + QLatin1Char(' ') + act + QLatin1Char(' ') + option));
      }
      if (command == QStringLiteral("import")) continue;  // offers files until a dash is typed
      for (const auto& option : named(help, "^ +(--[a-z-]+)"))
        QVERIFY2(second.contains(option), qPrintable(command + QLatin1Char(' ') + option));
    }
  }

  void completionOffersEveryOptionOfTheConsole() {
    const auto text = contents(at(QStringLiteral("share/bash-completion/completions/rebate-console")));
    const auto help = run(at(QStringLiteral("bin/rebate-console")), {QStringLiteral("--help")}).words;
    for (const auto& option : named(help, "^ +(?:-\\w, )?(--[a-z-]+)"))
      QVERIFY2(text.contains(option.toUtf8()), qPrintable(option));
  }

  /// With the programs where they are now, so that verify finds them.
  void unitsAreSound() {
    QTemporaryDir units;
    QDir from(at(QStringLiteral("lib/systemd/system")));
    for (const auto& name : from.entryList(QDir::Files)) {
      QFile copy(units.filePath(name));
      QVERIFY(copy.open(QIODevice::WriteOnly));
      copy.write(contents(from.filePath(name)).replace("=/usr/bin/", "=" + at(QStringLiteral("bin/")).toUtf8()));
    }
    const auto instance = units.filePath(QStringLiteral("rebate-region@cn-east.service"));
    QVERIFY(QFile::copy(units.filePath(QStringLiteral("rebate-region@.service")), instance));
    const QStringList all{instance, units.filePath(QStringLiteral("rebate-order-feed.service"))};
    for (const auto& unit : all) {
      const auto said = run(QStringLiteral("systemd-analyze"), {QStringLiteral("verify"), QStringLiteral("--man=no"),
                                                                QStringLiteral("--recursive-errors=no"), unit});
      QVERIFY2(said.status == 0, qPrintable(said.words));
      // 0 is nothing open, 100 everything; systemd calls up to 20 "safe or ok".
      const auto exposed = run(QStringLiteral("systemd-analyze"),
                               {QStringLiteral("security"), QStringLiteral("--offline=true"),
                                QStringLiteral("--no-pager"), QStringLiteral("--threshold=20"), unit});
      QVERIFY2(exposed.status == 0, qPrintable(exposed.words));
    }
  }

 private:
  QString at(const QString& path) const { return root_.path() + QStringLiteral("/usr/") + path; }
  QTemporaryDir root_;
};

}  // namespace

QTEST_GUILESS_MAIN(TestInstall)
#include "tst_install.moc"
