// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/region_dialog.h"

#include <QDateTime>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr int kWidth = 560;

QString day(Millis at) {
  return QDateTime::fromMSecsSinceEpoch(at).toString(QStringLiteral("yyyy-MM-dd"));
}

}  // namespace

RegionDialog::RegionDialog(RegionBook& book, const std::optional<RegionEntry>& known, QWidget* parent, Purpose purpose)
    : QDialog(parent), book_(book), known_(known), purpose_(purpose) {
  setObjectName(QStringLiteral("regionDialog"));
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(!known ? tr("Add region") : purpose == Purpose::move ? tr("Address") : tr("Certificate"));
  setFixedWidth(kWidth);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(22, 20, 22, 18);
  layout->setSpacing(10);
  layout->addWidget(make::label(titleOf(known.has_value(), purpose), "title"));
  layout->addWidget(
      make::paragraph(tr("Whoever runs the region gives you its address, and can read you the fingerprint of "
                         "its certificate.")));
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addWidget(address_ = new QLineEdit, 1);
  address_->setPlaceholderText(QStringLiteral("https://cn-east.example"));
  address_->setAccessibleName(tr("Address of the region"));
  row->addWidget(check_ = make::button(tr("Check")));
  layout->addLayout(row);
  layout->addWidget(card_ = make::frame("card"));
  facts_ = new QGridLayout(card_);
  facts_->setContentsMargins(13, 11, 13, 12);
  facts_->setHorizontalSpacing(16);
  facts_->setVerticalSpacing(6);
  facts_->setColumnStretch(1, 1);
  card_->hide();
  layout->addWidget(message_ = make::paragraph({}));
  auto* foot = new QHBoxLayout;
  foot->setSpacing(8);
  foot->addStretch();
  foot->addWidget(close_ = make::button(tr("Cancel")));
  foot->addWidget(trust_ = make::button(tr("Add"), "primary"));
  layout->addLayout(foot);
  for (auto* button : {check_, close_, trust_}) button->setAutoDefault(false);
  trust_->setEnabled(false);
  connect(check_, &QPushButton::clicked, this, &RegionDialog::check);
  connect(address_, &QLineEdit::returnPressed, this, &RegionDialog::check);
  connect(address_, &QLineEdit::textEdited, this, &RegionDialog::forget);
  connect(close_, &QPushButton::clicked, this, &QDialog::reject);
  connect(trust_, &QPushButton::clicked, this, &RegionDialog::keep);
  address_->setFocus();
  if (!known) return;
  address_->setText(qs(known->address));
  if (purpose_ == Purpose::move) {
    address_->selectAll();
    return;
  }
  address_->setReadOnly(true);
  address_->setFocusPolicy(Qt::ClickFocus);
  check();
}

QString RegionDialog::titleOf(bool known, Purpose purpose) {
  if (!known) return tr("Add a region");
  return purpose == Purpose::move ? tr("Change a region's address") : tr("Look at a region's certificate");
}

/// What was shown is of another address.
void RegionDialog::forget() {
  asking_.reset();
  probe_.reset();
  card_->hide();
  trust_->setEnabled(false);
  say({}, "muted");
}

void RegionDialog::check() {
  forget();
  if (address_->text().trimmed().isEmpty()) return say(tr("Give the address of a region."), "muted");
  say(tr("Asking…"), "muted");
  asking_ = book_.check(address_->text().toStdString(), [this](const Result<RegionProbe>& probe) { answered(probe); });
}

void RegionDialog::answered(const Result<RegionProbe>& probe) {
  if (!probe) {
    say(trouble(probe.error()), "bad");
    address_->setFocus();
    return;
  }
  probe_ = *probe;
  showProbe(*probe);
}

QString RegionDialog::trouble(const Error& why) {
  if (why.code == Errc::invalid) return tr("This is no address. An address looks like https://cn-east.example.");
  if (why.code == Errc::notAllowed)
    return tr("Without encryption a region may only be on this computer. Use its https address.");
  if (why.code == Errc::malformed) return tr("Something answers there, but it is no region (%1).").arg(qs(why.detail));
  return tr("Nobody answers there: %1. Look at the address and at the network, then check again.").arg(qs(why.detail));
}

