// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "ui/page.h"
#include "ui/users/signals_card.h"
#include "ui/users/users_view.h"

class QLabel;
class QLineEdit;
class QStackedWidget;
class QTabBar;
class QTableView;
class QToolButton;

namespace rebate {

class EmptyState;
class PeopleSearch;
class PersonView;

/// People: a search beside those that are open, each in a tab.
class UsersPage : public Page {
  Q_OBJECT
 public:
  static constexpr int kMostOpen = 12;  ///< beyond that the one opened first makes room

  explicit UsersPage(const Context& context, QWidget* parent = nullptr);

  void factsChanged() override;
  void rebatesChanged(const std::vector<std::string>& ids) override;
  void withdrawalsChanged(const std::vector<std::string>& ids) override;
  void outboxChanged() override;
  void tick() override;
  void open(const std::string& userId) override;
  void arrive(const Destination& where) override;
  void takeFocus() override;
  void beAlone();  ///< in a window of its own: one person, no search, no tabs
  UsersView view() const;
  void restore(const UsersView& view);

  PersonView* person() const;  ///< the one in view; null when nobody is open
  QLineEdit* search() const { return search_; }
  QTableView* people() const { return people_; }
  QTabBar* tabs() const { return tabs_; }
  QString wish() const;  ///< what is done once somebody is opened: "Freeze: whom?"; empty: nothing is
  PeopleSearch& found() { return *found_; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* buildSearch();
  void buildTabs(class QVBoxLayout* layout);
  void buildKeys();
  void peopleChanged();
  void openFound();
  void openFirst();
  void close(int tab);
  void showTab();
  void nameTab(PersonView* view);
  void showHint();
  void showWish();
  void readTypical();
  PersonView* at(int tab) const;
  int tabOf(const std::string& userId) const;

  Context context_;
  PeopleSearch* found_;
  QWidget* side_;
  QLineEdit* search_;
  QTableView* people_;
  QLabel* hint_;
  QWidget* wishCard_;
  QLabel* wishWords_;
  std::optional<Destination> wish_;  ///< waits for the person it is about
  QWidget* tabRow_;
  QTabBar* tabs_;
  QToolButton* close_;
  QStackedWidget* views_;
  EmptyState* empty_;
  std::vector<class QShortcut*> tabKeys_;
  std::optional<Share> typical_;
  int typicalOf_ = 0;  ///< copy number it was counted in
  int copyNumber_ = 0;
  bool wasOffline_ = false;
  bool openWhenFound_ = false;  ///< Enter came before the answer
};

}  // namespace rebate
