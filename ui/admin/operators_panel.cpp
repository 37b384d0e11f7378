// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/operators_panel.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/admin/admin_export.h"
#include "ui/outbox/command_words.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr Role kRoles[] = {Role::support, Role::finance, Role::incident, Role::admin, Role::auditor};
constexpr StaffChange kChanges[] = {StaffChange::add, StaffChange::role, StaffChange::disable};

}  // namespace

OperatorsPanel::OperatorsPanel(const Context& context, QWidget* parent) : AdminPanel(context, tr("Operators"), parent) {
  table_ = addTable(tr("Operators"),
                    {tr("Sign-in name"), tr("Shown as"), tr("Role"), tr("Password"), tr("One-time code"), tr("State")},
                    QStringLiteral("operators"));
  offerExport([this] { return AdminExport::operators(context_.workspace, this); });
  if (may(Permission::proposeOperators)) buildEditor();
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] { choose(); });
}

void OperatorsPanel::buildEditor() {
  auto* card = make::frame("card");
  auto* layout = new QVBoxLayout(card);
  layout->setContentsMargins(12, 12, 12, 12);
  layout->setSpacing(8);
  layout->addWidget(make::label(tr("Propose a change"), "title"));
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  const auto add = [row](auto* field, const char* name, const QString& what, int stretch) {
    field->setObjectName(QLatin1String(name));
    field->setAccessibleName(what);
    row->addWidget(field, stretch);
    return field;
  };
  change_ = add(new QComboBox, "change", tr("Change"), 0);
  for (const auto change : kChanges) change_->addItem(CommandWords::staffChange(change));
  name_ = add(new QLineEdit, "name", tr("Sign-in name"), 1);
  display_ = add(new QLineEdit, "display", tr("Shown as"), 1);
  role_ = add(new QComboBox, "role", tr("Role"), 0);
  for (const auto role : kRoles) role_->addItem(Words::role(role));
  reason_ = add(new QLineEdit, "reason", tr("Why"), 2);
  for (auto* field : {name_, display_, reason_}) field->setPlaceholderText(field->accessibleName());
  display_->setMaxLength(20);
  reason_->setMaxLength(160);
  row->addWidget(propose_ = make::button(tr("Propose"), "primary"));
  propose_->setObjectName(QStringLiteral("propose"));
  layout->addLayout(row);
  layout->addWidget(why_ = make::paragraph({}));
  why_->setObjectName(QStringLiteral("whyNot"));
  body_->addWidget(card);
  for (auto* field : {name_, display_, reason_}) connect(field, &QLineEdit::textChanged, this, &OperatorsPanel::look);
  for (auto* box : {change_, role_}) connect(box, &QComboBox::currentIndexChanged, this, &OperatorsPanel::look);
  connect(change_, &QComboBox::currentIndexChanged, this, &OperatorsPanel::choose);
  connect(propose_, &QPushButton::clicked, this, &OperatorsPanel::propose);
  look();
}

void OperatorsPanel::refresh() {
  askFor<OperatorsRead>({}, [this](std::vector<OperatorRow> rows) {
    rows_ = std::move(rows);
    fill();
  });
}

void OperatorsPanel::fill() {
  std::vector<QStringList> rows;
  for (const auto& row : rows_) {
    rows.push_back({qs(row.who.name), qs(row.who.display), Words::role(row.who.role),
                    row.password ? tr("yes") : tr("none yet"), row.code ? tr("yes") : tr("no"),
                    AdminExport::operatorState(row)});
  }
  fillTable(table_, rows);
  if (change_ != nullptr) look();
}

/// The change of somebody who is there is about the row that is chosen.
void OperatorsPanel::choose() {
  if (change_ == nullptr || kChanges[change_->currentIndex()] == StaffChange::add) return;
  const auto row = static_cast<std::size_t>(table_->currentIndex().row());
  if (table_->currentIndex().isValid() && row < rows_.size()) name_->setText(qs(rows_[row].who.name));
}

QString OperatorsPanel::whyNot() const {
  static const QRegularExpression kName(QStringLiteral("^[a-z0-9][a-z0-9.-]{0,63}$"));
  const auto change = kChanges[change_->currentIndex()];
  const auto name = name_->text().trimmed();
  if (!kName.match(name).hasMatch()) return tr("A sign-in name has lower-case letters, digits, dots and dashes.");
  const auto row =
      std::find_if(rows_.begin(), rows_.end(), [&](const OperatorRow& r) { return qs(r.who.name) == name; });
  const bool there = row != rows_.end();
  if (change == StaffChange::add && there) return tr("There is somebody of that name already.");
  if (change != StaffChange::add && !there) return tr("There is nobody of that name.");
  if (change != StaffChange::add && row->disabled) return tr("Ended for good: a new name is needed.");
  if (change == StaffChange::role && row->who.role == kRoles[role_->currentIndex()])
    return tr("That is their role already.");
  if (reason_->text().trimmed().isEmpty()) return tr("Say why.");
  return {};
}

void OperatorsPanel::look() {
  const auto change = kChanges[change_->currentIndex()];
  display_->setVisible(change == StaffChange::add);
  role_->setVisible(change != StaffChange::disable);
  const auto why = whyNot();
  propose_->setEnabled(why.isEmpty());
  make::setText(
      why_, why.isEmpty() ? tr("Another administrator decides. Whoever is new gets a password at the machine.") : why);
}

void OperatorsPanel::propose() {
  ProposeOperator wish;
  wish.change = kChanges[change_->currentIndex()];
  wish.who = {name_->text().trimmed().toStdString(), display_->text().trimmed().toStdString(),
              kRoles[role_->currentIndex()]};
  wish.reason = reason_->text().trimmed().toStdString();
  Facts seen;
  for (const auto& row : rows_)
    if (row.who.name == wish.who.name) seen = {{"role", std::string(name(row.who.role))}, {"display", row.who.display}};
  keep(wish, seen, [this] {
    name_->clear();
    display_->clear();
    reason_->clear();
  });
}

}  // namespace rebate
