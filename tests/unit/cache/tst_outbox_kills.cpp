// SPDX-License-Identifier: GPL-3.0-or-later
// Fault 9: a desktop that is killed around a commit of its outbox, at random and before each write of it. All or
// nothing; and whatever was said to be kept is there. On a real disk.
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <random>
#include <set>

#include "cache/open.h"
#include "fixtures/commands.h"
#include "fixtures/rebates.h"
#include "wire/uuid.h"

namespace rebate {
namespace {

const Key kKey{3, 1, 4};
constexpr std::size_t kIdSize = 36;

Result<OutboxItem> addOne(Outbox& outbox, int number) {
  if (number % 3 == 1) {
    Decision decision;
    decision.id = wire::uuid7(number);
    const auto command = fixtures::commandNumbered(number);
    decision.rebateId = entityOf(command);
    return outbox.add(decision, command, fixtures::factsNumbered(number), {"chen.jing", "store-1", 1, 2, 0});
  }
  const auto seen = fixtures::rebateNumbered(number);
  return outbox.add(fixtures::decisionOn(seen), seen, {"chen.jing", "store-1", 1, 2, 0});
}

/// What a child does to the outbox; it writes the id of each decision that is kept to the pipe.
using Deed = std::function<void(const std::string& path, int pipe)>;

void addForEver(const std::string& path, int pipe) {
  auto kept = cache::openOutbox(path, kKey);
  const std::string ready(kIdSize, ' ');
  if (!kept || write(pipe, ready.data(), kIdSize) != kIdSize) return;
  for (int i = 0; i < 100'000; ++i) {
    const auto item = addOne(*kept->outbox, i);
    if (!item || write(pipe, item->decision.id.data(), kIdSize) != kIdSize) return;
  }
}

/// The file calls of SQLite in this process, counted; the process ends before the one that was chosen, or in the middle
/// of it.
struct FileCalls {
  inline static int left = 0;
  inline static bool torn = false;
  inline static ssize_t (*pwrite)(int, const void*, size_t, off_t) = nullptr;
  inline static int (*ftruncate)(int, off_t) = nullptr;
  inline static int (*unlink)(const char*) = nullptr;

  static bool isTheOne() { return left > 0 && --left == 0; }
  static void end() { ::kill(getpid(), SIGKILL); }
  static ssize_t pwriteCounted(int file, const void* bytes, size_t size, off_t at) {
    if (isTheOne()) {
      if (torn) (void)pwrite(file, bytes, size / 2, at);
      end();
    }
    return pwrite(file, bytes, size, at);
  }
  static int ftruncateCounted(int file, off_t size) {
    if (isTheOne()) end();
    return ftruncate(file, size);
  }
  static int unlinkCounted(const char* path) {
    if (isTheOne()) end();
    return unlink(path);
  }
  static void replace(const char* name, sqlite3_syscall_ptr with, sqlite3_syscall_ptr& was) {
    auto* vfs = sqlite3_vfs_find(nullptr);
    was = vfs->xGetSystemCall(vfs, name);
    if (vfs->xSetSystemCall(vfs, name, with) != SQLITE_OK) _exit(3);
  }
  /// In a child only.
  static void endAt(int call, bool half) {
    left = call;
    torn = half;
    sqlite3_syscall_ptr was = nullptr;
    for (const auto* name : {"pwrite", "pwrite64"}) {
      replace(name, reinterpret_cast<sqlite3_syscall_ptr>(pwriteCounted), was);
      if (was != nullptr) pwrite = reinterpret_cast<decltype(pwrite)>(was);
    }
    replace("ftruncate", reinterpret_cast<sqlite3_syscall_ptr>(ftruncateCounted), was);
    ftruncate = reinterpret_cast<decltype(ftruncate)>(was);
    replace("unlink", reinterpret_cast<sqlite3_syscall_ptr>(unlinkCounted), was);
    unlink = reinterpret_cast<decltype(unlink)>(was);
  }
};

}  // namespace

class TestOutboxKills : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { sqlite3_initialize(); }
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    path_ = folder_->filePath(QStringLiteral("outbox.db")).toStdString();
    said_.clear();
    rows_ = 0;
  }
  void atRandomMoments_data();
  void atRandomMoments();
  void beforeEveryWrite_data();
  void beforeEveryWrite();

 private:
  struct End {
    int said = 0;
    bool killed = false;
  };
  struct KillAt {
    int kept = -1;         ///< after so many decisions were said to be kept; −1: it ends itself
    int microseconds = 0;  ///< and so much later
  };
  End inAChild(const Deed& deed, const KillAt& kill);
  QString verdict();

  std::unique_ptr<QTemporaryDir> folder_;
  std::string path_;
  std::set<std::string> said_;  ///< ids that were said to be kept
  std::size_t rows_ = 0;        ///< at the last look
};

