// SPDX-License-Identifier: GPL-3.0-or-later
// The way of money out, by four people at their own consoles over a real region and a real payout provider: asked for
// by support, reviewed, by two above the threshold, paid out by another; one that nobody knows about, one that came back.
#include <QTemporaryDir>
#include <QtTest>
#include <map>

#include "headless/headless_console.h"
#include "region/payout_house.h"

using namespace rebate;
using namespace rebate::fixtures;

namespace {

/// Everybody at once, each with a copy and an outbox of their own.
class Office {
 public:
  explicit Office(PayoutHouse& house) : address_("http://127.0.0.1:" + std::to_string(house.cluster().client(0).port())) {
    for (const char* name : {"support", "li.wei", "chen.jing", "zhao.lei"}) {
      auto& seat = seats_[name];
      seat.folder = std::make_unique<QTemporaryDir>();
      seat.desk = std::make_unique<Desk>();
      seat.console = std::make_unique<HeadlessConsole>(*seat.desk, seat.folder->path().toStdString(),
                                                       std::vector<std::string>{address_});
    }
  }

  bool signIn() {
    for (auto& [name, seat] : seats_)
      if (!seat.console->signIn(name, "correct horse")) return false;
    return HeadlessConsole::waitFor([this] {
      return std::all_of(seats_.begin(), seats_.end(), [](const auto& seat) {
        const auto& facts = seat.second.console->facts();
        return facts.fetchedAt > 0 && facts.target.state == WriteState::writing;
      });
    });
  }

  HeadlessConsole& at(const char* name) { return *seats_.at(name).console; }

  /// As their copy has it; absent: not there yet.
  std::optional<Withdrawal> row(const char* name, const std::string& id) {
    auto* cache = at(name).session().cache();
    const auto found = cache ? cache->withdrawal(id) : Result<std::optional<WithdrawalRow>>(std::nullopt);
    return found && *found ? std::optional((*found)->withdrawal) : std::nullopt;
  }

  bool comes(const char* name, const std::string& id, WithdrawalStage stage) {
    return HeadlessConsole::waitFor([&] {
      const auto found = row(name, id);
      return found && stageOf(*found) == stage;
    });
  }

  /// What became of it once it has settled, as the outbox shows it.
  std::optional<OutboxItem> command(const char* name, const Command& wish, const Facts& seen = {}) {
    std::optional<Result<OutboxItem>> kept;
    at(name).session().command(wish, seen, [&](Result<OutboxItem> item) { kept = std::move(item); });
    if (!HeadlessConsole::waitFor([&] { return kept.has_value(); }) || !*kept) return std::nullopt;
    std::optional<OutboxItem> settled;
    HeadlessConsole::waitFor([&] {
      for (const auto& item : at(name).outbox())
        if (item.decision.id == (*kept)->decision.id && !isOpen(item.state)) settled = item;
      return settled.has_value();
    });
    return settled;
  }

  std::string requested(const std::string& user, std::int64_t fen) {
    const auto item = command("support", RequestWithdrawal{user, {fen}});
    if (!item || item->state != OutboxState::applied) return "refused";
    const auto made = item->factsNow.find("id");
    return made == item->factsNow.end() ? "no id" : made->second;
  }

  std::optional<OutboxItem> review(const char* name, const std::string& id, ReviewVerdict verdict,
                                   const std::string& reason = {}) {
    HeadlessConsole::waitFor([&] { return row(name, id).has_value(); });
    const auto seen = row(name, id);
    if (!seen) return std::nullopt;
    return command(name, ReviewWithdrawal{id, seen->userId, seen->amount, verdict, seen->version, seen->contentHash,
                                          reason});
  }

 private:
  struct Seat {
    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<Desk> desk;
    std::unique_ptr<HeadlessConsole> console;
  };
  std::string address_;
  std::map<std::string, Seat, std::less<>> seats_;
};

bool isApplied(const std::optional<OutboxItem>& item) {
  return item && item->state == OutboxState::applied;
}

}  // namespace

