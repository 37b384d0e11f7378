// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with open keys, against a real gnome-keyring: recovery passphrase, rotation, renewal.
#include <QElapsedTimer>
#include <QTest>
#include <QTimer>
#include <set>

#include "keyring/keyring.h"
#include "keyring/keyring_main.h"
#include "keyring/vault_desk.h"
#include "vault/seal.h"

using namespace rebate::fixtures;

namespace rebate::vault {
namespace {

const SecretText kPassphrase("correct horse battery");

std::map<std::string, Key> keysOf(KeychainVault& vault) {
  return {{"cache", *vault.dataKey("cache")}, {"outbox", *vault.dataKey("outbox")}};
}

int entryIn(const VaultDesk& desk) {
  return (*readWrappedKeys(desk.options.keyFile))->entry;
}

QByteArray firstFormat(const QByteArray& cache, const QByteArray& outbox) {
  return "{\"format\":1,\"backend\":\"Secret Service\",\"keys\":{\"cache\":\"" + cache + "\",\"outbox\":\"" + outbox +
         "\"}}";
}

}  // namespace

class TestVaultKeys : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    vault_.reset();  // before its folder goes
    desk_ = std::make_unique<VaultDesk>(QTest::currentTestFunction());
    vault_ = std::make_unique<KeychainVault>(desk_->options);
    QVERIFY(opened(*vault_));
    keys_ = keysOf(*vault_);
  }

  void whatNeedsOpenKeysSaysSo() {
    vault_->wipe();
    const auto before = desk_->files();
    QVERIFY(rotated(*vault_).error().code == Errc::locked);
    QVERIFY(recoverySet(*vault_, kPassphrase).error().code == Errc::locked);
    QVERIFY(vault_->renewDataKey("cache").error().code == Errc::locked);
    QVERIFY(recovered(*vault_, kPassphrase).error().code == Errc::notFound);
    QCOMPARE(desk_->files(), before);
    QVERIFY(opened(*vault_));
  }

  void passphraseOpensTheSameKeys() {
    QVERIFY(!vault_->recoverable());
    QVERIFY(recoverySet(*vault_, kPassphrase));
    QVERIFY(vault_->recoverable());
    const auto file = desk_->keyFile();
    for (const char* text : {"correct", "horse"}) QVERIFY(!file.contains(text));
    KeychainVault other(desk_->options);
    QVERIFY(recovered(other, SecretText("correct horse batterz")).error() ==
            (Error{Errc::corrupt, "passphrase", "another passphrase, or damaged"}));
    QVERIFY(other.recoverable() && other.state() != VaultState::ready);
    QVERIFY(recovered(other, kPassphrase));
    QVERIFY(other.state() == VaultState::ready);
    QVERIFY(keysOf(other) == keys_);
    QCOMPARE(desk_->keyFile(), file);
  }

  void recoveryGivesTheKeychainItsEntryBack() {
    QVERIFY(recoverySet(*vault_, kPassphrase));
    QVERIFY(rotated(*vault_));
    removeEntry(2);
    const int entries = keyring_.entries();
    KeychainVault other(desk_->options);
    QVERIFY(opened(other).error().code == Errc::locked);
    QCOMPARE(keyring_.entries(), entries);
    QVERIFY(recovered(other, kPassphrase));
    QTRY_COMPARE(keyring_.entries(), entries + 1);
    KeychainVault third(desk_->options);
    QVERIFY(opened(third) && keysOf(third) == keys_);
    QTRY_VERIFY(rotated(other));  // busy while the third one tidies up behind
    QVERIFY(keysOf(other) == keys_);
  }

  void passphraseIsLongEnoughInCharacters_data() {
    QTest::addColumn<QByteArray>("passphrase");
    QTest::addColumn<bool>("taken");
    QTest::newRow("11 letters") << QByteArray("elevencharz") << false;
    QTest::newRow("12 letters") << QByteArray("twelve chars") << true;
    QTest::newRow("11 signs of 3 bytes") << QByteArray("一二三四五六七八九十一") << false;
    QTest::newRow("12 signs of 3 bytes") << QByteArray("一二三四五六七八九十一二") << true;
  }
  void passphraseIsLongEnoughInCharacters() {
    QFETCH(QByteArray, passphrase);
    QFETCH(bool, taken);
    const auto before = desk_->keyFile();
    const auto outcome = recoverySet(*vault_, SecretText(passphrase.toStdString()));
    QCOMPARE(outcome.ok(), taken);
    if (taken) return;
    QVERIFY(outcome.error().code == Errc::invalid);
    QCOMPARE(outcome.error().field, std::string("passphrase"));
    QCOMPARE(desk_->keyFile(), before);
  }

  /// With the effort that a real passphrase costs: the regions' links on the same thread go on meanwhile.
  void derivingLeavesTheEventLoopAlive() {
    desk_->options.derivation = {};
    KeychainVault vault(desk_->options);
    QVERIFY(opened(vault));
    int ticks = 0;
    QTimer heart;
    connect(&heart, &QTimer::timeout, this, [&] { ++ticks; });
    heart.start(5);
    QElapsedTimer took;
    took.start();
    QVERIFY(recoverySet(vault, kPassphrase));
    qInfo("one passphrase: %lld ms, %d ticks meanwhile", static_cast<long long>(took.elapsed()), ticks);
    QVERIFY(ticks >= 5);
    const auto box = (*readWrappedKeys(desk_->options.keyFile))->recovery;
    QVERIFY(box && box->derivation.memory == quint64{256} << 20 && box->derivation.operations == 3);
    KeychainVault other(desk_->options);
    QVERIFY(recovered(other, kPassphrase) && keysOf(other) == keys_);
  }

  /// Not waited for: the thread ends before the vault does, and nobody is answered.
  void droppedWhileDeriving() {
    desk_->options.derivation = {};
    auto vault = std::make_unique<KeychainVault>(desk_->options);
    QVERIFY(opened(*vault));
    const auto before = desk_->keyFile();
    bool answered = false, started = false;
    auto setting = vault->setRecovery(kPassphrase, [&](const Outcome&) { answered = true; });
    QTimer::singleShot(0, this, [&] { started = true; });
    QTRY_VERIFY(started);
    vault.reset();
    setting.reset();
    QCoreApplication::processEvents();
    QVERIFY(!answered);
    QCOMPARE(desk_->keyFile(), before);
  }

  void anotherPassphraseReplacesIt() {
    QVERIFY(recoverySet(*vault_, kPassphrase));
    QVERIFY(recoverySet(*vault_, SecretText("another one, longer")));
    KeychainVault other(desk_->options);
    QVERIFY(recovered(other, kPassphrase).error().code == Errc::corrupt);
    QVERIFY(recovered(other, SecretText("another one, longer")));
    QVERIFY(recoverySet(other, SecretText()));
    QVERIFY(!other.recoverable());
    KeychainVault third(desk_->options);
    QVERIFY(recovered(third, SecretText("another one, longer")).error().code == Errc::notFound);
    QVERIFY(opened(third));
  }

  void rotationKeepsDataKeysAndPassphrase() {
    QVERIFY(recoverySet(*vault_, kPassphrase));
    const int entries = keyring_.entries();
    std::set<QByteArray> files{desk_->keyFile()};
    for (int round = 1; round <= 3; ++round) {
      QVERIFY(rotated(*vault_));
      QVERIFY(keysOf(*vault_) == keys_);
      QCOMPARE(entryIn(*desk_), 1 + round);
      QVERIFY2(files.insert(desk_->keyFile()).second, "sealed anew");
      QCOMPARE(keyring_.entries(), entries);  // the old one is gone
      KeychainVault byKeychain(desk_->options);
      QVERIFY(opened(byKeychain) && keysOf(byKeychain) == keys_ && byKeychain.recoverable());
      KeychainVault byPassphrase(desk_->options);
      QVERIFY(recovered(byPassphrase, kPassphrase) && keysOf(byPassphrase) == keys_);
    }
  }

  /// What a thief has of the old days: the file before the rotation and the entry of then.
  void oldMasterKeyOpensNothingNew() {
    QVERIFY(recoverySet(*vault_, kPassphrase));
    const auto old = entry(1);
    const auto file = **readWrappedKeys(desk_->options.keyFile);
    QVERIFY(unwrap(file, old));
    QVERIFY(rotated(*vault_));
    const auto rewrapped = **readWrappedKeys(desk_->options.keyFile);
    QVERIFY(unwrap(rewrapped, old).error().code == Errc::corrupt);
    QVERIFY(!resealRecovery(*rewrapped.recovery, old, Secret::random()));
  }

  void passphrasePutThereByAnotherIsNotCarriedOn() {
    const auto theirs = Secret::random();
    auto file = **readWrappedKeys(desk_->options.keyFile);
    const auto derivation = desk_->options.derivation.salted();
    file.recovery = sealRecovery(derivation, *derive(kPassphrase, derivation), theirs);
    QVERIFY(writeWrappedKeys(desk_->options.keyFile, file));
    KeychainVault other(desk_->options);
    QVERIFY(opened(other));
    QVERIFY(!other.recoverable());
    QVERIFY(rotated(other));
    QVERIFY(!(*readWrappedKeys(desk_->options.keyFile))->recovery);
    QVERIFY(keysOf(other) == keys_);
  }

  void renewedKeyReplacesTheOldForGood() {
    QVERIFY(recoverySet(*vault_, kPassphrase));
    const auto fresh = vault_->renewDataKey("cache");
    QVERIFY(fresh && *fresh != keys_["cache"]);
    QVERIFY(*vault_->dataKey("cache") == *fresh);
    const auto regional = vault_->renewDataKey("cache/cn-east");
    QVERIFY(regional && *regional != *fresh);
    KeychainVault byKeychain(desk_->options);
    QVERIFY(opened(byKeychain));
    KeychainVault byPassphrase(desk_->options);
    QVERIFY(recovered(byPassphrase, kPassphrase));
    for (auto* vault : {&byKeychain, &byPassphrase}) {
      QVERIFY(*vault->dataKey("cache") == *fresh && *vault->dataKey("outbox") == keys_["outbox"]);
      QVERIFY(*vault->dataKey("cache/cn-east") == *regional);
    }
  }

  void renewalThatCannotBeWrittenKeepsTheOldKey() {
    QVERIFY(QFile::rename(desk_->path("keys"), desk_->path("elsewhere")));
    QVERIFY(!vault_->renewDataKey("cache"));
    QVERIFY(!vault_->renewDataKey("new"));
    QVERIFY(keysOf(*vault_) == keys_);
    QVERIFY(!vault_->dataKey("new"));
    QVERIFY(QFile::rename(desk_->path("elsewhere"), desk_->path("keys")));
    QVERIFY(vault_->renewDataKey("cache"));
  }

  void twoProcessesDoNotUndoEachOther() {
    KeychainVault other(desk_->options);
    QVERIFY(opened(other));
    QTRY_VERIFY(rotated(*vault_));  // busy while the other one tidies up behind
    const auto file = desk_->keyFile();
    // The other one's keys are of the file before.
    QTRY_VERIFY(rotated(other).error().code == Errc::moved);
    QVERIFY(other.renewDataKey("cache").error().code == Errc::moved);
    QVERIFY(recoverySet(other, kPassphrase).error().code == Errc::moved);
    QCOMPARE(desk_->keyFile(), file);
    QVERIFY(opened(other) && keysOf(other) == keys_);
    QVERIFY(rotated(other));
  }

  void whoHasTheFolderKeepsOthersOut() {
    QTRY_VERIFY(rotated(*vault_));  // whoever tidied up is done
    auto held = FolderLock::take(desk_->options.keyFile, 0);
    QVERIFY(held);
    const auto before = desk_->files();
    QVERIFY(rotated(*vault_).error().code == Errc::busy);
    QVERIFY(recoverySet(*vault_, kPassphrase).error().code == Errc::busy);
    QVERIFY(vault_->renewDataKey("cache").error().code == Errc::busy);
    QCOMPARE(desk_->files(), before);
    { const auto released = *std::move(held); }
    QVERIFY(rotated(*vault_) && keysOf(*vault_) == keys_);
    QVERIFY(FolderLock::take("/nowhere/at/all", 0).error().code == Errc::storage);
  }

  void oneThingAtATime() {
    std::optional<Outcome> first;
    const auto running = vault_->rotate([&](const Outcome& outcome) { first = outcome; });
    QVERIFY(recoverySet(*vault_, kPassphrase).error().code == Errc::busy);
    QTRY_VERIFY(first.has_value());
    QVERIFY(*first);
    QVERIFY(recoverySet(*vault_, kPassphrase));
  }

  /// A session drops its account, and the vault with it, in the answer.
  void whoIsAnsweredMayDestroyIt() {
    using Call = std::function<Subscription(KeychainVault&, std::function<void(Outcome)>)>;
    QVERIFY(recoverySet(*vault_, kPassphrase));
    const Call open = [](auto& vault, auto answer) { return vault.open(answer); };
    const Call recover = [](auto& vault, auto answer) { return vault.recover(kPassphrase, answer); };
    const Call setRecovery = [](auto& vault, auto answer) { return vault.setRecovery(kPassphrase, answer); };
    const Call rotate = [](auto& vault, auto answer) { return vault.rotate(answer); };
    for (const auto& [call, whenOpen] :
         {std::pair{open, false}, {recover, false}, {setRecovery, true}, {rotate, true}}) {
      auto vault = std::make_unique<KeychainVault>(desk_->options);
      if (whenOpen) QVERIFY(opened(*vault));
      bool answered = false;
      const auto calling = call(*vault, [&](const Outcome&) {
        answered = true;
        vault.reset();
      });
      QTRY_VERIFY(answered);
    }
    QTRY_VERIFY(opened(*vault_) && keysOf(*vault_) == keys_);
  }

  void wipedInTheMiddleItAnswersAndNothingIsLost() {
    std::optional<Outcome> outcome;
    vault_.reset();
    auto options = desk_->options;
    KeychainVault* running = nullptr;
    options.step = [&](const char* step) {
      if (std::string_view(step) == "stored") QTimer::singleShot(0, [&] { running->wipe(); });
    };
    KeychainVault vault(options);
    running = &vault;
    QVERIFY(opened(vault));
    const auto rotating = vault.rotate([&](const Outcome& answer) { outcome = answer; });
    QTRY_VERIFY(outcome.has_value());
    QVERIFY(outcome->error().code == Errc::cancelled);
    QVERIFY(vault.state() == VaultState::locked && !vault.dataKey("cache"));
    QVERIFY(opened(vault) && keysOf(vault) == keys_);
  }

  void firstFormatIsReadAndWrittenAnew() {
    const auto master = entry(1);
    const auto box = [&](const std::string& purpose) {
      Key key = keys_[purpose];
      const auto sealed = sealKey(master, Secret(key), "rebate-console\n1\nSecret Service\n" + purpose);
      return QByteArray::fromStdString(sealed).toBase64();
    };
    const auto old = firstFormat(box("cache"), box("outbox"));
    QVERIFY(desk_->write("keys", old));
    KeychainVault vault(desk_->options);
    QVERIFY(opened(vault) && keysOf(vault) == keys_);
    QCOMPARE(desk_->keyFile(), old);  // opening alone writes nothing
    QVERIFY(recoverySet(vault, kPassphrase));
    QCOMPARE((*readWrappedKeys(desk_->options.keyFile))->format, 2);
    KeychainVault again(desk_->options);
    QVERIFY(opened(again) && keysOf(again) == keys_);
  }

  /// A newer version keeps one more file: profiles of before get its key when it is first asked for.
  void laterPurposeGetsItsKey() {
    QVERIFY(!vault_->dataKey("history"));
    const auto made = vault_->renewDataKey("history");
    QVERIFY(made);
    KeychainVault again(desk_->options);
    QVERIFY(opened(again) && keysOf(again) == keys_);
    QVERIFY(*again.dataKey("history") == *made);
  }

 private:
  Secret entry(int number) const {
    std::optional<Result<Secret>> answer;
    const auto& options = desk_->options;
    const MasterEntries entries(options.service, options.service + "/" + options.profile + "/" + options.account);
    const auto reading = entries.read(number, [&](Result<Secret> entry) { answer = std::move(entry); });
    static_cast<void>(QTest::qWaitFor([&] { return answer.has_value(); }, 30000));
    return answer && *answer ? **std::move(answer) : Secret();
  }

  void removeEntry(int number) const {
    bool removed = false;
    const auto& options = desk_->options;
    const MasterEntries entries(options.service, options.service + "/" + options.profile + "/" + options.account);
    const auto removing = entries.remove(number, [&](const Outcome& outcome) { removed = outcome.ok(); });
    QTRY_VERIFY(removed);
  }

  Keyring keyring_;
  std::unique_ptr<VaultDesk> desk_;
  std::unique_ptr<KeychainVault> vault_;
  std::map<std::string, Key> keys_;
};

}  // namespace rebate::vault

REBATE_KEYRING_TEST_MAIN(rebate::vault::TestVaultKeys)
#include "tst_vault_keys.moc"
