// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <map>
#include <optional>

#include "ui/page.h"
#include "ui/users/timeline_dress.h"

class QButtonGroup;
class QLabel;
class QMenu;
class QTableView;
class QToolButton;

namespace rebate {

/// Everything that touched one person: told by a region, page by page as one goes down; without one, what this
/// desktop's copy knows of it.
class PersonTimeline : public QFrame {
  Q_OBJECT
 public:
  explicit PersonTimeline(const Context& context, QWidget* parent = nullptr);

  void show(const std::string& userId);
  void factsChanged();
  void refresh();      ///< the copy and the region are read again, as far as they were read before
  void copyChanged();  ///< only the copy
  void outboxChanged();
  void tick();
  void takeFocus();  ///< with something selected, as soon as there is
  bool has(const std::string& rebateId) const;
  QTableView* table() const { return table_; }
  const TimelineModel& model() const { return model_; }

 Q_SIGNALS:
  void rebateChosen(const QString& rebateId);
  void withdrawalChosen(const QString& withdrawalId);

 private:
  void buildHead(QLayout* layout);
  void buildKinds();
  void buildTable();
  void groupChosen(int id);
  void kindsToggled();
  void setKinds(std::set<TimelineKind> kinds);
  void activate(const QModelIndex& index);
  void nearEnd();
  void readRegion(bool older);
  void told(Result<TimelineSlice> slice, bool older);
  void readCopy();
  void rowsChanged();
  void showNote();

  Context context_;
  TimelineModel model_;
  TimelineDress* dress_;
  QButtonGroup* groups_;
  QToolButton* kindsButton_;
  QMenu* kindsMenu_;
  QTableView* table_;
  QLabel* empty_;
  QLabel* note_;
  std::string userId_;
  int asked_ = 0;  ///< counts the questions: an answer to an older one is nobody's
  std::optional<std::int64_t>
      applied_;  ///< number of the newest command about them that was done; absent: not looked yet
  bool asking_ = false;
  bool readingCopy_ = false;
  bool copyAgain_ = false;  ///< it changed while it was read
  bool copyEnds_ = true;    ///< all of its rows are here
  int copyLimit_ = 0;
  int copyNumber_ = 0;            ///< of the copy that was asked last
  std::optional<Error> trouble_;  ///< of the last question to a region
  Millis toldAt_ = 0;
  bool wantsFocus_ = false;
};

}  // namespace rebate
