// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ports/workspace.h"

namespace rebate {

/// What the copy has for what was typed, as far as it was read.
struct PaletteFinds {
  std::string text;
  std::vector<User> people;
  std::int64_t peopleCount = 0;  ///< kMostCounted: that many or more
  std::vector<Rebate> orders;
  std::int64_t ordersCount = 0;  ///< likewise
  std::string initialsOf;        ///< an item whose initials the text is; empty: none was found so
  std::int64_t tookUs = 0;       ///< reading the copy, µs; waiting not counted
  bool done = false;
};

/// Looks for people and orders in the copy, away from the thread that shows them; what is found comes bit by bit. Items
/// are found by the initials of their reading among those that are open and the newest: there is no index for it.
class PaletteSearch : public QObject {
  Q_OBJECT
 public:
  /// The workspace outlives it. Reads only what the operator's role may.
  explicit PaletteSearch(Workspace& workspace, QObject* parent = nullptr);
  ~PaletteSearch() override;

  void look(const std::string& text);  ///< forgets what was looked for before; too short a text finds nothing
  const PaletteFinds& finds() const { return finds_; }

  static constexpr int kShown = 8;  ///< of people, and of orders
  static constexpr int kMostCounted = 1'000;
  static constexpr int kOpenRows = 5'000;     ///< that are looked through by initials, of each open state
  static constexpr int kNewestRows = 20'000;  ///< likewise, of all

 Q_SIGNALS:
  void found();

 private:
  struct Items;
  template <class Answer>
  void ask(std::function<Answer(CacheReader&)> read, std::function<void(Answer&)> take);
  void lookForPeople();
  void lookForOrders();
  void lookForInitials();
  void addOrders(std::vector<Rebate> rows, bool byInitials);

  Workspace& workspace_;
  PaletteFinds finds_;
  int generation_ = 0;
  int running_ = 0;               ///< reads of this generation under way
  std::shared_ptr<Items> items_;  ///< touched on the reader's thread only
};

}  // namespace rebate
