// SPDX-License-Identifier: GPL-3.0-or-later
// Searching people from a console's own copy, of a real region: by parts of what the copy does not hold; while the
// region is away; until somebody is erased.
#include <QTemporaryDir>
#include <QtTest>

#include "headless/headless_console.h"
#include "region/people_desk.h"

using namespace rebate;
using namespace rebate::fixtures;

namespace {

QByteArray usersFound(HeadlessConsole& console, const char* text) {
  auto* cache = console.session().cache();
  if (cache == nullptr) return "no copy";
  const auto found = cache->users(text, 10);
  if (!found) return QByteArray::fromStdString(found.error().detail);
  QByteArrayList ids;
  for (const auto& user : *found) ids << QByteArray::fromStdString(user.id);
  return ids.join(' ');
}

QSet<QByteArray> ownersFound(HeadlessConsole& console, const char* text) {
  QSet<QByteArray> owners;
  for (const auto& row : console.rebates({{}, text, RebateOrder::newest}))
    owners << QByteArray::fromStdString(row.userId);
  return owners;
}

QByteArray bytesIn(const QString& folder) {
  QByteArray bytes;
  for (const auto& entry : QDir(folder).entryInfoList(QDir::Files)) {
    QFile file(entry.filePath());
    if (file.open(QIODevice::ReadOnly)) bytes += file.readAll();
  }
  return bytes;
}

}  // namespace

class TestConsoleSearch : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void peopleAreFoundByWhatIsNotThere() {
    PeopleDesk people;
    Desk desk;
    QTemporaryDir folder;
    HeadlessConsole console(desk, folder.path().toStdString(),
                            {"http://127.0.0.1:" + std::to_string(people.cluster().client(0).port())});
    QVERIFY(console.signIn("li.na", "correct horse"));
    QVERIFY(HeadlessConsole::waitFor([&] { return usersFound(console, "138 0013 8000") == "u-10000"; }));
    const auto all = [&console] {
      QCOMPARE(usersFound(console, "0138"), QByteArray("u-10000"));
      QCOMPARE(usersFound(console, "0013"), QByteArray("u-10000 u-10001"));
      QCOMPARE(usersFound(console, "SUNF"), QByteArray("u-10000"));
      QCOMPARE(usersFound(console, "sun"), QByteArray("u-10000 u-10001"));
      QCOMPARE(usersFound(console, "s**"), QByteArray("u-10001"));
      QCOMPARE(usersFound(console, "13800138001"), QByteArray());
      QCOMPARE(ownersFound(console, "13800138"), QSet<QByteArray>{"u-10000"});
      QCOMPARE(ownersFound(console, "sunri"), QSet<QByteArray>{"u-10001"});
    };
    all();
    people.cluster().stop(0);
    QVERIFY(HeadlessConsole::waitFor([&] { return console.facts().target.state == WriteState::offline; }));
    all();
    const auto bytes = bytesIn(folder.path());
    QVERIFY(bytes.size() > 100000);
    for (const auto& word : personalWords()) QVERIFY2(!bytes.contains(word), word);

    people.cluster().start(0);
    const QJsonObject wish{{QStringLiteral("reason"), QStringLiteral("asked for it")},
                           {QStringLiteral("id"), freshId()}};
    const auto proposed = people.as(QStringLiteral("wu.min")).post("/v1/users/u-10000/erasure", wish);
    QCOMPARE(proposed.status, 201);
    QCOMPARE(people.decide(QStringLiteral("he.min"), proposed.json()).status, 200);
    QVERIFY(HeadlessConsole::waitFor([&] { return usersFound(console, "0138").isEmpty(); }));
    QCOMPARE(usersFound(console, "0013"), QByteArray("u-10001"));
    QCOMPARE(usersFound(console, "u-10000"), QByteArray("u-10000"));
    QCOMPARE(ownersFound(console, "13800138"), QSet<QByteArray>());
    for (const auto& row : console.rebates({{}, "u-10000", RebateOrder::newest})) QCOMPARE(row.userMask, std::string());
  }
};

QTEST_GUILESS_MAIN(TestConsoleSearch)
#include "tst_console_search.moc"
