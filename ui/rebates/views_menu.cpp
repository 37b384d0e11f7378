// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/views_menu.h"

#include <QInputDialog>
#include <QMenu>
#include <QPointer>
#include <algorithm>

#include "ui/rebates/views_dialog.h"
#include "ui/style/words.h"

namespace rebate {

ViewsMenu::ViewsMenu(const Context& context, QWidget* parent) : QToolButton(parent), context_(context) {
  setText(tr("Views"));
  setObjectName(QStringLiteral("views"));
  setAccessibleName(tr("Saved views"));
  setPopupMode(InstantPopup);
  setFocusPolicy(Qt::StrongFocus);
  setMenu(new QMenu(this));
  connect(menu(), &QMenu::aboutToShow, this, &ViewsMenu::fill);
}

std::vector<SavedView> ViewsMenu::views() const {
  return SavedViews::of(context_.workspace.facts().preferences);
}

void ViewsMenu::setViews(const std::vector<SavedView>& views) {
  auto preferences = context_.workspace.facts().preferences;
  SavedViews::set(preferences, views);
  const QPointer<ViewsMenu> self(this);
  context_.workspace.setPreferences(preferences, [self](const Outcome& outcome) {
    if (self && !outcome) Q_EMIT self->failed(Words::error(outcome.error()));
  });
}

void ViewsMenu::fill() {
  menu()->clear();
  const auto known = views();
  for (const auto& view : known) {
    auto* action = menu()->addAction(view.isDefault ? tr("%1 (shown first)").arg(view.name) : view.name);
    action->setCheckable(true);
    action->setChecked(view.filter == current_);
    connect(action, &QAction::triggered, this, [this, filter = view.filter] { Q_EMIT chosen(filter); });
  }
  if (known.empty()) menu()->addAction(tr("No view saved yet"))->setEnabled(false);
  menu()->addSeparator();
  connect(menu()->addAction(tr("Save this view…")), &QAction::triggered, this, &ViewsMenu::askName);
  auto* manage = menu()->addAction(tr("Manage views…"));
  manage->setEnabled(!known.empty());
  connect(manage, &QAction::triggered, this, &ViewsMenu::manage);
}

void ViewsMenu::askName() {
  auto* asked = new QInputDialog(this);
  asked->setAttribute(Qt::WA_DeleteOnClose);
  asked->setWindowTitle(tr("Save this view"));
  asked->setLabelText(tr("Name of the view"));
  asked->setOkButtonText(tr("Save view"));
  asked->setCancelButtonText(tr("Cancel"));
  connect(asked, &QInputDialog::textValueSelected, this, &ViewsMenu::save);
  asked->open();
}

void ViewsMenu::save(const QString& name) {
  const auto called = name.simplified();
  if (called.isEmpty()) return;
  auto known = views();
  const auto found = std::find_if(known.begin(), known.end(), [&](const auto& view) { return view.name == called; });
  if (found != known.end())
    found->filter = current_;
  else
    known.push_back({called, current_, false});
  setViews(known);
}

void ViewsMenu::manage() {
  auto* dialog = new ViewsDialog(views(), this);
  connect(dialog, &ViewsDialog::changed, this, &ViewsMenu::setViews);
  dialog->open();
}

}  // namespace rebate
