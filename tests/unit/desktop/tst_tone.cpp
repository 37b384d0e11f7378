// SPDX-License-Identifier: GPL-3.0-or-later
// The tone, and a player that writes down what it was given.
#include <QDataStream>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "desktop/tone.h"

namespace rebate::desktop {

class TestTone : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theFileIsWhole();
  void aPlayerIsGivenIt();
  void withoutAPlayerNothingHappens();

 private:
  QString player(const QTemporaryDir& folder, const QByteArray& script);
};

QString TestTone::player(const QTemporaryDir& folder, const QByteArray& script) {
  QFile file(folder.filePath(QStringLiteral("player")));
  if (!file.open(QIODevice::WriteOnly)) return {};
  file.write("#!/bin/sh\n" + script);
  file.close();
  file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
  return file.fileName();
}

void TestTone::theFileIsWhole() {
  for (const bool urgent : {false, true}) {
    const auto file = toneFile(urgent);
    QVERIFY(file.startsWith("RIFF"));
    QCOMPARE(file.mid(8, 8), QByteArray("WAVEfmt "));
    QDataStream in(file);
    in.setByteOrder(QDataStream::LittleEndian);
    quint32 mark = 0, all = 0;
    in >> mark >> all;
    QCOMPARE(qsizetype(all), file.size() - 8);
    int loudest = 0;
    for (qsizetype at = 44; at + 1 < file.size(); at += 2) {
      const auto value = qint16(quint16(quint8(file[at])) | quint16(quint8(file[at + 1]) << 8));
      loudest = std::max(loudest, std::abs(int(value)));
    }
    QVERIFY(loudest > 6000 && loudest < 32000);  // heard, and not clipped
  }
  QVERIFY(toneFile(true).size() > toneFile(false).size());
}

void TestTone::aPlayerIsGivenIt() {
  const QTemporaryDir folder;
  const auto heard = folder.filePath(QStringLiteral("heard"));
  Tone tone({QStringLiteral("no-such-player"), player(folder, "cat \"$1\" > " + heard.toUtf8() + "\n")});
  QSignalSpy played(&tone, &Tone::played);
  tone.ring(true);
  tone.ring(false);  // one at a time
  QTRY_COMPARE(played.size(), 1);
  QVERIFY(played[0][0].toBool());
  QFile file(heard);
  QVERIFY(file.open(QIODevice::ReadOnly));
  QCOMPARE(file.readAll(), toneFile(true));
  tone.ring(false);
  QTRY_COMPARE(played.size(), 2);
}

void TestTone::withoutAPlayerNothingHappens() {
  Tone tone({QStringLiteral("no-such-player")});
  tone.ring(true);
  tone.ring(true);
  const QTemporaryDir folder;
  Tone broken({player(folder, "exit 3\n")});
  QSignalSpy played(&broken, &Tone::played);
  broken.ring(true);
  QTRY_COMPARE(played.size(), 1);
  QVERIFY(!played[0][0].toBool());
}

}  // namespace rebate::desktop

QTEST_GUILESS_MAIN(rebate::desktop::TestTone)
#include "tst_tone.moc"