class TestConsoleWithdrawals : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void fromTheRequestToTheEnd() {
    PayoutHouse house({{QStringLiteral("--mute-ms"), QStringLiteral("3000")}, "timeout_ms = 500\nvalid_s = 2\nquery_ms = 120000\n"});
    Office office(house);
    QVERIFY(office.signIn());

    // Two above the threshold: the first approval is one of two, the second another person's.
    const auto large = office.requested("u-a", 150'000);
    const auto small = office.requested("u-b", 5'000);
    QVERIFY(office.comes("li.wei", large, WithdrawalStage::waiting));
    QVERIFY(isApplied(office.review("li.wei", large, ReviewVerdict::approve)));
    QVERIFY(office.comes("chen.jing", large, WithdrawalStage::secondApproval));
    QVERIFY(office.comes("li.wei", large, WithdrawalStage::secondApproval));
    const auto twice = office.review("li.wei", large, ReviewVerdict::approve);  // the region says no, too
    QVERIFY(twice && twice->state != OutboxState::applied && twice->problem);
    QVERIFY(isApplied(office.review("chen.jing", large, ReviewVerdict::approve)));
    QVERIFY(isApplied(office.review("li.wei", small, ReviewVerdict::approve)));
    for (const char* name : {"support", "li.wei", "chen.jing", "zhao.lei"})
      for (const auto& id : {large, small}) QVERIFY(office.comes(name, id, WithdrawalStage::reviewed));
    QCOMPARE(office.at("zhao.lei").facts().cached.withdrawals.at(WithdrawalStage::reviewed).sum.value,
             std::int64_t{155'000});

    // Paid out by somebody else; every copy hears of it, the balance with it.
    QVERIFY(isApplied(office.command("zhao.lei", BuildPayout{{large, small}, {155'000}})));
    for (const char* name : {"support", "zhao.lei"})
      for (const auto& id : {large, small}) QVERIFY(office.comes(name, id, WithdrawalStage::paid));
    QCOMPARE(house.differences(), QString());

    // A provider that takes the money and is silent: unknown, asked about by a person, then known.
    const auto unknown = office.requested("u-b", 7'000);
    QVERIFY(isApplied(office.review("li.wei", unknown, ReviewVerdict::approve)));
    house.tellProvider("/mood/mute");
    QVERIFY(office.comes("zhao.lei", unknown, WithdrawalStage::reviewed));
    QVERIFY(isApplied(office.command("zhao.lei", BuildPayout{{unknown}, {7'000}})));
    QVERIFY(office.comes("zhao.lei", unknown, WithdrawalStage::unknown));  // and stays so until somebody asks
    QVERIFY(isApplied(office.command("zhao.lei", QueryWithdrawal{unknown})));
    QVERIFY(office.comes("zhao.lei", unknown, WithdrawalStage::paid));

    // One that the provider refuses comes back, with why, and the balance has it again.
    house.tellProvider("/mood/refuse");
    const auto returned = office.requested("u-c", 9'000);
    const auto free = house.free("u-c");
    QVERIFY(isApplied(office.review("li.wei", returned, ReviewVerdict::approve)));
    QVERIFY(office.comes("zhao.lei", returned, WithdrawalStage::reviewed));
    QVERIFY(isApplied(office.command("zhao.lei", BuildPayout{{returned}, {9'000}})));
    QVERIFY(office.comes("support", returned, WithdrawalStage::returned));
    QVERIFY(!office.row("support", returned)->note.empty());
    QCOMPARE(house.free("u-c"), free + 9'000);

    // And what was never paid: rejected with a reason.
    const auto rejected = office.requested("u-c", 1'000);
    QVERIFY(isApplied(office.review("chen.jing", rejected, ReviewVerdict::reject, "not this month")));
    QVERIFY(office.comes("support", rejected, WithdrawalStage::rejected));
    QCOMPARE(office.row("support", rejected)->note, std::string("not this month"));
    QCOMPARE(house.differences(), QString());
  }
};

QTEST_GUILESS_MAIN(TestConsoleWithdrawals)
#include "tst_console_withdrawals.moc"
