// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/region_lines.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/overview/part_words.h"
#include "ui/signin/region_dialog.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/status_mark.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

Status reachability(const RegionView& view) {
  if (view.api && !understands(fitOf(*view.api))) return Status::bad;
  switch (view.link) {
    case LinkState::live:
    case LinkState::lagging:
      return Status::ok;
    case LinkState::needsSignIn:  // nobody is signed in: all that is asked is how it fares
      return view.roundTrip >= 0 ? Status::ok : Status::unknown;
    case LinkState::refused:
      return Status::bad;
    case LinkState::connecting:
    case LinkState::lost:
      return Status::unknown;
  }
  return Status::unknown;
}

}  // namespace

RegionLines::RegionLines(const Context& context, QWidget* parent) : QWidget(parent), context_(context) {
  layout_ = new QVBoxLayout(this);
  layout_->setContentsMargins(0, 0, 0, 0);
  layout_->setSpacing(9);
  layout_->addWidget(versions_ = make::paragraph({}));
  layout_->addWidget(none_ = make::paragraph({}));
  layout_->addWidget(add_ = make::button(tr("Add region…")), 0, Qt::AlignLeft);
  add_->setObjectName(QStringLiteral("addRegion"));
  add_->setVisible(context.regions != nullptr);
  connect(add_, &QPushButton::clicked, this, &RegionLines::add);
  refresh();
}

void RegionLines::addLine() {
  Line line{new QWidget, new StatusMark(context_.look), make::elided({}), make::label({}, "muted"), new QToolButton,
            {}};
  auto* row = new QHBoxLayout(line.row);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(7);
  row->addWidget(line.mark);
  row->addWidget(line.address, 1);
  row->addWidget(line.said);
  row->addWidget(line.more);
  line.more->setText(QStringLiteral("\u22ef"));
  line.more->setFixedSize(scaled(30), scaled(24));
  line.more->setProperty("look", QStringLiteral("flat"));
  line.more->setPopupMode(QToolButton::InstantPopup);
  line.more->setFocusPolicy(Qt::StrongFocus);
  line.more->setVisible(context_.regions != nullptr);
  auto* menu = new QMenu(line.more);
  const auto address = [this, at = lines_.size()] { return lines_[at].region; };
  menu->addAction(tr("Look at the certificate…"), this, [this, address] { review(address()); });
  menu->addAction(tr("Change the address…"), this, [this, address] { relocate(address()); });
  menu->addAction(tr("Remove from this computer…"), this, [this, address] { askToRemove(address()); });
  line.more->setMenu(menu);
  layout_->insertWidget(static_cast<int>(lines_.size()), line.row);
  lines_.push_back(line);
}

void RegionLines::refresh() {
  const auto& regions = context_.workspace.facts().regions;
  none_->setVisible(regions.empty());
  make::setText(none_, context_.regions ? tr("No region yet. Add the one whose address you were given.")
                                        : tr("No region is configured on this desktop."));
  while (lines_.size() < regions.size()) addLine();
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    lines_[i].row->setVisible(i < regions.size());
    if (i < regions.size()) showLine(lines_[i], regions[i]);
  }
  QStringList versions;
  for (const auto& view : regions)
    if (const auto api = PartWords::api(view); !api.isEmpty()) versions << tr("%1: %2").arg(qs(view.name), api);
  make::setText(versions_, versions.join(QLatin1Char('\n')));
  versions_->setVisible(!versions.isEmpty());
  make::setProperty(add_, "look", regions.empty() ? "primary" : "");
}

void RegionLines::showLine(Line& line, const RegionView& view) {
  const auto status = reachability(view);
  line.mark->setStatus(status);
  make::setText(line.address, qs(view.name));
  line.region = view.address;
  line.address->setToolTip(qs(view.address));
  line.more->setAccessibleName(tr("More about %1").arg(qs(view.name)));
  QString said = tr("no answer · will be tried again");
  if (view.link == LinkState::connecting || view.link == LinkState::needsSignIn) said = tr("asking…");
  if (status == Status::bad) said = view.otherKey ? tr("another certificate") : tr("refused the connection");
  if (view.api && !understands(fitOf(*view.api))) said = tr("another API version");
  if (status == Status::ok) said = view.roundTrip >= 0 ? tr("answers · %1 ms").arg(view.roundTrip) : tr("answers");
  make::setText(line.said, said);
  make::setProperty(line.said, "tone", status == Status::ok ? "ok" : status == Status::bad ? "bad" : "unknown");
}

RegionDialog* RegionLines::add() {
  return open(std::nullopt);
}

RegionDialog* RegionLines::review(const std::string& address) {
  return openKnown(address, RegionDialog::Purpose::look);
}

RegionDialog* RegionLines::relocate(const std::string& address) {
  return openKnown(address, RegionDialog::Purpose::move);
}

RegionDialog* RegionLines::openKnown(const std::string& address, RegionDialog::Purpose purpose) {
  if (!context_.regions) return nullptr;
  const auto all = context_.regions->entries();
  const auto found = std::find_if(all.begin(), all.end(), [&](const RegionEntry& e) { return e.address == address; });
  return found == all.end() ? nullptr : open(*found, purpose);
}

RegionDialog* RegionLines::open(const std::optional<RegionEntry>& known, RegionDialog::Purpose purpose) {
  if (!context_.regions) return nullptr;
  auto* dialog = new RegionDialog(*context_.regions, known, this, purpose);
  connect(dialog, &RegionDialog::kept, this, [this](const QString& name) { Q_EMIT said(tr("%1 is kept.").arg(name)); });
  dialog->open();
  return dialog;
}

/// What goes with it, and what does not, before it goes.
QMessageBox* RegionLines::askToRemove(const std::string& address) {
  auto* question = new QMessageBox(QMessageBox::NoIcon, tr("Remove a region"),
                                   tr("Remove %1 from this computer?").arg(qs(address)), QMessageBox::NoButton, this);
  question->setAttribute(Qt::WA_DeleteOnClose);
  question->setInformativeText(tr(
      "Its address and the key that was trusted are forgotten. The copy, and what was decided here, stay; what waits "
      "in the outbox is sent to the regions that are left. With none left nothing is read or sent."));
  auto* remove = question->addButton(tr("Remove"), QMessageBox::DestructiveRole);
  auto* keep = question->addButton(tr("Keep"), QMessageBox::RejectRole);
  question->setDefaultButton(keep);
  question->setEscapeButton(keep);
  connect(remove, &QAbstractButton::clicked, this, [this, address] { this->remove(address); });
  question->open();
  return question;
}

/// It can be added again at any time; nothing of the copy or of what was decided goes with it.
void RegionLines::remove(const std::string& address) {
  const auto removed = context_.regions->remove(address);
  Q_EMIT said(removed ? tr("%1 was removed. What was decided here stays.").arg(qs(address))
                      : Words::error(removed.error()));
}

}  // namespace rebate
