// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help_dialogs.h"

#include <QDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>
#include <map>

#include "ui/shell/shortcut_list.h"
#include "ui/style/make.h"

namespace rebate {
namespace {

QDialog* dialog(QWidget* parent, const QString& title) {
  auto* made = new QDialog(parent);
  made->setAttribute(Qt::WA_DeleteOnClose);
  made->setWindowTitle(title);
  auto* layout = new QVBoxLayout(made);
  layout->setContentsMargins(22, 20, 22, 18);
  layout->setSpacing(12);
  layout->addWidget(make::label(title, "title"));
  return made;
}

/// Not Qt's own button, which comes in the system's language.
void addClose(QDialog* made, const QString& text) {
  auto* close = make::button(text);
  QObject::connect(close, &QPushButton::clicked, made, &QDialog::reject);
  made->layout()->addWidget(close);
  made->layout()->setAlignment(close, Qt::AlignRight);
}

}  // namespace

void HelpDialogs::showShortcuts(QWidget* parent) {
  auto* made = dialog(parent, tr("Keyboard shortcuts"));
  made->setObjectName(QStringLiteral("shortcuts"));
  auto* sheet = new QWidget;
  auto* columns = new QHBoxLayout(sheet);
  columns->setContentsMargins(0, 0, 12, 0);
  columns->setSpacing(28);
  std::map<QString, QFormLayout*> places;
  QVBoxLayout* column = nullptr;
  for (const auto& row : shortcutsOf(*parent)) {
    if (row.what.isEmpty()) continue;
    auto& form = places[row.where];
    if (!form) {
      // What holds everywhere on the left, the pages beside it.
      if (!column || columns->count() < 2) columns->addLayout(column = new QVBoxLayout, 1);
      column->addWidget(make::section(row.where.isEmpty() ? tr("Everywhere") : row.where));
      column->addLayout(form = new QFormLayout);
      form->setHorizontalSpacing(20);
      form->setVerticalSpacing(7);
    }
    form->addRow(make::label(row.keys.toString(QKeySequence::NativeText), "key"), make::label(row.what));
  }
  for (int i = 0; i < columns->count(); ++i) static_cast<QVBoxLayout*>(columns->itemAt(i)->layout())->addStretch();
  auto* area = new QScrollArea;
  area->setFrameShape(QFrame::NoFrame);
  area->setWidgetResizable(true);
  area->setWidget(sheet);
  sheet->setAutoFillBackground(false);
  area->viewport()->setAutoFillBackground(false);
  const auto room = parent->screen()->availableGeometry().size() - QSize(120, 200);
  area->setMinimumSize((sheet->sizeHint() + QSize(16, 4)).boundedTo(room));
  made->layout()->addWidget(area);
  addClose(made, tr("Close"));
  made->open();
}

void HelpDialogs::showAbout(QWidget* parent) {
  auto* made = dialog(parent, tr("About Rebate Console"));
  made->setObjectName(QStringLiteral("about"));
  made->layout()->addWidget(make::label(tr("Version %1").arg(QCoreApplication::applicationVersion()), "muted"));
  auto* text =
      make::paragraph(tr("The desktop of a rebate platform: it shows the truth and its age, and goes on when a "
                         "region or the network is gone."));
  text->setMinimumWidth(380);
  made->layout()->addWidget(text);
  made->layout()->addWidget(make::label(tr("Free software under the GNU GPL, version 3 or later."), "muted"));
  addClose(made, tr("Close"));
  made->open();
}

}  // namespace rebate
