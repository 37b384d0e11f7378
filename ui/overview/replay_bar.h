// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QFrame>
#include <QTimer>

#include <vector>

#include "ports/record_desk.h"
#include "tables/moment_series.h"

class QButtonGroup;
class QLabel;
class QPushButton;
class QSlider;

namespace rebate {

/// Minutes that were recorded, and where in them one stands. Says unmistakably that this is the past.
class ReplayBar : public QFrame {
  Q_OBJECT
 public:
  explicit ReplayBar(QWidget* parent = nullptr);

  void begin(Millis from, Millis to, std::vector<Moment> moments, std::vector<RecordEvent> events);
  bool isOn() const { return on_; }
  void end();  ///< back to now

  Millis at() const { return at_; }
  const std::vector<Moment>& moments() const { return moments_; }
  /// Those up to where one stands, newest first.
  std::vector<RecordEvent> eventsSoFar() const;
  /// What the overview knew then; nobody watched: no regions.
  WorkspaceFacts facts() const;

  void go(Millis at);        ///< kept within the minutes
  void pass(Millis span);    ///< that much real time, at the speed that was chosen
  void step(int direction);  ///< to the next event, or the one before
  void setPlaying(bool playing);
  bool isPlaying() const { return timer_.isActive(); }

 Q_SIGNALS:
  void moved();
  void ended();

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void say();

  bool on_ = false;
  Millis from_ = 0, to_ = 0, at_ = 0;
  std::vector<Moment> moments_;
  std::vector<RecordEvent> events_;  ///< oldest first
  QLabel *title_, *detail_;
  QSlider* slider_;
  QPushButton *play_, *before_, *next_, *back_;
  QButtonGroup* speeds_;
  QTimer timer_;
  QElapsedTimer since_;
};

/// As far as it was recorded.
WorkspaceFacts factsOf(const Moment& moment);

}  // namespace rebate
