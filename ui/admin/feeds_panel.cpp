// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/feeds_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/admin/coverage_map.h"
#include "ui/admin/feed_export.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {

FeedsPanel::FeedsPanel(const Context& context, QWidget* parent)
    : AdminPanel(context, tr("Feeds, last seven days"), parent) {
  auto* card = make::frame("card");
  auto* layout = new QVBoxLayout(card);
  layout->setContentsMargins(12, 12, 12, 12);
  layout->setSpacing(8);
  layout->addWidget(summary_ = make::paragraph({}));
  summary_->setObjectName(QStringLiteral("summary"));
  layout->addWidget(map_ = new CoverageMap(context.look));
  map_->setObjectName(QStringLiteral("coverage"));
  layout->addWidget(make::paragraph(
      tr("Filled: read. Hatched: a hole. Dotted: waits to be read again. Arrow keys go from hole to hole.")));
  body_->addWidget(card);
  auto* act = make::frame("card");
  auto* row = new QHBoxLayout(act);
  row->setContentsMargins(12, 12, 12, 12);
  row->setSpacing(12);
  row->addWidget(hole_ = make::label({}, "strong"));
  hole_->setObjectName(QStringLiteral("hole"));
  row->addWidget(why_ = make::label({}, "muted"), 1);
  why_->setObjectName(QStringLiteral("whyNot"));
  row->addWidget(reread_ = make::button(tr("Read it again"), "primary"));
  reread_->setObjectName(QStringLiteral("reread"));
  body_->addWidget(act);
  body_->addStretch();
  offerExport([this] {
    const auto now = context_.clock.wall() + context_.workspace.facts().clockAhead;
    return FeedExport::table(context_.workspace, this, now - CoverageMap::kShown);
  });
  connect(map_, &CoverageMap::choiceChanged, this, &FeedsPanel::look);
  connect(map_, &CoverageMap::activated, reread_, &QPushButton::click);
  connect(reread_, &QPushButton::clicked, this, &FeedsPanel::reread);
  look();
}

void FeedsPanel::refresh() {
  askFor<CoverageRead>({}, [this](const std::vector<FeedCoverage>& feeds) { take(feeds); });
}

void FeedsPanel::take(const std::vector<FeedCoverage>& feeds) {
  if (feeds.empty())
    return showEmpty(tr("No feed was read yet."),
                     tr("The leader of the platform reads them; its configuration says which."));
  map_->show(feeds, context_.clock.wall() + context_.workspace.facts().clockAhead);
  Millis missing = 0;
  int waiting = 0;
  for (const auto& hole : map_->holes()) missing += hole.to - hole.from;
  for (const auto& feed : feeds) waiting += static_cast<int>(feed.rereads.size());
  auto text = map_->holes().empty() ? tr("Everything was read.")
                                    : tr("%n hole(s), ", nullptr, static_cast<int>(map_->holes().size())) +
                                          tr("%1 altogether.").arg(Words::age(missing));
  if (waiting > 0) text += QLatin1Char(' ') + tr("%n stretch(es) wait to be read again.", nullptr, waiting);
  make::setText(summary_, text);
  look();
}

/// Somebody has asked for all of it already.
bool FeedsPanel::waits() const {
  const auto* hole = map_->chosen();
  if (hole == nullptr) return false;
  const auto& rereads = map_->feeds()[hole->lane].rereads;
  return std::any_of(rereads.begin(), rereads.end(),
                     [&](const auto& wish) { return wish.from <= hole->from && wish.to >= hole->to; });
}

void FeedsPanel::look() {
  const auto* hole = map_->chosen();
  make::setText(hole_, hole == nullptr ? tr("No hole is chosen.")
                                       : tr("%1: %2 to %3, %4")
                                             .arg(CoverageMap::laneName(map_->feeds()[hole->lane]), dayTime(hole->from),
                                                  dayTime(hole->to), Words::age(hole->to - hole->from)));
  QString why;
  if (hole != nullptr && waits()) why = tr("It waits to be read again already.");
  if (!may(Permission::rereadFeeds)) why = tr("Administrators have a stretch read again.");
  make::setText(why_, why);
  reread_->setVisible(may(Permission::rereadFeeds));
  reread_->setEnabled(hole != nullptr && why.isEmpty());
}

void FeedsPanel::reread() {
  const auto* hole = map_->chosen();
  if (hole == nullptr || !reread_->isEnabled()) return;
  const auto& feed = map_->feeds()[hole->lane];
  keep(RereadFeed{feed.platform, feed.queryType, hole->from, hole->to}, {});
}

}  // namespace rebate
