// SPDX-License-Identifier: GPL-3.0-or-later
// Fault 15: whatever bit of an outbox turns over, each of its decisions is there as it was made, or reported.
#include <sys/wait.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <random>

#include "cache/open.h"
#include "cache/outbox_salvage.h"
#include "fixtures/commands.h"
#include "fixtures/rebates.h"
#include "sqlite/remains.h"
#include "wire/uuid.h"

namespace rebate {
namespace {

const Key kKey{7, 7, 7};
constexpr int kRows = 12;
const QByteArray kJournalMagic = QByteArray::fromHex("d9d505f920a163d7");

QString inMemory() {
  return (QDir(QStringLiteral("/dev/shm")).exists() ? QStringLiteral("/dev/shm") : QDir::tempPath()) +
         QStringLiteral("/rebate-XXXXXX");
}

QByteArray bytesOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
void putBytes(const QString& path, const QByteArray& bytes) {
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("cannot write");
}

OutboxState stateNumbered(int number) {
  constexpr OutboxState kStates[] = {OutboxState::applied, OutboxState::queued,   OutboxState::sending,
                                     OutboxState::unknown, OutboxState::conflict, OutboxState::cancelled,
                                     OutboxState::expired, OutboxState::parked,   OutboxState::rejected};
  return kStates[number % 9];
}

/// Files as a run left them, and what they hold.
struct Files {
  QByteArray outbox, journal;
  std::map<std::int64_t, OutboxItem> rows;
  std::string device;
};

AddedBy byChen(int number) {
  return {"chen.jing", "store-1", 1'000 + number, 9'000'000, 0};
}

/// Every second one is a command.
OutboxItem addOne(Kept& kept, int number) {
  if (number % 2 == 1) {
    const auto command = fixtures::commandNumbered(number);
    Decision decision;
    decision.id = wire::uuid7(number);
    decision.rebateId = entityOf(command);
    return kept.outbox->add(decision, command, fixtures::factsNumbered(number), byChen(number)).valueOr({});
  }
  const auto seen = fixtures::rebateNumbered(number);
  return kept.outbox->add(fixtures::decisionOn(seen), seen, byChen(number)).valueOr({});
}

void fill(Kept& kept, int rows) {
  for (int i = 0; i < rows; ++i) {
    auto item = addOne(kept, i);
    item.state = stateNumbered(i);
    if (i % 3 == 0 && item.command) item.factsNow = fixtures::factsNumbered(i + 1);
    if (i % 3 == 0 && !item.command) item.now = item.seen;
    if (!kept.outbox->update(item)) qFatal("cannot fill");
  }
}

std::map<std::int64_t, OutboxItem> rowsOf(Outbox& outbox) {
  std::map<std::int64_t, OutboxItem> rows;
  for (auto& item : outbox.page(0, 10'000).valueOr({})) rows[item.decision.deviceSeq] = item;
  return rows;
}

/// What was decided, of a salvaged row and of the row it was.
bool sameDecision(const OutboxItem& a, const OutboxItem& b) {
  return a.decision == b.decision && a.seen == b.seen && a.command == b.command && a.factsSeen == b.factsSeen && a.person == b.person && a.store == b.store &&
         a.seenAt == b.seenAt && a.expiresAt == b.expiresAt && a.sendAfter == b.sendAfter;
}

bool mayBecome(OutboxState was, OutboxState is) {
  if (is == was || is == OutboxState::parked) return true;
  return was == OutboxState::sending && is == OutboxState::unknown;
}

bool isReported(const Salvage& salvage, std::int64_t number) {
  if (!salvage.wholeNumbers) return true;
  return std::any_of(salvage.lost.begin(), salvage.lost.end(),
                     [&](const Salvage::Numbers& lost) { return lost.from <= number && number <= lost.to; });
}

}  // namespace

class TestOutboxSalvage : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyRowIsReadWithoutTheSchema();
  void aHoleIsReportedAndWhatIsBehindItWaitsForAPerson();
  void withAnotherKeyNothingIsRead();
  void endedWhileSalvagingNothingIsMissing_data();
  void endedWhileSalvagingNothingIsMissing();
  void theReportStaysUntilItWasRead();
  void anyBitOfTheFile_data();
  void anyBitOfTheFile();
  void anyBitOfAHotJournal();

 private:
  Files filled(int rows);
  Files withHotJournal();
  /// Opens the files with one bit turned over; empty when all is well.
  QString verdictOn(const Files& files, const QByteArray& outbox, const QByteArray& journal);
  QString compare(const Files& files, Kept& kept);
  void put(const Files& files) {
    QDir(folder_.path()).removeRecursively();
    QDir().mkpath(folder_.path());
    putBytes(QString::fromStdString(path_), files.outbox);
  }

  QTemporaryDir folder_{inMemory()};
  const std::string path_ = folder_.filePath(QStringLiteral("outbox.db")).toStdString();
  std::map<QByteArray, int> seen_;
};

Files TestOutboxSalvage::filled(int rows) {
  QDir(folder_.path()).removeRecursively();
  QDir().mkpath(folder_.path());
  Files files;
  {
    auto kept = cache::openOutbox(path_, kKey);
    if (!kept) qFatal("cannot open");
    fill(*kept, rows);
    files.device = kept->profile->device().valueOr({});
    files.rows = rowsOf(*kept->outbox);
  }
  files.outbox = bytesOf(QString::fromStdString(path_));
  return files;
}

void TestOutboxSalvage::everyRowIsReadWithoutTheSchema() {
  const auto files = filled(300);
  const auto remains = cache::outboxRemains(path_, kKey);
  QVERIFY(remains);
  QCOMPARE(remains->items.size(), std::size_t{300});
  QCOMPARE(remains->newest, std::int64_t{300});
  QVERIFY(remains->gaps.empty() && remains->report.lost.empty() && remains->report.wholeNumbers);
  QCOMPARE(remains->profile.at("device"), files.device);
  for (const auto& item : remains->items) {
    const auto& was = files.rows.at(item.decision.deviceSeq);
    QVERIFY(sameDecision(item, was));
    QVERIFY(item.now == was.now && item.factsNow == was.factsNow && mayBecome(was.state, item.state));
  }
  const auto count = sqlite::readRemains(path_, kKey, [](const sqlite::StoredRow&) {});
  QVERIFY(count && count->damagedPages == 0 && count->pages == files.outbox.size() / 4096);
}

void TestOutboxSalvage::aHoleIsReportedAndWhatIsBehindItWaitsForAPerson() {
  auto files = filled(120);
  {
    auto kept = cache::openOutbox(path_, kKey);
    QVERIFY(kept->outbox->skipNumbersTo(200));
    static_cast<void>(addOne(*kept, 500));
    files.rows = rowsOf(*kept->outbox);
    files.outbox = bytesOf(QString::fromStdString(path_));
  }
  auto broken = files.outbox;
  for (qsizetype page = 8; page < 24; ++page) broken.replace(page * 4096, 4096, QByteArray(4096, 'x'));
  put({broken, {}, {}, {}});
  auto kept = cache::openOutbox(path_, kKey);
  QVERIFY(kept && kept->salvage);
  const auto& report = *kept->salvage;
  QVERIFY(report.damaged > 0 && report.saved > 0 && report.wholeNumbers);
  QCOMPARE(report.saved + report.damaged, std::int64_t{121});
  QVERIFY(!isReported(report, 150));  // skipped, not lost
  const auto rows = rowsOf(*kept->outbox);
  QVERIFY(compare(files, *kept).isEmpty());
  QCOMPARE(rows.rbegin()->first, std::int64_t{201});
  QVERIFY(rows.rbegin()->second.state == OutboxState::parked);  // it waited, behind the hole
  QCOMPARE(addOne(*kept, 501).decision.deviceSeq, std::int64_t{203});
  kept = Error{};
  kept = cache::openOutbox(path_, kKey);
  QVERIFY2(kept && kept->setAside.empty(), "whole from now on");
}

void TestOutboxSalvage::withAnotherKeyNothingIsRead() {
  filled(20);
  int rows = 0;
  const auto count = sqlite::readRemains(path_, Key{1}, [&](const sqlite::StoredRow& row) { rows += row.authentic; });
  QVERIFY(count);
  QCOMPARE(count->damagedPages, count->pages);
  QCOMPARE(rows, 0);
}

void TestOutboxSalvage::endedWhileSalvagingNothingIsMissing_data() {
  QTest::addColumn<bool>("putAside");
  QTest::newRow("before the damaged one made room") << false;
  QTest::newRow("after it, before the new one has its name") << true;
}
void TestOutboxSalvage::endedWhileSalvagingNothingIsMissing() {
  QFETCH(bool, putAside);
  const auto files = filled(kRows);
  auto broken = files.outbox;
  broken[100] = static_cast<char>(broken[100] ^ 4);
  put({broken, {}, {}, {}});
  QVERIFY(cache::openOutbox(path_, kKey));
  const auto path = QString::fromStdString(path_);
  QVERIFY(QFile::rename(path, path + QStringLiteral(".salvaged")));
  if (!putAside) QVERIFY(QFile::rename(path + QStringLiteral(".corrupt-1"), path));
  auto kept = cache::openOutbox(path_, kKey);
  QVERIFY(kept && kept->salvage);
  QCOMPARE(kept->salvage->saved, std::int64_t{kRows});
  QVERIFY(compare(files, *kept).isEmpty());
  QVERIFY(!QFile::exists(path + QStringLiteral(".salvaged")));
}

void TestOutboxSalvage::theReportStaysUntilItWasRead() {
  auto broken = filled(kRows).outbox;
  broken[5000] = static_cast<char>(broken[5000] ^ 4);
  put({broken, {}, {}, {}});
  const auto first = cache::openOutbox(path_, kKey)->salvage;
  QVERIFY(first);
  QCOMPARE(first->setAside, path_ + ".corrupt-1");
  QVERIFY(QFile::exists(QString::fromStdString(first->setAside)));
  auto again = cache::openOutbox(path_, kKey);
  QVERIFY(again->salvage == first && again->setAside.empty());
  QVERIFY(again->profile->setValue("salvage", ""));
  again = Error{};
  QVERIFY(!cache::openOutbox(path_, kKey)->salvage);
}

QString TestOutboxSalvage::compare(const Files& files, Kept& kept) {
  const auto rows = rowsOf(*kept.outbox);
  for (const auto& [number, is] : rows) {
    const auto was = files.rows.find(number);
    if (was == files.rows.end()) return QStringLiteral("row %1 was never made").arg(number);
    if (!sameDecision(is, was->second)) return QStringLiteral("row %1 is another decision").arg(number);
    if (!mayBecome(was->second.state, is.state)) return QStringLiteral("row %1 has another state").arg(number);
  }
  for (const auto& [number, was] : files.rows)
    if (!rows.contains(number) && !(kept.salvage && isReported(*kept.salvage, number)))
      return QStringLiteral("row %1 is missing, and nobody says so").arg(number);
  const auto next =
      kept.outbox->add(fixtures::decisionOn(fixtures::rebateNumbered(99)), fixtures::rebateNumbered(99), byChen(99));
  if (!next) return QStringLiteral("nothing can be added");
  if (next->decision.deviceSeq <= files.rows.rbegin()->first && !(kept.salvage && !kept.salvage->wholeNumbers))
    return QStringLiteral("number %1 is given twice").arg(next->decision.deviceSeq);
  const auto device = kept.profile->device().valueOr({});
  if (!kept.salvage && device != files.device) return QStringLiteral("another desktop");
  return device.empty() ? QStringLiteral("no desktop") : QString();
}

QString TestOutboxSalvage::verdictOn(const Files& files, const QByteArray& outbox, const QByteArray& journal) {
  put({outbox, {}, {}, {}});
  if (!journal.isEmpty()) putBytes(QString::fromStdString(path_ + "-journal"), journal);
  auto kept = cache::openOutbox(path_, kKey);
  if (!kept) return QStringLiteral("does not open: ") + QString::fromStdString(kept.error().detail);
  ++seen_[!kept->salvage ? "whole" : kept->salvage->damaged > 0 ? "lost rows" : "salvaged whole"];
  if (kept->salvage && kept->salvage->setAside != path_ + ".corrupt-1") return QStringLiteral("not put aside");
  return compare(files, *kept);
}

void TestOutboxSalvage::anyBitOfTheFile_data() {
  QTest::addColumn<int>("from");
  for (int from = 0; from < 9'000; from += 1'000) QTest::addRow("seeds from %d", from) << from;
}
void TestOutboxSalvage::anyBitOfTheFile() {
  QFETCH(int, from);
  const auto files = filled(kRows);
  seen_.clear();
  for (int seed = from; seed < from + 1'000; ++seed) {
    std::mt19937 dice(static_cast<unsigned>(seed));
    auto broken = files.outbox;
    // Most often one bit; sometimes several.
    for (auto flips = dice() % 4 == 0 ? 1 + dice() % 20 : 1; flips > 0; --flips) {
      const auto at = static_cast<qsizetype>(dice() % static_cast<unsigned>(broken.size()));
      broken[at] = static_cast<char>(broken[at] ^ (1 << dice() % 8));
    }
    const auto wrong = verdictOn(files, broken, {});
    QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(wrong)));
  }
  QVERIFY2(seen_["salvaged whole"] > 100 && seen_["lost rows"] > 10, "the flips show something");
}

/// A run that was ended in the middle of a commit, so that its journal has to be played back.
Files TestOutboxSalvage::withHotJournal() {
  auto files = filled(kRows);
  const auto path = QString::fromStdString(path_);
  for (int attempt = 0; attempt < 2'000; ++attempt) {
    put(files);
    const pid_t child = fork();
    if (child == 0) {
      auto kept = cache::openOutbox(path_, kKey);
      for (int i = 0; kept && i < 1'000; ++i) static_cast<void>(addOne(*kept, 100 + i));
      _exit(0);
    }
    usleep(static_cast<useconds_t>(2'000 + attempt * 37 % 9'000));
    ::kill(child, SIGSTOP);
    waitpid(child, nullptr, WUNTRACED);
    Files found{bytesOf(path), bytesOf(path + QStringLiteral("-journal")), {}, files.device};
    ::kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    if (!found.journal.startsWith(kJournalMagic) || found.journal.size() < 5'000) continue;
    auto kept = cache::openOutbox(path_, kKey);
    if (!kept || kept->salvage) qFatal("a kill damaged the outbox");
    found.rows = rowsOf(*kept->outbox);
    return found;
  }
  qFatal("no commit was caught in the middle");
}

void TestOutboxSalvage::anyBitOfAHotJournal() {
  seen_.clear();
  Files files;
  for (int seed = 0; seed < 1'000; ++seed) {
    if (seed % 250 == 0) files = withHotJournal();
    std::mt19937 dice(static_cast<unsigned>(seed));
    auto broken = files.journal;
    const auto at = static_cast<qsizetype>(dice() % static_cast<unsigned>(broken.size()));
    broken[at] = static_cast<char>(broken[at] ^ (1 << dice() % 8));
    // Nobody was told of the row that was being committed: it may be there, whole.
    auto known = files;
    const auto next = files.rows.rbegin()->first + 1;
    put({files.outbox, {}, {}, {}});
    putBytes(QString::fromStdString(path_ + "-journal"), broken);
    auto kept = cache::openOutbox(path_, kKey);
    QVERIFY2(kept.ok(), qPrintable(QStringLiteral("seed %1").arg(seed)));
    ++seen_[kept->salvage ? "salvaged" : "whole"];
    const auto rows = rowsOf(*kept->outbox);
    if (rows.contains(next)) known.rows[next] = rows.at(next);
    const auto wrong = compare(known, *kept);
    QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(wrong)));
  }
  QVERIFY(seen_["whole"] > 0 && seen_["salvaged"] > 0);
}

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestOutboxSalvage)
#include "tst_outbox_salvage.moc"