void RegionDialog::line(int row, const QString& name, const QString& value, bool mono) {
  auto* title = make::label(name, "muted");
  auto* text = mono ? make::mono(value) : make::label(value);
  text->setWordWrap(!mono);
  text->setTextInteractionFlags(Qt::TextSelectableByMouse);
  facts_->addWidget(title, row, 0, Qt::AlignTop);
  facts_->addWidget(text, row, 1);
}

void RegionDialog::showProbe(const RegionProbe& probe) {
  while (auto* item = facts_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  int row = 0;
  line(row++, tr("Region"), qs(probe.region));
  line(row++, tr("API"), probe.api.empty() ? tr("not said") : qs(probe.api));
  line(row++, tr("Answered in"), tr("%1 ms").arg(probe.roundTrip));
  const auto& shown = probe.certificate;
  line(row++, tr("Encryption"), shown ? tr("TLS") : tr("none; it is on this computer"));
  if (shown) {
    QStringList names;
    for (const auto& name : shown->names) names << qs(name);
    line(row++, tr("Certificate of"), qs(shown->subject));
    line(row++, tr("Issued by"),
         shown->trusted ? tr("%1, whom this computer trusts").arg(qs(shown->issuer))
                        : tr("%1, whom this computer does not know").arg(qs(shown->issuer)));
    line(row++, tr("Names"), names.isEmpty() ? tr("none") : names.join(QStringLiteral(", ")));
    line(row++, tr("Valid"), tr("from %1 to %2").arg(day(shown->validFrom), day(shown->validUntil)));
    line(row++, tr("Key (SHA-256)"), fingerprint(shown->key), true);
  }
  const bool other = known_ && !known_->pin.empty() && shown && known_->pin != shown->key;
  if (other) line(row++, tr("Trusted until now"), fingerprint(known_->pin), true);
  card_->show();
  const bool expired = shown && !shown->inTime;
  const bool downgraded = known_ && !known_->pin.empty() && !shown;
  trust_->setEnabled(!expired && !downgraded);
  trust_->setText(other ? tr("Trust the new one") : shown ? tr("Trust and keep") : tr("Keep"));
  trust_->setAccessibleName(trust_->text());
  if (expired) return say(tr("The certificate is not valid now. The region needs a new one."), "bad");
  if (downgraded) return say(tr("It answers without encryption now, and did not before."), "bad");
  if (purpose_ == Purpose::move && known_ && !known_->name.empty() && known_->name != probe.region) {
    trust_->setEnabled(false);
    return say(
        tr("It calls itself %1. The one whose address you change is %2.").arg(qs(probe.region), qs(known_->name)),
        "bad");
  }
  if (other) {
    close_->setFocus();  // nobody trusts another one by pressing Return once more
    return say(tr("This is another key than the one you trusted. Ask who runs the region before you trust it: somebody "
                  "else may be answering in its place."),
               "bad");
  }
  if (shown)
    say(tr("Compare the key with what you were told. From then on only this one is let in."), "muted");
  else
    say({}, "muted");
  trust_->setFocus();
}

void RegionDialog::keep() {
  if (!probe_) return;
  const RegionEntry entry{probe_->address, probe_->region, probe_->certificate ? probe_->certificate->key : ""};
  auto outcome = book_.put(entry);
  const bool moved = purpose_ == Purpose::move && known_ && known_->address != entry.address;
  if (outcome && moved) outcome = book_.remove(known_->address);
  if (!outcome) {
    const bool inside = outcome.error().code == Errc::busy;
    return say(
        inside ? tr("Sign out first: regions are changed while nobody is inside.") : Words::error(outcome.error()),
        "bad");
  }
  Q_EMIT kept(qs(entry.name));
  accept();
}

void RegionDialog::say(const QString& text, const char* tone) {
  make::setText(message_, text);
  make::setProperty(message_, "tone", tone);
}

QString RegionDialog::fingerprint(const std::string& hex) {
  QString text;
  for (std::size_t i = 0; i < hex.size(); i += 4) {
    if (i > 0) text += i == hex.size() / 2 ? QLatin1Char('\n') : QLatin1Char(' ');
    text += qs(hex.substr(i, 4));
  }
  return text;
}

QString RegionDialog::message() const {
  return message_->text();
}

QString RegionDialog::shown() const {
  QStringList all;
  for (const auto* label : card_->findChildren<QLabel*>()) all << label->text();
  return all.join(QLatin1Char('\n'));
}

}  // namespace rebate
