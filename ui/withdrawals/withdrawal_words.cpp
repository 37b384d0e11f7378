// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/withdrawals/withdrawal_words.h"

#include <QDate>
#include <QLocale>
#include <algorithm>

#include "ui/style/words.h"

namespace rebate {

QueryPace queryPaceOf(Millis unknownFor) {
  constexpr Millis kFirst = 1'000, kMost = 300'000;
  QueryPace pace{0, kFirst};
  Millis wait = kFirst, at = kFirst;
  while (at <= unknownFor) {
    ++pace.asked;
    wait = std::min(wait * 2, kMost);
    if (wait == kMost && at + wait <= unknownFor) {  // evenly from here on
      const auto more = (unknownFor - at) / kMost;
      pace.asked += static_cast<int>(more) - 1;
      at += (more - 1) * kMost;
    }
    at += wait;
  }
  pace.nextIn = at - unknownFor;
  return pace;
}

QString WithdrawalWords::stage(WithdrawalStage stage) {
  switch (stage) {
    case WithdrawalStage::waiting:
      return tr("Waiting");
    case WithdrawalStage::secondApproval:
      return tr("Second approval");
    case WithdrawalStage::reviewed:
      return tr("Reviewed");
    case WithdrawalStage::inPayout:
      return tr("In payout");
    case WithdrawalStage::unknown:
      return tr("Unknown");
    case WithdrawalStage::returned:
      return tr("Returned");
    case WithdrawalStage::paid:
      return tr("Paid");
    case WithdrawalStage::rejected:
      return tr("Rejected");
    case WithdrawalStage::cancelled:
      return tr("Cancelled");
  }
  return {};
}

QString WithdrawalWords::state(const Withdrawal& withdrawal) {
  const auto at = stageOf(withdrawal);
  return at == WithdrawalStage::secondApproval ? tr("1 of 2 approved") : stage(at);
}

QString WithdrawalWords::note(const Withdrawal& w, Millis now) {
  switch (stageOf(w)) {
    case WithdrawalStage::waiting:
      return w.reviewers > 1 ? tr("two people approve it") : QString(QChar(0x2014));
    case WithdrawalStage::secondApproval:
      return tr("first approved by %1").arg(qs(w.firstReviewer));
    case WithdrawalStage::reviewed:
      return tr("approved by %1").arg(qs(w.reviewer));
    case WithdrawalStage::inPayout:
      return w.sentAt == 0 ? tr("not sent yet") : tr("with the provider");
    case WithdrawalStage::unknown: {
      const auto pace = queryPaceOf(now - w.updatedAt);
      return tr("asked about %1 times, next in %2").arg(pace.asked).arg(Words::age(pace.nextIn + 999));
    }
    case WithdrawalStage::paid:
      return tr("on %1").arg(dayTime(w.settledAt));
    case WithdrawalStage::returned:
    case WithdrawalStage::rejected:
    case WithdrawalStage::cancelled:
      return qs(w.note);
  }
  return {};
}

QString WithdrawalWords::whatNow(const WithdrawalRow& row, Millis now) {
  const auto& w = row.withdrawal;
  switch (stageOf(w)) {
    case WithdrawalStage::waiting:
      return w.reviewers > 1 ? tr("Two different people approve it; neither is who asked for it.")
                             : tr("Somebody approves it who did not ask for it.");
    case WithdrawalStage::secondApproval:
      return tr("%1 approved it first. A second person has to approve it as well.").arg(qs(w.firstReviewer));
    case WithdrawalStage::reviewed:
      if (row.userState == UserState::frozen)
        return tr("It is approved, and its user is frozen: nothing is paid out to them until somebody lifts that.");
      return tr("It is approved and waits for a payout batch, which %1 may not build.").arg(qs(w.reviewer));
    case WithdrawalStage::inPayout:
      return w.sentAt == 0 ? tr("The leading region hands it to the provider in a moment.")
                           : tr("It is with the provider. What becomes of it is known in a moment.");
    case WithdrawalStage::unknown: {
      const auto pace = queryPaceOf(now - w.updatedAt);
      return tr("The provider gave no answer, so nobody knows whether it was paid. It is never sent again, only asked "
                "about: about %1 times so far, next in %2 at the usual pace.")
          .arg(pace.asked)
          .arg(Words::age(pace.nextIn + 999));
    }
    case WithdrawalStage::returned:
      return tr("The money is back in the balance. Ask the user to check their payout account, then request it again.");
    case WithdrawalStage::paid:
      return tr("The provider paid it. A bank may still send it back; it is asked about for thirty days.");
    case WithdrawalStage::rejected:
    case WithdrawalStage::cancelled:
      return tr("Nothing was paid. The money is back in the balance.");
  }
  return {};
}

QString WithdrawalWords::verdict(ReviewVerdict verdict) {
  switch (verdict) {
    case ReviewVerdict::approve:
      return tr("Approve");
    case ReviewVerdict::reject:
      return tr("Reject");
    case ReviewVerdict::cancel:
      return tr("Cancel it");
  }
  return {};
}

QString WithdrawalWords::approve(Fen amount) {
  return tr("Approve %1").arg(yuan(amount));
}

Status WithdrawalWords::status(WithdrawalStage stage) {
  switch (stage) {
    case WithdrawalStage::waiting:
    case WithdrawalStage::reviewed:
    case WithdrawalStage::inPayout:
    case WithdrawalStage::paid:
      return Status::ok;
    case WithdrawalStage::secondApproval:
      return Status::warning;
    case WithdrawalStage::returned:
      return Status::bad;
    case WithdrawalStage::unknown:
    case WithdrawalStage::rejected:
    case WithdrawalStage::cancelled:
      return Status::unknown;
  }
  return Status::unknown;
}

const char* WithdrawalWords::tone(WithdrawalStage stage) {
  switch (stage) {
    case WithdrawalStage::secondApproval:
    case WithdrawalStage::unknown:
      return "warning";
    case WithdrawalStage::returned:
      return "bad";
    case WithdrawalStage::paid:
      return "ok";
    case WithdrawalStage::waiting:
    case WithdrawalStage::reviewed:
    case WithdrawalStage::inPayout:
    case WithdrawalStage::rejected:
    case WithdrawalStage::cancelled:
      return "unknown";
  }
  return "unknown";
}

QString WithdrawalWords::month(CalendarMonth month) {
  //: A month with its year, in the pattern of QLocale::toString: "June 2026".
  return QLocale().toString(QDate(month.year, month.month, 1), tr("MMMM yyyy"));
}

Facts factsOf(const WithdrawalRow& row) {
  const auto& w = row.withdrawal;
  Facts facts{{"id", w.id},
              {"user_id", w.userId},
              {"amount_fen", std::to_string(w.amount.value)},
              {"state", std::string(name(w.state))},
              {"reviewers", std::to_string(w.reviewers)},
              {"requested_by", w.requestedBy},
              {"first_reviewer", w.firstReviewer},
              {"reviewer", w.reviewer},
              {"payer", w.payer},
              {"payout_id", w.payoutId},
              {"note", w.note},
              {"version", std::to_string(w.version)}};
  std::erase_if(facts, [](const auto& fact) { return fact.second.empty(); });
  return facts;
}

}  // namespace rebate
