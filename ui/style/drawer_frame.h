// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QScrollArea;
class QVBoxLayout;

namespace rebate {

/// A card beside a table: what is read scrolls, what is decided stays in view below it. As wide as both need, within
/// bounds; it only grows, so that another row does not push the splitter.
class DrawerFrame : public QFrame {
  Q_OBJECT
 public:
  explicit DrawerFrame(QWidget* parent = nullptr);

 protected:
  QVBoxLayout* inside() const { return inside_; }
  QVBoxLayout* foot() const { return foot_; }
  void showFoot(bool shown) { footFrame_->setVisible(shown); }
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fitContent();

  QScrollArea* scroll_;
  QVBoxLayout* inside_;
  QFrame* footFrame_;
  QVBoxLayout* foot_;
};

}  // namespace rebate
