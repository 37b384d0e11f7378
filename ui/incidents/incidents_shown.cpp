// SPDX-License-Identifier: GPL-3.0-or-later
// What the page shows of the alerts, and what is begun from it.
#include <QButtonGroup>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVariantAnimation>
#include <algorithm>

#include "ui/export/export_button.h"
#include "ui/incidents/alert_calls.h"
#include "ui/incidents/alert_dress.h"
#include "ui/incidents/alert_words.h"
#include "ui/incidents/incidents_export.h"
#include "ui/incidents/incidents_page.h"
#include "ui/incidents/notes_card.h"
#include "ui/incidents/silence_dialog.h"
#include "ui/incidents/suppressed_card.h"
#include "ui/style/data_age.h"
#include "ui/style/empty_state.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr int kSlide = 180;  // ms, once

}  // namespace

const AlertFacts& IncidentsPage::alerts() const {
  static const AlertFacts kNone;
  return context_.alerts ? context_.alerts->facts() : kNone;
}

const AlertView* IncidentsPage::viewOf(const std::string& fingerprint) const {
  for (const auto& view : alerts().alerts)
    if (view.id() == fingerprint) return &view;
  return nullptr;
}

std::string IncidentsPage::selected() const {
  const auto* view = dress_->viewAt(table_->currentIndex().row());
  return view ? view->id() : std::string{};
}

void IncidentsPage::show(AlertShow what) {
  filter_.show = what;
  chips_->button(static_cast<int>(what))->setChecked(true);
  fill();
}

void IncidentsPage::fill() {
  const auto before = selected();
  model_.setRows(alertRows(alerts(), filter_));
  for (int row = 0; row < model_.rowCount(); ++row) {
    const int columns = dress_->viewAt(row) ? 1 : AlertTableModel::kColumns;
    if (table_->columnSpan(row, 0) != columns) table_->setSpan(row, 0, 1, columns);
  }
  if (model_.rowOf(before) < 0)
    for (int row = 0; row < model_.rowCount(); ++row)
      if (dress_->viewAt(row)) {
        table_->selectRow(row);
        break;
      }
  export_->setEnabled(model_.rowCount() > 0);
  showEmpty();
  showSelected();
}

void IncidentsPage::showChips() {
  for (auto* chip : chips_->buttons()) {
    const auto show = static_cast<AlertShow>(chips_->id(chip));
    const auto number = std::count_if(alerts().alerts.begin(), alerts().alerts.end(),
                                      [&](const AlertView& view) { return shows(show, view); });
    const auto text = QStringLiteral("%1 %2").arg(IncidentsExport::show(show)).arg(number);
    if (chip->text() == text) continue;
    chip->setText(text);
    chip->setAccessibleName(text);
  }
}

void IncidentsPage::showRegions() {
  QStringList names{tr("All regions")};
  for (const auto& view : context_.workspace.facts().regions) names << qs(view.name);
  for (const auto& region : regionsOf(alerts()))
    if (!names.contains(qs(region))) names << qs(region);
  QStringList before;
  for (int i = 0; i < region_->count(); ++i) before << region_->itemText(i);
  if (names == before) return;
  showing_ = true;
  region_->clear();
  region_->addItems(names);
  region_->setCurrentIndex(std::max(0, static_cast<int>(names.indexOf(qs(filter_.region)))));
  if (region_->currentIndex() == 0) filter_.region.clear();
  showing_ = false;
}

/// Nothing in the list may mean that all is well, or that nobody is heard: they never look the same.
void IncidentsPage::showEmpty() {
  const auto blind = AlertWords::blindness(alerts());
  make::setText(blind_, blind.isEmpty() ? QString() : tr("%1. What they had is shown as unknown.").arg(blind));
  blind_->setVisible(!blind.isEmpty());
  const bool none = model_.rowCount() == 0;
  table_->setVisible(!none);
  empty_->setVisible(none);
  if (!none) return;
  if (!alerts().watching) return empty_->say(EmptyKind::loading, tr("Nobody is asked for alerts yet"));
  if (DataAge::isOffline(context_.workspace.facts()))
    return empty_->say(EmptyKind::offline, tr("No region answers"),
                       tr("Whether anything fires there is not known from here."));
  if (!blind.isEmpty())
    return empty_->say(EmptyKind::trouble, tr("Nothing is known to fire"),
                       tr("An Alertmanager is silent: what it has to say is not known."));
  switch (filter_.show) {
    case AlertShow::firing:
      return empty_->say(EmptyKind::nothing, tr("Nothing fires"),
                         alerts().sources.empty()
                             ? tr("No region names an Alertmanager: this desktop watches by its own thresholds.")
                             : tr("Alertmanagers and the thresholds of this desktop are quiet."));
    case AlertShow::acknowledged:
      return empty_->say(EmptyKind::nothing, tr("Nobody has anything in hand"));
    case AlertShow::suppressed:
      return empty_->say(EmptyKind::nothing, tr("Nothing that fires is kept quiet"));
  }
}

void IncidentsPage::showSelected() {
  const auto* view = dress_->viewAt(table_->currentIndex().row());
  notes_->show(view ? std::optional(*view) : std::nullopt);
}

void IncidentsPage::showSound() {
  const bool on = alertCallsIn(context_.workspace.facts().preferences).sound;
  const auto text = on ? tr("Sound on") : tr("Sound off");
  if (sound_->text() == text) return;
  sound_->setText(text);
  sound_->setAccessibleName(text);
  sound_->setToolTip(on ? tr("A new alert rings. Press to turn it off.") : tr("Nothing rings. Press to turn it on."));
}

void IncidentsPage::slideIn(int first, int last) {
  if (!filled_ || !table_->isVisible()) return;
  const int height = table_->verticalHeader()->defaultSectionSize();
  auto* slide = new QVariantAnimation(this);
  slide->setStartValue(1);
  slide->setEndValue(height);
  slide->setDuration(kSlide);
  std::vector<QPersistentModelIndex> rows;
  for (int row = first; row <= last; ++row) rows.emplace_back(dress_->index(row, 0));
  connect(slide, &QVariantAnimation::valueChanged, this, [this, rows](const QVariant& value) {
    for (const auto& row : rows)
      if (row.isValid()) table_->setRowHeight(row.row(), value.toInt());
  });
  slide->start(QAbstractAnimation::DeleteWhenStopped);
}

void IncidentsPage::ask(const std::string& fingerprint, bool exactly) {
  const auto* view = viewOf(fingerprint);
  if (!view || !context_.alerts) return;
  if (exactly && view->standing == Standing::acknowledged)
    return Q_EMIT said(tr("%1 has it in hand.").arg(AlertWords::owner(*view, context_.clock.wall())), ToastKind::note);
  const auto kind = exactly ? SilenceDialog::Kind::acknowledge : SilenceDialog::Kind::silence;
  auto* dialog = new SilenceDialog(context_, kind, *view, this);
  connect(dialog, &SilenceDialog::done, this, [this](const QString& words) { Q_EMIT said(words, ToastKind::done); });
  dialog->show();
}

void IncidentsPage::acknowledge(const std::string& fingerprint) {
  ask(fingerprint, true);
}

void IncidentsPage::silence(const std::string& fingerprint) {
  ask(fingerprint, false);
}

}  // namespace rebate