TestOutboxKills::End TestOutboxKills::inAChild(const Deed& deed, const KillAt& kill) {
  int pipes[2];
  if (pipe(pipes) != 0) qFatal("no pipe");
  const pid_t child = fork();
  if (child == 0) {
    ::close(pipes[0]);
    deed(path_, pipes[1]);
    _exit(0);
  }
  ::close(pipes[1]);
  End end;
  char id[kIdSize];
  const auto hear = [&] {
    if (read(pipes[0], id, kIdSize) != kIdSize) return false;
    if (id[0] == ' ') return true;  // it begins now
    said_.emplace(id, kIdSize);
    ++end.said;
    return true;
  };
  if (kill.kept >= 0) {
    for (int heard = -1; heard < kill.kept && hear();) ++heard;
    usleep(static_cast<useconds_t>(kill.microseconds));
    ::kill(child, SIGKILL);
  }
  while (hear()) {
  }
  ::close(pipes[0]);
  int status = 0;
  waitpid(child, &status, 0);
  end.killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
  return end;
}

/// Opening verifies every page and the chain; one decision more than was said may have been committed.
QString TestOutboxKills::verdict() {
  const auto kept = cache::openOutbox(path_, kKey);
  if (!kept) return QStringLiteral("does not open: ") + QString::fromStdString(kept.error().detail);
  if (kept->salvage) return QStringLiteral("damaged");
  std::set<std::string> ids;
  for (const auto& item : kept->outbox->page(0, 1'000'000).valueOr({})) ids.insert(item.decision.id);
  for (const auto& id : said_)
    if (!ids.contains(id)) return QStringLiteral("one that was said to be kept is gone");
  if (ids.size() > said_.size() + 1) return QStringLiteral("more than was ever asked for");
  said_ = ids;
  rows_ = ids.size();
  return {};
}

void TestOutboxKills::atRandomMoments_data() {
  QTest::addColumn<int>("from");
  for (int from = 0; from < 1'000; from += 50) QTest::addRow("kills from %d", from) << from;
}
void TestOutboxKills::atRandomMoments() {
  QFETCH(int, from);
  QVERIFY(verdict().isEmpty());  // the file is there, so that kills meet commits and not its making
  std::mt19937 dice(static_cast<std::mt19937::result_type>(from));
  int said = 0;
  for (int kill = 0; kill < 50; ++kill) {
    const auto end = inAChild(addForEver, {static_cast<int>(dice() % 3), static_cast<int>(dice() % 4'000)});
    QVERIFY(end.killed);
    said += end.said;
    const auto wrong = verdict();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
  }
  QVERIFY2(said > 0, "decisions were kept between the kills");
}

void TestOutboxKills::beforeEveryWrite_data() {
  QTest::addColumn<int>("before");
  QTest::addColumn<bool>("torn");
  QTest::newRow("of the first decision, its file included") << -1 << false;
  QTest::newRow("of the first decision, its file included, torn") << -1 << true;
  QTest::newRow("of one more") << 30 << false;
  QTest::newRow("of one more, torn") << 30 << true;
}
void TestOutboxKills::beforeEveryWrite() {
  QFETCH(int, before);
  QFETCH(bool, torn);
  int calls = 1;
  for (;; ++calls) {
    init();
    if (before >= 0) {
      auto kept = cache::openOutbox(path_, kKey);
      for (int i = 0; i < before; ++i) said_.insert(addOne(*kept->outbox, i)->decision.id);
    }
    const auto deed = [&](const std::string& path, int pipe) {
      FileCalls::endAt(calls, torn);
      auto kept = cache::openOutbox(path, kKey);
      const auto item = kept ? addOne(*kept->outbox, 999) : Result<OutboxItem>(kept.error());
      if (item) (void)!write(pipe, item->decision.id.data(), kIdSize);
    };
    const auto end = inAChild(deed, {});
    const auto wrong = verdict();
    QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("call %1: %2").arg(calls).arg(wrong)));
    if (!end.killed) {
      QCOMPARE(end.said, 1);
      break;
    }
  }
  QVERIFY2(calls > 5, qPrintable(QString::number(calls)));
}

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestOutboxKills)
#include "tst_outbox_kills.moc"
