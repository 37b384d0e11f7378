// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QLibraryInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "ui/style/language.h"
#include "ui/style/words.h"

using namespace rebate;

namespace {

struct Message {
  QString context;
  QString source;
  QStringList forms;
  bool unfinished = false;
};

QList<Message> messagesIn(const QString& path) {
  QFile file(path);
  QList<Message> messages;
  if (!file.open(QIODevice::ReadOnly)) return messages;
  QXmlStreamReader xml(&file);
  QString context;
  while (!xml.atEnd()) {
    if (!xml.readNextStartElement()) continue;
    const auto tag = xml.name();
    if (tag == QStringLiteral("name"))
      context = xml.readElementText();
    else if (tag == QStringLiteral("message"))
      messages.append(Message{context, {}, {}, false});
    else if (tag == QStringLiteral("source"))
      messages.last().source = xml.readElementText();
    else if (tag == QStringLiteral("translation")) {
      messages.last().unfinished = xml.attributes().hasAttribute(QStringLiteral("type"));
      const auto text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
      if (!text.isEmpty()) messages.last().forms << text;
    }
  }
  return messages;
}

QStringList placeholders(const QString& text) {
  QStringList found;
  static const QRegularExpression place(QStringLiteral("%(n|[0-9])"));
  for (auto match = place.globalMatch(text); match.hasNext();) found << match.next().captured();
  found.removeDuplicates();
  found.sort();
  return found;
}

}  // namespace

class TranslationsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyStringIsTranslated_data();
  void everyStringIsTranslated();
  void theFilesKnowEveryStringOfTheSource();
  void theLanguageIsLoaded();
};

void TranslationsTest::everyStringIsTranslated_data() {
  QTest::addColumn<QString>("file");
  QTest::newRow("zh_CN") << QStringLiteral("rebate_console_zh_CN.ts");
  QTest::newRow("en") << QStringLiteral("rebate_console_en.ts");
}

void TranslationsTest::everyStringIsTranslated() {
  QFETCH(QString, file);
  const auto messages = messagesIn(QStringLiteral(REBATE_TRANSLATIONS "/") + file);
  QVERIFY(!messages.isEmpty());
  for (const auto& message : messages) {
    const auto where = QStringLiteral("%1: %2").arg(message.context, message.source);
    QVERIFY2(!message.unfinished && !message.forms.isEmpty(), qPrintable(where));
    for (const auto& form : message.forms)
      QVERIFY2(placeholders(form) == placeholders(message.source), qPrintable(where));
  }
}

/// lupdate over the sources must find nothing that the files lack: else somebody forgot to run it.
void TranslationsTest::theFilesKnowEveryStringOfTheSource() {
  const auto lupdate = QLibraryInfo::path(QLibraryInfo::LibraryExecutablesPath) + QStringLiteral("/lupdate");
  const auto other = QLibraryInfo::path(QLibraryInfo::BinariesPath) + QStringLiteral("/lupdate");
  const auto program = QFile::exists(lupdate) ? lupdate : other;
  QVERIFY2(QFile::exists(program), "lupdate is part of the tools the build needs");
  QTemporaryDir folder;
  const auto fresh = folder.filePath(QStringLiteral("fresh.ts"));
  const QDir top(QStringLiteral(REBATE_UI "/.."));
  QProcess process;
  process.start(
      program, {QStringLiteral("-silent"), QStringLiteral("-extensions"), QStringLiteral("cpp,h"), QStringLiteral("-I"),
                top.path(), QStringLiteral("-I"), top.filePath(QStringLiteral("models")), QStringLiteral(REBATE_UI),
                QStringLiteral("-source-language"), QStringLiteral("en"), QStringLiteral("-target-language"),
                QStringLiteral("zh_CN"), QStringLiteral("-ts"), fresh});
  QVERIFY(process.waitForFinished(60'000));
  QCOMPARE(process.exitCode(), 0);
  QSet<QString> known;
  for (const auto& message : messagesIn(QStringLiteral(REBATE_TRANSLATIONS "/rebate_console_zh_CN.ts")))
    known.insert(message.context + QLatin1Char('/') + message.source);
  const auto found = messagesIn(fresh);
  QVERIFY(found.size() > 300);
  for (const auto& message : found) {
    const auto key = message.context + QLatin1Char('/') + message.source;
    QVERIFY2(known.contains(key), qPrintable(key));
  }
}

void TranslationsTest::theLanguageIsLoaded() {
  Language language;
  language.setTongue(Tongue::chinese);
  QCOMPARE(Words::state(RebateState::credited), QStringLiteral("已入账"));
  language.setTongue(Tongue::english);
  QCOMPARE(Words::state(RebateState::credited), QStringLiteral("Credited"));
  QCOMPARE(QCoreApplication::translate("rebate::AtRiskCard", "%n approval(s)", nullptr, 1),
           QStringLiteral("1 approval"));
  QCOMPARE(QCoreApplication::translate("rebate::AtRiskCard", "%n approval(s)", nullptr, 3),
           QStringLiteral("3 approvals"));
}

QTEST_MAIN(TranslationsTest)
#include "tst_translations.moc"
