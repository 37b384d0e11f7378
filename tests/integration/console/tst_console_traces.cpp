// SPDX-License-Identifier: GPL-3.0-or-later
// The real console with a real keyring against a real region whose users have personal data. Afterwards nothing of
// that, and no password, is to be found in any file, log, core or command line of either.
#include <QtTest>

#include <QDirIterator>

#include <csignal>

#include "region/people_desk.h"

using namespace rebate::fixtures;

namespace {

const QByteArray kPassword = "correct horse";

QByteArrayList forbidden() {
  auto words = personalWords();
  words << kPassword;
  for (const auto& word : QByteArrayList(words)) {  // as Qt has it in memory
    const auto wide = QString::fromUtf8(word);
    words << QByteArray(reinterpret_cast<const char*>(wide.utf16()), wide.size() * 2);
  }
  return words;
}

QStringList filesIn(const QString& folder) {
  QStringList files;
  QDirIterator each(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
  while (each.hasNext()) files << each.next();
  return files;
}

QByteArray contentOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestConsoleTraces : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void nothingPersonalAndNoSecretIsLeftBehind();

 private:
  QString copyOf(const QString& data) const;
};

/// The encrypted copy, once there is one.
QString TestConsoleTraces::copyOf(const QString& data) const {
  for (const auto& file : filesIn(data))
    if (file.endsWith(QLatin1String("cache.db"))) return file;
  return {};
}

void TestConsoleTraces::nothingPersonalAndNoSecretIsLeftBehind() {
  PeopleDesk people;
  const auto user = people.user();  // the region answers, and has somebody to hide
  QVERIFY(!user.isEmpty());
  const QTemporaryDir folder;
  const auto data = folder.filePath(QStringLiteral("data"));
  const auto address = QStringLiteral("http://127.0.0.1:%1").arg(people.cluster().client(0).port());
  // The keyring's home goes with its session, so it is copied out first. A core would fall into the working folder.
  const auto command = QStringLiteral(
      "ulimit -c unlimited; cd '%1'; '%2' --data '%3' --region %4 --operator chen.jing --password-stdin & "
      "console=$!; echo $console > '%1/pid'; wait $console; cp -a \"$HOME\" '%1/home'; true");
  QProcess console;
  auto environment = QProcessEnvironment::systemEnvironment();
  environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
  console.setProcessEnvironment(environment);
  console.setProcessChannelMode(QProcess::MergedChannels);
  // A background job's standard input is closed unless it is given one.
  const auto script = command.arg(folder.path(), QStringLiteral(REBATE_CONSOLE_PROGRAM), data, address)
                          .replace(QStringLiteral("--password-stdin &"),
                                   QStringLiteral("--password-stdin <'%1/password' &").arg(folder.path()));
  QVERIFY(QProcess::execute(QStringLiteral("mkfifo"), {folder.filePath(QStringLiteral("password"))}) == 0);
  console.start(QStringLiteral(REBATE_WITH_KEYRING), {QStringLiteral("bash"), QStringLiteral("-c"), script});
  QFile password(folder.filePath(QStringLiteral("password")));
  QVERIFY(password.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
  password.write(kPassword + '\n');
  password.close();
  QTRY_VERIFY_WITH_TIMEOUT(
      !copyOf(data).isEmpty() &&
          QFileInfo(copyOf(data)).size() + QFileInfo(copyOf(data) + QStringLiteral("-wal")).size() > 100'000,
      60'000);
  const auto pid = contentOf(folder.filePath(QStringLiteral("pid"))).trimmed().toInt();
  QVERIFY(pid > 0);
  const auto arguments = contentOf(QStringLiteral("/proc/%1/cmdline").arg(pid));
  QVERIFY(arguments.contains("--password-stdin") && !arguments.contains(kPassword));
  QVERIFY(!contentOf(QStringLiteral("/proc/%1/environ").arg(pid)).contains(kPassword));
  QCOMPARE(::kill(pid, SIGSEGV), 0);
  QVERIFY(console.waitForFinished(60'000));

  const auto never = forbidden();
  const auto look = [&](const QString& what, const QByteArray& bytes) {
    for (const auto& word : never)
      if (bytes.contains(word)) qWarning("%s holds \"%s\"", qPrintable(what), word.constData());
    return std::none_of(never.begin(), never.end(), [&](const QByteArray& word) { return bytes.contains(word); });
  };
  QFile::remove(folder.filePath(QStringLiteral("password")));
  int looked = 0;
  bool clean = look(QStringLiteral("the console's output"), console.readAll());
  for (const auto& file : filesIn(folder.path()) + filesIn(people.cluster().folder())) {
    QVERIFY2(!QFileInfo(file).fileName().startsWith(QLatin1String("core")), qPrintable(file));
    clean = look(file, contentOf(file)) && clean;
    ++looked;
  }
  for (int region = 0; region < 2; ++region)
    clean = look(QStringLiteral("a region's log"), people.cluster().log(region)) && clean;
  QVERIFY(clean);
  QVERIFY2(looked >= 6, "copy, outbox, keys, settings, store, keyring");
}

QTEST_GUILESS_MAIN(TestConsoleTraces)
#include "tst_console_traces.moc"
