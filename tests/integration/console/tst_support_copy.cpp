// SPDX-License-Identifier: GPL-3.0-or-later
// Support with a million orders on the desktop: somebody is found by their phone, and one of their rebates explained,
// in four key actions. The window, the encrypted copy and its reader's thread are the real ones; no region answers.
#include <QElapsedTimer>
#include <QLabel>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>
#include <memory>

#include "cache/open.h"
#include "fake_workspace/sample_rebates.h"
#include "fake_workspace/scenes.h"
#include "tables/reader_thread.h"
#include "ui/shell/main_window.h"
#include "ui/style/words.h"
#include "ui/users/explain_card.h"
#include "ui/users/person_timeline.h"
#include "ui/users/person_view.h"
#include "ui/users/users_page.h"
#include "wire/blind_index.h"

using namespace rebate;

namespace {

constexpr int kRows = 1'000'000, kUsers = 60'000, kBatch = 20'000;
const Key kFileKey{7, 1, 8, 2, 8};
const std::string kSearchKey(32, 's');

std::string idOf(int number) {
  return "u-" + std::to_string(100'000 + number);
}

std::string phoneOf(int number) {
  return "139" + std::to_string(20'000'000 + number * 137);
}

/// The session is out of the way: this is about the copy and the window.
class CopyWorkspace : public FakeWorkspace {
 public:
  CacheReader* cache() override { return reader.get(); }
  CacheDesk* desk() override { return thread.get(); }
  std::unique_ptr<CacheReader> reader;
  std::unique_ptr<ReaderThread> thread;
};

std::vector<User> everybody() {
  std::vector<User> users;
  for (int i = 0; i < kUsers; ++i) {
    User user;
    user.id = idOf(i);
    user.mask = "林**";
    user.balance = {i};
    user.version = 1;
    user.find = wire::findTokens("林小明" + std::to_string(i), phoneOf(i), kSearchKey);
    users.push_back(std::move(user));
  }
  return users;
}

}  // namespace

class TestSupportCopy : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { fill(); }
  void byPhoneToWhyInFourKeyActions_data();
  void byPhoneToWhyInFourKeyActions();

 private:
  void fill();
  void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    ++actions_;
    QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : window_.get(), key, modifiers);
  }

  QTemporaryDir folder_;
  QSettings store_{folder_.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
  Settings settings_{store_};
  Look look_;
  Language language_;
  CopyWorkspace workspace_;
  std::unique_ptr<MainWindow> window_;
  int actions_ = 0;
};

void TestSupportCopy::fill() {
  QElapsedTimer watch;
  watch.start();
  const auto path = folder_.filePath(QStringLiteral("cache.db")).toStdString();
  {
    auto cache = cache::openCache(path, kFileKey);
    QVERIFY(cache && (*cache)->setScope({"sun.yu", Role::support, kSearchKey}));
    QVERIFY((*cache)->beginSnapshot());
    QVERIFY((*cache)->addRows(everybody(), {}));
    SampleRebates samples(1, FakeClock::kStart);
    for (int done = 0; done < kRows; done += kBatch) {
      auto rows = samples.many(kBatch);
      for (int i = 0; i < kBatch; ++i) rows[static_cast<std::size_t>(i)].userId = idOf((done + i) % kUsers);
      QVERIFY((*cache)->addRows({}, rows));
    }
    QVERIFY((*cache)->finishSnapshot({"store", 1, 1}, "cn-east", FakeClock::kStart));
  }
  scenes::offline(workspace_);
  workspace_.state.who = Operator{"sun.yu", "孙雨", Role::support};
  workspace_.state.copyNumber = 1;
  auto reader = cache::openCacheReader(path, kFileKey);
  auto other = cache::openCacheReader(path, kFileKey);
  QVERIFY(reader && other);
  workspace_.reader = *std::move(reader);
  workspace_.thread = std::make_unique<ReaderThread>(*std::move(other));
  settings_.setTongue(Tongue::english);
  window_ = std::make_unique<MainWindow>(Context{workspace_, workspace_.clock, look_, settings_}, language_);
  window_->resize(1600, 960);
  window_->show();
  window_->activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(window_.get()));
  qInfo("a copy of %d rows and %d people: %.1f s", kRows, kUsers, static_cast<double>(watch.elapsed()) / 1e3);
}

void TestSupportCopy::byPhoneToWhyInFourKeyActions_data() {
  QTest::addColumn<int>("number");
  for (const int number : {17, 31'415, kUsers - 1}) QTest::addRow("number %d", number) << number;
}

void TestSupportCopy::byPhoneToWhyInFourKeyActions() {
  QFETCH(int, number);
  window_->go(PageId::overview);
  actions_ = 0;
  QElapsedTimer watch;
  watch.start();
  press(Qt::Key_4, Qt::ControlModifier);
  auto* page = window_->workbench()->users();
  ++actions_;
  QTest::keyClicks(QApplication::focusWidget(), QString::fromStdString(phoneOf(number)));
  press(Qt::Key_Return);
  QTRY_VERIFY(page->person() && page->person()->userId() == idOf(number));
  auto* table = page->person()->timeline()->table();
  QTRY_COMPARE(QApplication::focusWidget(), table);
  const auto found = watch.restart();
  const auto first = page->person()->timeline()->model().at(0)->item;
  press(Qt::Key_Return);
  QTRY_VERIFY(page->person()->explanation()->isVisible());
  QCOMPARE(actions_, 4);
  qInfo("found and shown in %lld ms, explained in %lld ms", found, watch.elapsed());
  QCOMPARE(page->person()->explanation()->shownId(), first.body.at("rebate_id"));
  const auto row = workspace_.reader->rebate(first.body.at("rebate_id"));
  QVERIFY(row && *row);
  QCOMPARE((*row)->userId, idOf(number));
  const auto* why = page->person()->explanation()->findChild<QLabel*>(QStringLiteral("why"));
  QCOMPARE(why->text(), QStringLiteral("WHY ") + yuan((*row)->split.user));
}

QTEST_MAIN(TestSupportCopy)
#include "tst_support_copy.moc"
