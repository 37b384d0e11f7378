// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/posting_preview.h"

#include <QTest>
#include <functional>

#include "fixtures/rebates.h"
#include "wire/digest.h"

namespace rebate {
namespace {

/// The rebate of money.md, awaiting approval.
Rebate example() {
  auto row = fixtures::rebateNumbered(1, RebateState::awaitingApproval);
  row.income = {772};
  row.platformFee = {77};
  row.reserveRate = {1000};
  row.shareRate = {5000};
  row.split = split(row.income, row.platformFee, row.reserveRate, row.shareRate).valueOr({});
  return row;
}

}  // namespace

class TestPostingPreview : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theTextIsTheContracts() {
    const auto row = example();
    const auto preview = wire::previewOf(row);
    QVERIFY(preview);
    std::string text = "credit\x1f" + row.id + '\x1f';
    text +=
        "commission_receivable\x1f\x1f"
        "695\x1f";
    text += "user_payable\x1f" + row.userId + "\x1f-312\x1f";
    text +=
        "platform_income\x1f\x1f-313\x1f"
        "reserve\x1f\x1f-70\x1f";
    QCOMPARE(preview->digest, wire::sha256(text));
    QCOMPARE(preview->legs.size(), std::size_t{4});
  }

  void whatIsBookedOtherwiseHasAnotherDigest_data() {
    QTest::addColumn<int>("what");
    for (int what = 0; what < 5; ++what) QTest::addRow("change %d", what) << what;
  }
  void whatIsBookedOtherwiseHasAnotherDigest() {
    QFETCH(int, what);
    const std::function<void(Rebate&)> changes[] = {
        [](Rebate& row) { row.userId += "0"; }, [](Rebate& row) { row.id += "0"; },
        [](Rebate& row) { row.split.user.value += 1, row.split.platform.value -= 1; },
        [](Rebate& row) { row.split.reserve.value += 1, row.split.platform.value -= 1; },
        [](Rebate& row) { row.split.due.value += 1, row.split.reserve.value += 1; }};
    auto other = example();
    changes[what](other);
    const auto before = wire::previewOf(example()), after = wire::previewOf(other);
    QVERIFY(before && after);
    QVERIFY(before->digest != after->digest);
  }

  void whatOnlyPeopleSeeHasNoPartInIt() {
    auto other = example();
    other.note = "a note";
    other.version += 1;
    other.proposedBy = "li.wei";
    QCOMPARE(wire::previewOf(other), wire::previewOf(example()));
  }

  void nothingWhereNothingCanBeApproved() {
    for (const auto state : {RebateState::estimated, RebateState::waiting, RebateState::held, RebateState::credited,
                             RebateState::rejected, RebateState::voided, RebateState::clawedBack}) {
      auto row = example();
      row.state = state;
      QVERIFY(!wire::previewOf(row));
    }
    auto nobodys = example();
    nobodys.userId.clear();
    QVERIFY(!wire::previewOf(nobodys));
  }

  void thereAndBack() {
    auto row = example();
    row.inviterId = "u-1";
    row.split.inviter = {10};
    row.split.platform.value -= 10;
    const auto preview = wire::previewOf(row);
    QVERIFY(preview);
    const auto back = wire::postingPreviewFrom(wire::json::value(wire::toJson(*preview)));
    QVERIFY(back);
    QCOMPARE(*back, *preview);
  }

  void brokenOnesAreErrors_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("no object") << QByteArray("[]");
    QTest::newRow("no digest") << QByteArray("{\"legs\":[]}");
    QTest::newRow("no legs") << QByteArray("{\"digest\":\"b4\"}");
    const QByteArray before = "{\"digest\":\"b4\",\"legs\":[{\"account\":";
    QTest::newRow("another account") << before + "\"pocket\",\"amount_fen\":1}]}";
    QTest::newRow("an amount in words") << before + "\"cash\",\"amount_fen\":\"1\"}]}";
  }
  void brokenOnesAreErrors() {
    QFETCH(QByteArray, json);
    const auto value = wire::parseJson(json.toStdString());
    QVERIFY(value);
    const auto preview = wire::postingPreviewFrom(*value);
    QVERIFY(!preview);
    QCOMPARE(preview.error().code, Errc::malformed);
  }
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestPostingPreview)
#include "tst_posting_preview.moc"
