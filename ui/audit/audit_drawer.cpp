// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/audit_drawer.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "ui/audit/audit_words.h"
#include "ui/style/clipboard.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr int kMostChanges = 24;

QJsonObject objectOf(const std::string& text) {
  return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

QString textOf(const QJsonValue& value) {
  if (value.isUndefined() || value.isNull()) return QStringLiteral("—");
  if (value.isString()) return value.toString();
  if (value.isDouble()) return QString::number(value.toInteger());
  if (value.isBool()) return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
  const auto document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
  return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

}  // namespace

AuditDrawer::AuditDrawer(QWidget* parent) : QFrame(parent) {
  setProperty("look", QStringLiteral("card"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 11, 12, 12);
  layout->setSpacing(8);
  auto* top = new QHBoxLayout;
  top->addWidget(head_ = make::label({}, "strong"), 1);
  top->addWidget(close_ = make::button(tr("Close")));
  close_->setAccessibleName(tr("Close the record"));
  layout->addLayout(top);
  layout->addWidget(facts_ = make::paragraph({}, nullptr));
  auto* hashes = new QHBoxLayout;
  hashes->addWidget(hash_ = make::mono({}), 1);
  hash_->setWordWrap(true);
  hashes->addWidget(copyHash_ = make::button(tr("Copy hash")), 0, Qt::AlignTop);
  layout->addLayout(hashes);
  layout->addWidget(changesHead_ = make::section(tr("What changed")));
  changes_ = new QGridLayout;
  changes_->setHorizontalSpacing(12);
  changes_->setVerticalSpacing(4);
  changes_->setColumnStretch(1, 1);
  changes_->setColumnStretch(2, 1);
  layout->addLayout(changes_);
  layout->addWidget(make::section(tr("Record")));
  layout->addWidget(record_ = new QPlainTextEdit, 1);
  record_->setReadOnly(true);
  record_->setTabChangesFocus(true);
  record_->setFont(monoFont());
  record_->setAccessibleName(tr("Record as JSON"));
  record_->setMinimumHeight(120);
  connect(close_, &QPushButton::clicked, this, &AuditDrawer::closeWanted);
  connect(copyHash_, &QPushButton::clicked, this, [this] {
    clipboard::put(qs(entry_.raw.hash));
    Q_EMIT copied();
  });
}

void AuditDrawer::show(const AuditEntry& entry) {
  entry_ = entry;
  make::setText(head_, tr("Record %1").arg(count(entry.raw.seq)));
  make::setText(facts_, tr("%1 · %2 %3 · %4 · epoch %5")
                            .arg(dayTime(entry.at).section(QLatin1Char(' '), 0, 0) + QLatin1Char(' ') + clockTime(entry.at), qs(entry.actor),
                                 AuditWords::action(entry.action), AuditWords::entity(entry))
                            .arg(entry.epoch));
  make::setText(hash_, qs(entry.raw.hash));
  const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(entry.raw.record));
  record_->setPlainText(document.isNull() ? qs(entry.raw.record)
                                          : QString::fromUtf8(document.toJson(QJsonDocument::Indented)));
  showChanges();
}

/// Of what was there before and after only what differs; all of it is in the record below.
void AuditDrawer::showChanges() {
  while (auto* item = changes_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  const auto detail = objectOf(entry_.detail);
  const auto before = detail.value(QLatin1String("before")).toObject();
  const auto after = detail.value(QLatin1String("after")).toObject();
  auto keys = before.keys() + after.keys();
  keys.removeDuplicates();
  keys.sort();
  int row = 0;
  const auto line = [&](const QString& name, const QString& was, const QString& is, const char* look) {
    int column = 0;
    for (const auto& text : {name, was, is}) {
      auto* cell = make::label(text, column == 0 ? "muted" : look);
      cell->setWordWrap(true);
      cell->setTextInteractionFlags(Qt::TextSelectableByMouse);
      changes_->addWidget(cell, row, column++);
    }
    ++row;
  };
  for (const auto& key : keys) {
    if (before.value(key) == after.value(key) || row > kMostChanges) continue;
    if (row == 0) line({}, tr("Before"), tr("After"), "muted");
    line(key, textOf(before.value(key)), textOf(after.value(key)), nullptr);
  }
  changesHead_->setVisible(row > 0);
}

QString AuditDrawer::text() const {
  QStringList said{head_->text(), facts_->text(), hash_->text()};
  for (int i = 0; i < changes_->count(); ++i)
    if (auto* label = qobject_cast<QLabel*>(changes_->itemAt(i)->widget())) said << label->text();
  said << record_->toPlainText();
  return said.join(QLatin1Char('\n'));
}

}  // namespace rebate
