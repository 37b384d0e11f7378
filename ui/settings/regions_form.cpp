// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/regions_form.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/signin/region_dialog.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {

RegionsForm::RegionsForm(const Context& context, QWidget* parent) : Page(parent), context_(context) {
  layout_ = new QVBoxLayout(this);
  layout_->setContentsMargins(0, 0, 0, 0);
  layout_->setSpacing(8);
  layout_->addWidget(none_ = make::paragraph(tr("No region is configured on this desktop.")));
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addWidget(why_ = make::paragraph(tr("Regions are added, moved to another address and removed on the sign-in "
                                           "page, while nobody is inside. What was decided stays in the outbox.")),
                 1);
  row->addWidget(change_ = make::button(tr("Sign out and change them…")));
  layout_->addLayout(row);
  change_->setAccessibleName(tr("Sign out and change the regions"));
  change_->setVisible(context_.regions != nullptr);
  why_->setVisible(context_.regions != nullptr);
  connect(change_, &QPushButton::clicked, this, [this] { context_.workspace.signOut(); });
  factsChanged();
}

RegionsForm::Line RegionsForm::addLine() {
  Line line{make::label({}, "strong"), make::label({}), make::mono({}), make::label({}, "muted")};
  auto* box = new QVBoxLayout;
  box->setSpacing(2);
  auto* head = new QHBoxLayout;
  head->setSpacing(8);
  head->addWidget(line.name);
  head->addWidget(line.contact, 1, Qt::AlignRight);
  box->addLayout(head);
  box->addWidget(line.address);
  box->addWidget(line.key);
  for (auto* label : {line.address, line.key}) label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  layout_->insertLayout(static_cast<int>(lines_.size()), box);
  return line;
}

void RegionsForm::factsChanged() {
  const auto& regions = context_.workspace.facts().regions;
  none_->setVisible(regions.empty());
  while (lines_.size() < regions.size()) lines_.push_back(addLine());
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const auto& line = lines_[i];
    for (auto* label : {line.name, line.address, line.key, line.contact}) label->setVisible(i < regions.size());
    if (i < regions.size()) showLine(line, regions[i]);
  }
}

void RegionsForm::showLine(const Line& line, const RegionView& view) {
  make::setText(line.name, qs(view.name));
  make::setText(line.address, qs(view.address));
  make::setText(line.contact, contactOf(view));
  make::setProperty(line.contact, "tone", view.otherKey ? "bad" : "");
  const auto entries = context_.regions ? context_.regions->entries() : std::vector<RegionEntry>();
  const auto known =
      std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.address == view.address; });
  const bool pinned = known != entries.end() && !known->pin.empty();
  make::setText(line.key, pinned ? RegionDialog::fingerprint(known->pin)
                                 : tr("No key is pinned: whoever this computer's authorities vouch for is let in."));
  line.key->setAccessibleName(pinned ? tr("Key that was trusted: %1").arg(qs(known->pin)) : line.key->text());
}

QString RegionsForm::contactOf(const RegionView& view) const {
  if (view.otherKey) return tr("another certificate");
  if (view.lastHeard == 0) return tr("never heard of");
  return tr("heard of %1 ago").arg(Words::age(std::max<Millis>(0, context_.clock.wall() - view.lastHeard)));
}

QString RegionsForm::said() const {
  QStringList all;
  for (const auto& line : lines_)
    if (line.name->isVisibleTo(this))
      all << QStringList{line.name->text(), line.address->text(), line.key->text(), line.contact->text()}.join(
          QStringLiteral(" · "));
  return all.join(QLatin1Char('\n'));
}

}  // namespace rebate
