// SPDX-License-Identifier: GPL-3.0-or-later
// Faults 17 and 18: the vault's files on a disk that takes nothing, with a real gnome-keyring.
#include <QFile>
#include <QTest>

#include "disk/small_disk.h"
#include "keyring/keyring_main.h"
#include "keyring/vault_desk.h"

using namespace rebate::fixtures;

namespace rebate::vault {
namespace {

const SecretText kPassphrase("correct horse battery");

}  // namespace

class TestVaultDisk : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void fault17DiskFull();
  void fault18ReadOnlyFolder();
};

void TestVaultDisk::fault17DiskFull() {
  SmallDisk disk(256);
  QVERIFY(disk.isThere());
  VaultDesk desk("fault17DiskFull", disk.path());
  QVERIFY(disk.fill());
  KeychainVault vault(desk.options);
  QVERIFY(opened(vault).error().code == Errc::storage);  // no half of a key file
  QVERIFY(!QFile::exists(desk.path("keys")));
  QVERIFY(disk.makeRoom());
  QVERIFY(opened(vault));
  const auto file = desk.keyFile();
  const auto key = *vault.dataKey("cache");
  QVERIFY(disk.fill());
  QTRY_VERIFY(rotated(vault).error().code == Errc::storage);
  QVERIFY(recoverySet(vault, kPassphrase).error().code == Errc::storage);
  QVERIFY(vault.renewDataKey("cache").error().code == Errc::storage);
  QVERIFY(vault.state() == VaultState::ready && *vault.dataKey("cache") == key);
  QCOMPARE(desk.keyFile(), file);
  KeychainVault other(desk.options);
  QVERIFY(opened(other) && *other.dataKey("cache") == key);  // reading needs no room
  QVERIFY(disk.makeRoom());
  QTRY_VERIFY(rotated(vault));
  QVERIFY(*vault.dataKey("cache") == key);
}

void TestVaultDisk::fault18ReadOnlyFolder() {
  SmallDisk disk(256);
  QVERIFY(disk.isThere());
  const VaultDesk writable("fault18ReadOnlyFolder", disk.path());
  const VaultDesk desk("fault18ReadOnlyFolder", disk.readOnlyPath());
  KeychainVault early(desk.options);
  QVERIFY(opened(early).error().code == Errc::storage);  // nothing is there yet, and nothing can be made
  KeychainVault first(writable.options);
  QVERIFY(opened(first));
  QTRY_COMPARE(desk.files().size(), 1);  // it has tidied up
  const auto before = desk.files();
  KeychainVault vault(desk.options);
  QVERIFY(opened(vault));
  QVERIFY(*vault.dataKey("cache") == *first.dataKey("cache"));
  QVERIFY(rotated(vault).error().code == Errc::storage);
  QVERIFY(recoverySet(vault, kPassphrase).error().code == Errc::storage);
  QVERIFY(vault.renewDataKey("cache").error().code == Errc::storage);
  QCOMPARE(desk.files(), before);
}

}  // namespace rebate::vault

int main(int argc, char** argv) {
  if (!SmallDisk::prepare()) return 1;
  return runWithKeyring<rebate::vault::TestVaultDisk>(argc, argv);
}
#include "tst_vault_disk.moc"
