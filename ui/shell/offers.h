// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "ui/palette/palette_offer.h"
#include "ui/shell/main_window.h"

namespace rebate {

/// The pages and actions a window has for who is signed in, found by their names in both languages.
class Offers {
  Q_DECLARE_TR_FUNCTIONS(rebate::Offers)
 public:
  static std::vector<Offer> of(MainWindow& window);

 private:
  static void addPages(MainWindow& window, std::vector<Offer>& offers);
  static void addViews(MainWindow& window, std::vector<Offer>& offers);
  static void addAlerts(MainWindow& window, std::vector<Offer>& offers);
  static void addPeople(MainWindow& window, std::vector<Offer>& offers);
  static void addLooks(MainWindow& window, std::vector<Offer>& offers);
  static void addActions(MainWindow& window, std::vector<Offer>& offers);
};

}  // namespace rebate
