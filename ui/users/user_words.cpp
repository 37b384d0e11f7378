// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/user_words.h"

#include <QDateTime>
#include <QLocale>

#include "ui/style/words.h"

namespace rebate {

QString UserWords::state(UserState state) {
  switch (state) {
    case UserState::active:
      return tr("Active");
    case UserState::frozen:
      return tr("Frozen");
    case UserState::erased:
      return tr("Erased");
  }
  return {};
}

QString UserWords::field(PersonalField field) {
  switch (field) {
    case PersonalField::nickname:
      return tr("Nickname");
    case PersonalField::phone:
      return tr("Phone");
    case PersonalField::name:
      return tr("Name");
    case PersonalField::payoutAccount:
      return tr("Payout account");
  }
  return {};
}

QString UserWords::withdrawal(WithdrawalState state) {
  switch (state) {
    case WithdrawalState::requested:
      return tr("asked for");
    case WithdrawalState::reviewed:
      return tr("reviewed");
    case WithdrawalState::inPayout:
      return tr("in payout");
    case WithdrawalState::unknown:
      return tr("outcome unknown");
    case WithdrawalState::paid:
      return tr("paid");
    case WithdrawalState::returned:
      return tr("returned");
    case WithdrawalState::rejected:
      return tr("rejected");
    case WithdrawalState::cancelled:
      return tr("cancelled");
  }
  return {};
}

QString UserWords::proposal(ProposalState state) {
  switch (state) {
    case ProposalState::open:
      return tr("waits for a second person");
    case ProposalState::approved:
      return tr("approved");
    case ProposalState::rejected:
      return tr("rejected");
    case ProposalState::withdrawn:
      return tr("withdrawn");
  }
  return {};
}

QString UserWords::title(const User& user) {
  return user.mask.empty() ? qs(user.id) : qs(user.id) + QStringLiteral(" · ") + qs(user.mask);
}

QString UserWords::signedYuan(Fen amount) {
  const bool taken = amount.value < 0;
  return QString(taken ? QChar(0x2212) : QLatin1Char('+')) + yuan(taken ? Fen{-amount.value} : amount);
}

QString UserWords::day(Millis at, Millis now) {
  const auto date = QDateTime::fromMSecsSinceEpoch(at).date();
  const bool thisYear = date.year() == QDateTime::fromMSecsSinceEpoch(now).date().year();
  return QLocale().toString(date, thisYear ? tr("d MMM") : tr("d MMM yyyy"));
}

}  // namespace rebate
