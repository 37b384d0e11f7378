// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help_dialogs.h"

#include <QDialog>
#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>
#include <utility>

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
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(28);
  grid->setVerticalSpacing(7);
  const std::pair<const char*, QString> rows[] = {
      {"Ctrl+1", tr("Overview")},
      {"Ctrl+2", tr("Rebates")},
      {"Ctrl+3", tr("Outbox")},
      {"Ctrl+F", tr("Find a rebate")},
      {"A", tr("Approve the selected rebate")},
      {"H", tr("Hold it, with a reason")},
      {"R", tr("Reject it, with a reason")},
      {"Ctrl+C", tr("Copy the selected row")},
      {"F5", tr("Send the outbox again")},
      {"Ctrl+Z", tr("Undo the last decision while it is held back")},
      {"Ctrl+,", tr("Settings")},
      {"Ctrl+L", tr("Lock the console")},
      {"F1", tr("This list")},
      {"Ctrl+Q", tr("Quit")},
  };
  int line = 0;
  for (const auto& [keys, what] : rows) {
    grid->addWidget(make::label(QString::fromLatin1(keys), "key"), line, 0, Qt::AlignLeft);
    grid->addWidget(make::label(what), line++, 1);
  }
  grid->setColumnStretch(1, 1);
  static_cast<QVBoxLayout*>(made->layout())->addLayout(grid);
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
