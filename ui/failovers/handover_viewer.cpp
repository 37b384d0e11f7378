// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failovers/handover_viewer.h"

#include <QFile>
#include <QFileInfo>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "ui/failovers/handover.h"

namespace rebate {
namespace {

constexpr qint64 kLargest = 64 * 1'024 * 1'024;  // bytes; a night is a few hundred thousand
constexpr int kWidth = 860, kHeight = 900;

}  // namespace

HandoverViewer::HandoverViewer(const QString& path, QWidget* parent) : QWidget(parent), page_(new QTextBrowser) {
  setWindowTitle(tr("Handover"));
  resize(kWidth, kHeight);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(page_);
  page_->setAccessibleName(tr("Handover"));
  page_->setOpenLinks(false);  // nothing in a file leads anywhere
  shown_ = load(path);
  if (!shown_)
    page_->setPlainText(tr("%1 is no handover that this version can read. Handovers are the JSON files that the "
                           "Failovers page exports.")
                            .arg(QFileInfo(path).fileName()));
}

bool HandoverViewer::load(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly) || file.size() > kLargest) return false;
  const auto facts = Handover::read(file.readAll());
  if (!facts) return false;
  Handover::fill(*page_->document(), *facts);
  return true;
}

}  // namespace rebate
