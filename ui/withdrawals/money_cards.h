// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/withdrawals/settlement_source.h"

class QLabel;

namespace rebate {

/// The four figures above the queue; each tells its definition on hover and to a screen reader.
class MoneyCards : public QWidget {
  Q_OBJECT
 public:
  MoneyCards(const SettlementSource& source, const Context& context, QWidget* parent = nullptr);
  void refresh();
  QString text(int card) const;  ///< what card 0 … 3 says, line by line

 private:
  struct Card {
    QWidget* frame;
    QLabel* title;
    QLabel* figure;
    QLabel* detail;
  };
  Card add(const QString& title, const QString& definition);
  static void say(Card& card, const QString& figure, const QString& detail);

  const SettlementSource& source_;
  Context context_;
  Card due_, payable_, advance_, exposure_;
};

}  // namespace rebate
