// SPDX-License-Identifier: GPL-3.0-or-later
// The fuzzers' seeds, and every input that once broke something, through the same entry points.
#include <QtTest>

#include "targets.h"

using namespace rebate;

class TestFuzzCorpus : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everyTargetHasSeeds();
  void everyInputIsTaken_data();
  void everyInputIsTaken();
};

namespace {

QString folderOf(const char* kind, std::string_view target) {
  return QStringLiteral(REBATE_FUZZ_FOLDER "/") + QString::fromLatin1(kind) + u'/' +
         QString::fromLatin1(target.data(), qsizetype(target.size()));
}

QStringList filesIn(const QString& folder) {
  return QDir(folder).entryList(QDir::Files, QDir::Name);
}

}  // namespace

void TestFuzzCorpus::everyTargetHasSeeds() {
  for (const auto& target : fuzz::targets())
    QVERIFY2(!filesIn(folderOf("corpus", target.name)).isEmpty(), target.name.data());
}

void TestFuzzCorpus::everyInputIsTaken_data() {
  QTest::addColumn<QString>("path");
  QTest::addColumn<int>("number");
  const auto& targets = fuzz::targets();
  for (size_t i = 0; i < targets.size(); ++i)
    for (const auto* kind : {"corpus", "findings"})
      for (const auto& file : filesIn(folderOf(kind, targets[i].name)))
        QTest::addRow("%s %s %s", targets[i].name.data(), kind, qPrintable(file))
            << folderOf(kind, targets[i].name) + u'/' + file << int(i);
}

void TestFuzzCorpus::everyInputIsTaken() {
  QFETCH(QString, path);
  QFETCH(int, number);
  QFile file(path);
  QVERIFY(file.open(QIODevice::ReadOnly));
  const auto bytes = file.readAll();
  const auto finding = fuzz::targets()[size_t(number)].run({bytes.constData(), size_t(bytes.size())});
  QVERIFY2(!finding, finding.value_or("").c_str());
}

QTEST_GUILESS_MAIN(TestFuzzCorpus)
#include "tst_fuzz_corpus.moc"
