// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "domain/personal.h"

using namespace rebate;

class TestPersonal : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void phonesAreNormalised_data();
  void phonesAreNormalised();
  void nicknamesAreNormalised_data();
  void nicknamesAreNormalised();
  void aNicknameIsFoundByItsFirstEight_data();
  void aNicknameIsFoundByItsFirstEight();
  void valuesAreMasked_data();
  void valuesAreMasked();
  void fieldsHaveNames();
};

void TestPersonal::phonesAreNormalised_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QByteArray>("normal");
  const std::pair<const char*, const char*> rows[] = {{"13800138000", "13800138000"},
                                                      {"138 0013 8000", "13800138000"},
                                                      {"138-0013-8000", "13800138000"},
                                                      {"+86 138 0013 8000", "13800138000"},
                                                      {"+8613800138000", "13800138000"},
                                                      {"0086-13800138000", "13800138000"},
                                                      {"(010) 6552 9988", "01065529988"},
                                                      {"86138001380", "86138001380"},  // eleven digits: no prefix
                                                      {"+852 5123 4567", "85251234567"},
                                                      {"0085251234567", "85251234567"},
                                                      {"1234", ""},
                                                      {"12345", "12345"},
                                                      {"call me", ""},
                                                      {"", ""}};
  for (const auto& [text, normal] : rows) QTest::newRow(text) << QByteArray(text) << QByteArray(normal);
}

void TestPersonal::phonesAreNormalised() {
  QFETCH(QByteArray, text);
  QFETCH(QByteArray, normal);
  QCOMPARE(QByteArray::fromStdString(normalPhone(text.toStdString())), normal);
  QCOMPARE(QByteArray::fromStdString(normalPhone(normal.toStdString())), normal);
}

void TestPersonal::nicknamesAreNormalised_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QByteArray>("normal");
  QTest::newRow("case") << QByteArray("SunFlower_9") << QByteArray("sunflower_9");
  QTest::newRow("blanks around") << QByteArray(" \tLin \n") << QByteArray("lin");
  QTest::newRow("blanks within stay") << QByteArray("a  B") << QByteArray("a  b");
  QTest::newRow("no ASCII") << QByteArray("林小明É") << QByteArray("林小明É");
  QTest::newRow("nothing") << QByteArray("  ") << QByteArray("");
}

void TestPersonal::nicknamesAreNormalised() {
  QFETCH(QByteArray, text);
  QFETCH(QByteArray, normal);
  QCOMPARE(QByteArray::fromStdString(normalNickname(text.toStdString())), normal);
}

void TestPersonal::aNicknameIsFoundByItsFirstEight_data() {
  QTest::addColumn<QString>("nickname");
  QTest::addColumn<QStringList>("texts");
  QTest::newRow("nothing") << QString() << QStringList();
  QTest::newRow("short") << QStringLiteral("林小明")
                         << QStringList{QStringLiteral("林"), QStringLiteral("林小"), QStringLiteral("林小明")};
  QTest::newRow("beyond the BMP") << QStringLiteral("𠮷A") << QStringList{QStringLiteral("𠮷"), QStringLiteral("𠮷a")};
  QStringList eight;
  for (int i = 1; i <= 8; ++i) eight << QStringLiteral("abcdefgh").left(i);
  QTest::newRow("eight") << QStringLiteral("abcdefgh") << eight;
  QTest::newRow("longer") << QStringLiteral("abcdefghij") << eight + QStringList{QStringLiteral("abcdefghij")};
}

void TestPersonal::aNicknameIsFoundByItsFirstEight() {
  QFETCH(QString, nickname);
  QFETCH(QStringList, texts);
  QStringList got;
  for (const auto& text : nicknameTexts(nickname.toStdString())) got << QString::fromStdString(text);
  QCOMPARE(got, texts);
}

void TestPersonal::valuesAreMasked_data() {
  QTest::addColumn<int>("field");
  QTest::addColumn<QByteArray>("value");
  QTest::addColumn<QByteArray>("masked");
  const auto row = [](PersonalField field, const char* value, const char* masked) {
    QTest::addRow("%s %s", std::string(name(field)).c_str(), value)
        << int(field) << QByteArray(value) << QByteArray(masked);
  };
  row(PersonalField::phone, "13800138000", "138****8000");
  row(PersonalField::phone, "+86 138 0013 8000", "138****8000");
  row(PersonalField::phone, "6552998", "****");
  row(PersonalField::nickname, "林小明", "林**");
  row(PersonalField::name, "Ann", "A**");
  row(PersonalField::payoutAccount, "6222020200112345678", "****5678");
  row(PersonalField::payoutAccount, "12345", "****");
  for (const auto field : kPersonalFields) row(field, "", "");
}

void TestPersonal::valuesAreMasked() {
  QFETCH(int, field);
  QFETCH(QByteArray, value);
  QFETCH(QByteArray, masked);
  QCOMPARE(QByteArray::fromStdString(mask(static_cast<PersonalField>(field), value.toStdString())), masked);
}

void TestPersonal::fieldsHaveNames() {
  PersonalData data;
  QVERIFY(data.empty());
  for (const auto field : kPersonalFields) {
    QCOMPARE(personalFieldFrom(name(field)), field);
    data[field] = std::string(name(field));
  }
  QCOMPARE(data, (PersonalData{"nickname", "phone", "name", "payout_account"}));
  QVERIFY(!personalFieldFrom("password"));
}

QTEST_GUILESS_MAIN(TestPersonal)
#include "tst_personal.moc"
