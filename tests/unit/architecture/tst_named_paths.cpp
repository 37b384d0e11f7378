// SPDX-License-Identifier: GPL-3.0-or-later
// What the texts for people name must be there: a reader who follows a path to nothing believes the rest no longer.
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QtTest/QTest>

namespace {

const QDir kTop(QStringLiteral(REBATE_SOURCE_DIR));
/// Texts name a file as people speak of it: below one of these, with or without its ending.
const QStringList kRoots{QString(),
                         QStringLiteral("models/"),
                         QStringLiteral("app/"),
                         QStringLiteral("app/region/"),
                         QStringLiteral("packaging/"),
                         QStringLiteral("tests/")};
const QStringList kEndings{QString(), QStringLiteral(".h"), QStringLiteral(".cpp")};

QStringList texts() {
  QStringList found;
  for (const auto& name : kTop.entryList({QStringLiteral("*.md")}, QDir::Files)) found << name;
  QDirIterator docs(kTop.filePath(QStringLiteral("resources/docs")), {QStringLiteral("*.md")}, QDir::Files,
                    QDirIterator::Subdirectories);
  while (docs.hasNext()) found << kTop.relativeFilePath(docs.next());
  return found;
}

bool isThere(const QString& name) {
  for (const auto& root : kRoots)
    for (const auto& ending : kEndings)
      if (QFileInfo::exists(kTop.filePath(root + name + ending))) return true;
  return false;
}

/// `…/…` in a text: a path of the tree, unless it begins where only a build or another machine has something.
QStringList missingPaths(const QString& text) {
  static const QRegularExpression ticked(QStringLiteral("`([A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.@-]+)+)/?[^`\\n]*`"));
  static const QRegularExpression elsewhere(QStringLiteral("^(build|text|application)/|^[a-z.]+\\.[a-z]+/"));
  QStringList missing;
  for (auto found = ticked.globalMatch(text); found.hasNext();) {
    const auto name = found.next().captured(1);
    if (!name.contains(elsewhere) && !isThere(name)) missing << name;
  }
  return missing;
}

/// [words](target) and ![words](target), but for other machines' and for places in the same text.
QStringList missingTargets(const QString& text, const QDir& folder) {
  static const QRegularExpression link(QStringLiteral("\\]\\(([^)#\\s]+)[^)]*\\)"));
  QStringList missing;
  for (auto found = link.globalMatch(text); found.hasNext();) {
    const auto target = found.next().captured(1);
    if (!target.contains(QLatin1String("://")) && !QFileInfo::exists(folder.filePath(target))) missing << target;
  }
  return missing;
}

QString read(const QString& name) {
  QFile file(kTop.filePath(name));
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace

class TestNamedPaths : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everyPathIsThere_data();
  void everyPathIsThere();
  void whatIsMissingIsFound();
};

void TestNamedPaths::everyPathIsThere_data() {
  QTest::addColumn<QString>("name");
  for (const auto& name : texts()) QTest::newRow(qPrintable(name)) << name;
}

void TestNamedPaths::everyPathIsThere() {
  QFETCH(QString, name);
  const auto text = read(name);
  QVERIFY(!text.isEmpty());
  QCOMPARE(missingPaths(text).join(u' '), QString());
  QCOMPARE(missingTargets(text, QFileInfo(kTop.filePath(name)).dir()).join(u' '), QString());
}

void TestNamedPaths::whatIsMissingIsFound() {
  QCOMPARE(missingPaths(QStringLiteral("`models/domain/money.h`, `domain/money`, `packaging/test -R x`, `build/x/y`")),
           QStringList());
  QCOMPARE(missingPaths(QStringLiteral("`domain/mony.h` and `packaging/tset`")),
           (QStringList{QStringLiteral("domain/mony.h"), QStringLiteral("packaging/tset")}));
  QCOMPARE(missingTargets(QStringLiteral("![a](README.md) [b](nowhere.png) [c](https://example.org/x)"), kTop),
           QStringList{QStringLiteral("nowhere.png")});
}

QTEST_APPLESS_MAIN(TestNamedPaths)
#include "tst_named_paths.moc"
