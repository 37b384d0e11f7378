// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "ui/page.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace rebate {

/// Pause of the failover and maintenance windows: whose, why, for how long still; to begin and to end them.
class PausePanel : public QFrame {
  Q_OBJECT
 public:
  explicit PausePanel(const Context& context, QWidget* parent = nullptr);
  void refresh();

 Q_SIGNALS:
  void said(const QString& text, ToastKind kind);

 private:
  struct Line {
    std::string id;
    QString text;
    bool soon = false;  ///< it ends soon
    QString button;     ///< name of what ends it; empty: this role may not
    void (PausePanel::*end)(const std::string&) = nullptr;
  };
  bool may(Permission permission) const;
  std::vector<Line> lines() const;
  void showBoard();
  void add(const Line& line);
  void showForm();
  QString left(Millis until) const;
  void begin();
  void endPause(const std::string& id);
  void endWindow(const std::string& id);
  void took(const Result<MaintenanceBoard>& answer, const QString& done);

  Context context_;
  QVBoxLayout* lines_;
  QComboBox* what_;
  QComboBox* span_;
  QLineEdit* reason_;
  QPushButton* begin_;
  QLabel* why_;
  std::vector<QLabel*> words_;
  std::vector<std::string> shown_;  ///< ids of the lines
  bool busy_ = false;
};

}  // namespace rebate
