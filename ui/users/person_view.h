// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <optional>

#include "ui/page.h"
#include "ui/users/signals_card.h"
#include "ui/users/user_acts.h"

namespace rebate {

class ActDialog;
class EmptyState;
class ExplainCard;
class FigureCards;
class MonthChart;
class NoteCard;
class PersonHead;
class RevealCard;
class RevealDialog;
class PersonTimeline;

/// One person: figures, timeline, notes, signals, and what may be done.
class PersonView : public QWidget {
  Q_OBJECT
 public:
  PersonView(const Context& context, const std::string& userId, QWidget* parent = nullptr);

  void factsChanged();
  void rebatesChanged(const std::vector<std::string>& ids);
  void outboxChanged();
  void tick();
  void takeFocus();
  void setTypical(const std::optional<Share>& typical);
  void explain(const QString& rebateId);
  void begin(UserAct act, const std::string& about = {});  ///< opens its dialog
  /// The same once the person is here; why not, when not, is said.
  void beginWhenKnown(UserAct act, const std::string& about);

  const std::string& userId() const { return userId_; }
  const std::optional<User>& user() const { return user_; }
  PersonHead* head() const { return head_; }
  PersonTimeline* timeline() const { return timeline_; }
  NoteCard* note() const { return note_; }
  RevealCard* reveal() const { return reveal_; }
  ExplainCard* explanation() const { return explain_; }
  MonthChart* chart() const { return chart_; }
  ActDialog* dialog() const;  ///< null while none is open
  RevealDialog* revealDialog() const;

 Q_SIGNALS:
  void wanted(const Destination& where);
  void said(const QString& text, ToastKind kind);
  void named();  ///< the mask is known, or another one

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void build();
  QWidget* buildSide();
  void readCopy();
  void readRegion();
  void readReturned();
  void readRules();
  void learn(const User& user);
  void showAll();
  void showMissing();
  void closeExplanation();
  void beginWish();

  Context context_;
  std::string userId_;
  std::optional<User> user_;
  PersonalData masks_;
  std::optional<UserFigures> figures_;
  std::optional<Share> typical_;
  std::optional<RuleSet> rules_;
  bool copyRead_ = false, regionRead_ = false;  ///< at least once, with whatever answer
  bool readingCopy_ = false, readingRegion_ = false;
  bool outboxStale_ = false;   ///< it changed while nobody looked
  bool regionLost_ = false;    ///< it could not be asked: to be asked again
  std::int64_t seenSeq_ = -1;  ///< change number the copy was read at
  int copyNumber_ = 0;
  Millis readAt_ = 0;  ///< monotonic
  PersonHead* head_;
  RevealCard* reveal_;
  FigureCards* figureCards_;
  PersonTimeline* timeline_;
  ExplainCard* explain_;
  MonthChart* chart_;
  NoteCard* note_;
  SignalsCard* signals_;
  QWidget* body_;
  EmptyState* empty_;
  std::optional<std::pair<UserAct, std::string>> wish_;  ///< what is begun once the person is known
  QPointer<ActDialog> dialog_;
  QPointer<RevealDialog> revealDialog_;
};

}  // namespace rebate
