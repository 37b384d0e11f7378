// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/drawer_frame.h"

#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/style/make.h"

namespace rebate {
namespace {

constexpr int kNarrowest = 404;
constexpr int kWidest = 520;  // past this the table would have too little

}  // namespace

DrawerFrame::DrawerFrame(QWidget* parent) : QFrame(parent) {
  setProperty("look", QStringLiteral("card"));
  setMinimumWidth(kNarrowest);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(1, 1, 1, 1);
  scroll_ = new QScrollArea;
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setFocusPolicy(Qt::NoFocus);
  auto* content = new QWidget;
  content->setObjectName(QStringLiteral("drawer"));
  scroll_->setWidget(content);
  content->installEventFilter(this);
  outer->addWidget(scroll_, 1);
  inside_ = new QVBoxLayout(content);
  inside_->setContentsMargins(12, 12, 12, 12);
  outer->addWidget(footFrame_ = make::frame("foot"));
  footFrame_->installEventFilter(this);
  foot_ = new QVBoxLayout(footFrame_);
  foot_->setContentsMargins(12, 10, 12, 12);
}

bool DrawerFrame::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::LayoutRequest) fitContent();
  return QFrame::eventFilter(watched, event);
}

/// Room for the content beside the scroll bar, there or not.
void DrawerFrame::fitContent() {
  const int read = scroll_->widget()->minimumSizeHint().width() + scroll_->verticalScrollBar()->sizeHint().width();
  const int needed = std::max(read, footFrame_->minimumSizeHint().width()) + 4;  // our frame and margins
  if (needed > minimumWidth()) setMinimumWidth(std::min(needed, kWidest));
}

}  // namespace rebate
